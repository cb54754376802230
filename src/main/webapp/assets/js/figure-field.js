// What figures without axes stand on: each draws itself on an empty field.

import { FONT, GREY, common, labelWidth, say, text, word } from './figure-look.js';

/** Of what stays as it was. */
export const BAND = '#d5dbe3';
/** Of lines that step back. */
export const FAINT = '#9aa3b0';

/**
 * A field that moves with its grid.
 *
 * @param items each with the line and column it tells of, and draw: box to shapes
 */
export function field(frame, height, items) {
  const axis = { type: 'value', min: 0, max: 1, show: false };
  return {
    height: height + 16,
    option: {
      ...common(frame),
      grid: [{ left: 8, top: 8, width: frame.width - 16, height }],
      xAxis: [{ ...axis }],
      yAxis: [{ ...axis }],
      series: [{
        type: 'custom', z: 2,
        data: items.map((item) => ({ value: [0.5, 0.5], line: item.line ?? -1, only: item.only })),
        renderItem: (params) => ({ type: 'group', children: items[params.dataIndex].draw(params.coordSys) }),
      }],
    },
  };
}

/** The rows without the headings of blocks. */
export const rowsOf = (frame) => frame.lines.map((line, index) => ({ ...line, index })).filter((line) => line.row);
export const font = (size, bold = false) => `${bold ? 'bold ' : ''}${size}px ${FONT}`;

/** Nothing to draw: the reason in place of the figure. */
export function nothing(frame) {
  const first = frame.figure.rows.flatMap((row) => row.marks).find((m) => m.reason);
  const words = `— ${first ? say(first.reason) : word('none')}`;
  return field(frame, 80, [{
    draw: (box) => [text(words, box.x + 8, box.y + 40, { fill: GREY, font: font(13), width: box.width - 16, overflow: 'break' })],
  }]);
}

/** Rows whose numbers are missing, named with the word for why; empty lines are left out. */
export function missing(rows) {
  const named = (list, sign) => (list.length === 0 ? []
    : [`${sign}${word('of')}${list.map((line) => line.label).join(word('comma'))}`]);
  const gap = (line, withheld) => line.row.marks.some((m) => m.value === undefined && Boolean(m.withheld) === withheld);
  return [
    ...named(rows.filter((line) => gap(line, true)), `· ${word('withheld')}`),
    ...named(rows.filter((line) => !gap(line, true) && gap(line, false)), `— ${word('none')}`),
  ];
}

/** Lines of words below a figure, and the height they need. */
export function below(frame, lines) {
  const fit = Math.max(10, (frame.width - 32) / 12);
  const heights = lines.map((line) => 18 * Math.ceil(labelWidth([{ label: line }], 12) / 12 / fit));
  return {
    height: heights.reduce((sum, h) => sum + h, 0),
    shapes: (x, y, width) => lines.map((line, i) => text(
      line, x, y + heights.slice(0, i).reduce((sum, h) => sum + h, 0),
      { fill: GREY, width, overflow: 'break', verticalAlign: 'top', lineHeight: 18 },
    )),
  };
}

/** Moves places apart that lie closer than the gap, within the limits where they have room. */
export function apart(places, gap, low, high) {
  const order = places.map((y, i) => i).sort((a, b) => places[a] - places[b] || a - b);
  const moved = [...places];
  let last = low - gap;
  order.forEach((i) => {
    moved[i] = Math.max(places[i], last + gap);
    last = moved[i];
  });
  let next = high + gap;
  [...order].reverse().forEach((i) => {
    moved[i] = Math.min(moved[i], next - gap);
    next = moved[i];
  });
  return moved;
}
