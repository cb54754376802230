// Axes and legends, for figures that have them.

import { GREY, INK, PALE, folded, heading, labelWidth } from './figure-look.js';

/** What shapes and colours mean. */
export function legend(frame, top, names = frame.figure.series.map((column) => heading(column))) {
  return {
    top, left: 8, right: 8, itemGap: 16, itemWidth: 18, selectedMode: false,
    textStyle: { fontSize: frame.size, color: INK },
    data: names,
  };
}

/** Height of the legend, by the number of lines that its entries need. */
export function legendHeight(frame, names = frame.figure.series.map((column) => heading(column))) {
  const widths = names.map((name) => labelWidth([{ label: name }], frame.size) + 42);
  let lines = 1;
  let used = 0;
  for (const width of widths) {
    if (used > 0 && used + width > frame.width - 16) {
      lines += 1;
      used = 0;
    }
    used += width;
  }
  return lines * 26;
}

export function valueAxis(frame, at, width = frame.width) {
  const percent = frame.figure.series.every((c) => c.unit === 'PERCENT');
  return {
    type: 'value', gridIndex: at, min: percent ? 0 : undefined, max: percent ? 100 : undefined,
    interval: percent ? (width < 260 ? 50 : 20) : undefined, splitNumber: width < 260 ? 2 : 5,
    axisLine: { show: false }, axisTick: { show: false },
    axisLabel: { color: GREY, fontSize: 12 }, splitLine: { lineStyle: { color: PALE } },
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
          return `{block|${line.block}}`;
        }
        return line.row.total ? `{total|${line.label}}` : folded(line.label, size, labels);
      },
      rich: {
        block: { fontWeight: 'bold', fontSize: size, color: INK, width: labels, align: 'left' },
        total: { fontWeight: 'bold', fontSize: size, color: INK },
      },
    },
  };
}
