// Rows as points between two numbers.

import { legend, legendHeight, valueAxis } from './figure-axes.js';
import { DOT_COLOURS, GREY, INK, SHAPES, axisNumber, common, heading, labelWidth, say } from './figure-look.js';

/** Rows as named points: the first number across, the second up; the shape tells the block. */
export function scatter(frame) {
  const { figure, lines, width, narrow, size } = frame;
  const [across, up] = figure.series;
  const blocks = [...new Set(figure.rows.map((row) => say(row.block)))];
  const left = 48;
  const top = (blocks.length > 1 ? legendHeight(frame, blocks) : 0) + 40;
  const grid = { left, top, width: width - left - 24, height: narrow ? 360 : 460 };
  const points = [];
  lines.forEach((line, index) => {
    if (line.row && line.row.marks.every((m) => m.value !== undefined)) {
      points.push({ value: line.row.marks.map((m) => m.value), line: index, name: line.label, block: say(line.row.block) });
    }
  });
  const spanX = extent(points.map((p) => p.value[0]), across);
  const spanY = extent(points.map((p) => p.value[1]), up);
  placeNames(points, grid, spanX, spanY, size - 1, narrow);
  const series = blocks.map((block, i) => ({
    type: 'scatter', name: block, data: points.filter((p) => p.block === block),
    symbol: SHAPES[i % SHAPES.length], symbolSize: narrow ? 10 : 12, color: DOT_COLOURS[i % DOT_COLOURS.length],
    itemStyle: { borderColor: INK, borderWidth: 0.5, opacity: 1 },
    label: { show: true, color: INK, fontSize: size - 1, distance: 3, formatter: (p) => p.data.name },
  }));
  const title = { color: INK, fontSize: 12 };
  const axis = (column, [min, max]) => ({
    ...valueAxis({ ...frame, figure: { series: [column] } }, 0), min, max, name: heading(column), nameTextStyle: title,
    axisLabel: { color: GREY, fontSize: 12, formatter: axisNumber, showMinLabel: Number.isInteger(min), showMaxLabel: Number.isInteger(max) },
    minInterval: column.unit === 'COUNT' ? 1 : undefined, axisLine: { show: true, lineStyle: { color: GREY } },
  });
  return {
    height: top + grid.height + 52,
    option: {
      ...common(frame),
      legend: blocks.length > 1 ? legend(frame, 6, blocks) : undefined,
      grid: [grid],
      xAxis: [{ ...axis(across, spanX), nameLocation: 'middle', nameGap: 30 }],
      yAxis: [{
        ...axis(up, spanY), nameLocation: 'end', nameGap: 12,
        nameTextStyle: { ...title, align: 'left', padding: [0, 0, 0, 8 - left] },
      }],
      series,
    },
  };
}

/** From where to where an axis runs: percentages from 0 to 100, others a little beyond their numbers. */
function extent(values, column) {
  if (column.unit === 'PERCENT' || values.length === 0) {
    return [0, 100];
  }
  const low = Math.min(...values);
  const high = Math.max(...values);
  const beyond = column.unit === 'COUNT' ? 1 : (high - low) / 10 || 1;
  return [low >= 0 ? Math.max(0, low - beyond) : low - beyond, high + beyond];
}

/** Sets each point's name where it hides no other point or name; where space is scarce, some go without. */
function placeNames(points, grid, [lowX, highX], [lowY, highY], size, scarce) {
  const boxes = points.map((point) => {
    const x = grid.left + grid.width * (point.value[0] - lowX) / (highX - lowX);
    const y = grid.top + grid.height * (highY - point.value[1]) / (highY - lowY);
    return { left: x - 6, right: x + 6, top: y - 6, bottom: y + 6, x, y };
  });
  const bounds = { right: grid.left + grid.width + 24, bottom: grid.top + grid.height + 20 };
  const meet = (a, b) => a.left < b.right && a.right > b.left && a.top < b.bottom && a.bottom > b.top;
  const names = points.map(() => undefined);
  const hidden = (i, { box }) => boxes.filter((other, k) => k !== i && meet(other, box)).length
    + names.filter((other, k) => k !== i && other && meet(other.box, box)).length
    + (box.left < 4 || box.right > bounds.right || box.bottom > bounds.bottom ? 10 : 0);
  // The second time every name knows where the others went.
  [1, 2].forEach(() => points.forEach((point, i) => {
    const { x, y } = boxes[i];
    const wide = labelWidth([{ label: point.name }], size) - (point.name.length > 3 ? 0 : 8);
    const at = (position, left, middle, offset) => ({
      position, offset, box: { left, right: left + wide, top: middle - 7, bottom: middle + 7 },
    });
    const right = x + 9;
    const left = x - 9 - wide;
    names[i] = [
      at('right', right, y), at('left', left, y), at('top', x - wide / 2, y - 16), at('bottom', x - wide / 2, y + 16),
      at('right', right, y - 10, [0, -10]), at('right', right, y + 10, [0, 10]),
      at('left', left, y - 10, [0, -10]), at('left', left, y + 10, [0, 10]),
    ].map((place) => ({ ...place, over: hidden(i, place) })).sort((one, other) => one.over - other.over)[0];
    if (scarce && names[i].over > 0) {
      names[i] = undefined;
    }
  }));
  points.forEach((point, i) => {
    point.label = names[i] ? { position: names[i].position, offset: names[i].offset, show: true } : { show: false };
  });
}
