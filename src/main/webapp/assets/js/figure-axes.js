// Axes and legends, for figures that have them.

import { GREY, INK, PALE, axisNumber, folded, heading, labelWidth } from './figure-look.js';

/** What shapes and colours mean. */
export function legend(frame, top, names = frame.figure.series.map((column) => heading(column))) {
  return {
    top, left: 8, right: 8, itemGap: 16, itemWidth: 18, selectedMode: false,
    textStyle: { fontSize: frame.size, color: INK, lineHeight: frame.size + 3 },
    formatter: (name) => folded(name, frame.size, entryWidth(frame)),
    data: names,
  };
}

/** Room for a name in the legend; longer ones go on in further lines. */
const entryWidth = (frame) => frame.width - 76;

/** Height of the legend, by the number of lines that its entries need. */
export function legendHeight(frame, names = frame.figure.series.map((column) => heading(column))) {
  let lines = 1;
  let further = 0;
  let used = 0;
  for (const name of names) {
    const width = Math.min(labelWidth([{ label: name }], frame.size), entryWidth(frame)) + 42;
    if (used > 0 && used + width > frame.width - 16) {
      lines += 1;
      used = 0;
    }
    used += width;
    further += folded(name, frame.size, entryWidth(frame)).split('\n').length - 1;
  }
  return lines * 26 + further * (frame.size + 3);
}

export function valueAxis(frame, at, width = frame.width) {
  const percent = frame.figure.series.every((c) => c.unit === 'PERCENT');
  return {
    type: 'value', gridIndex: at, min: percent ? 0 : undefined, max: percent ? 100 : undefined,
    interval: percent ? (width < 260 ? 50 : 20) : undefined, splitNumber: width < 260 ? 2 : 5,
    axisLine: { show: false }, axisTick: { show: false },
    axisLabel: { color: GREY, fontSize: 12, formatter: axisNumber }, splitLine: { lineStyle: { color: PALE } },
  };
}

/** Room below for an axis with its name. */
export const NAMED = 50;

/** Where no legend or heading tells what the numbers are, the axis does. */
export function namedAxis(frame) {
  return {
    ...valueAxis(frame, 0), name: heading(frame.figure.series[0]), nameLocation: 'middle', nameGap: 28,
    nameTextStyle: { color: INK, fontSize: 12 },
  };
}

export function rowAxis(frame, at, labelled) {
  const { lines, size, labels } = frame;
  return {
    type: 'category', gridIndex: at, inverse: true, axisTick: { show: false },
    axisLine: { lineStyle: { color: GREY } },
    data: lines.map((line, i) => String(i)),
    splitLine: { show: false },
    axisLabel: {
      show: labelled, interval: 0, fontSize: size, color: INK, width: labels, overflow: 'break', lineHeight: size + 3, margin: 8,
      formatter: (i) => {
        const line = lines[Number(i)];
        if (line.block) {
          return `{block|${folded(line.block, size, frame.width - 24)}}`;
        }
        return line.row.total ? `{total|${line.label}}` : folded(line.label, size, labels);
      },
      rich: {
        block: { fontWeight: 'bold', fontSize: size, color: INK, width: labels, align: 'left', lineHeight: size + 3 },
        total: { fontWeight: 'bold', fontSize: size, color: INK },
      },
    },
  };
}
