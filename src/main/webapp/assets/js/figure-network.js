// Rows on the left, columns on the right, a line where a row has a link of the column's kind.

import { FAINT, field, rowsOf, font, nothing, missing, below } from './figure-field.js';
import { COLOURS, GREY, INK, folded, heading, mark, say, text, textWidth } from './figure-look.js';

// The first class of links is drawn the strongest; the others differ by dash as well.
const STROKES = [
  { stroke: COLOURS[0], lineWidth: 2.5 },
  { stroke: COLOURS[1], lineWidth: 1.5, lineDash: [6, 4] },
  { stroke: GREY, lineWidth: 1.5, lineDash: [1.5, 3] },
];

/** A network of two kinds of nodes; what a link is called tells its class, other words are no link. */
export function network(frame) {
  const { figure, narrow, width } = frame;
  const rows = rowsOf(frame);
  const classes = figure.classes.map((c) => say(c.label));
  const classOf = (line, i) => (mark(line, i).words ? classes.indexOf(say(mark(line, i).words)) : -1);
  const links = rows.flatMap((line) => figure.series.map((column, i) => ({ line, i, is: classOf(line, i) })))
    .filter((link) => link.is >= 0);
  if (links.length === 0) {
    return nothing(frame);
  }
  const size = narrow ? 11 : 13;
  const side = Math.min(width * 0.34, 220);
  const names = (words) => words.map((name) => folded(name, size, side - 16));
  const left = names(rows.map((line) => line.label));
  const right = names(figure.series.map((column) => heading(column)));
  const lines = Math.max(...[...left, ...right].map((name) => name.split('\n').length));
  const pitch = Math.max(narrow ? 34 : 38, lines * (size + 4) + 8);
  const keys = keyLines(classes, size, width - 16);
  const head = keys.length * (size + 10) + 14;
  const high = pitch * Math.max(rows.length, figure.series.length);
  const gaps = below(frame, missing(rows.filter((line) => line.row.marks.every((m) => !m.words))));
  const at = (count, k) => head + high * (k + 0.5) / count;
  const rowAt = new Map(rows.map((line, k) => [line.index, at(rows.length, k)]));
  const ends = (box) => [box.x + side, box.x + box.width - side];
  const items = [{ draw: (box) => [...key(box), ...gaps.shapes(box.x, box.y + head + high + 8, box.width)] }];
  // Strong links lie over faint ones.
  [...links].sort((a, b) => b.is - a.is).forEach((link) => items.push({
    line: link.line.index, only: link.i,
    draw: (box) => {
      const [x1, x2] = ends(box);
      return [{
        type: 'line', style: STROKES[Math.min(link.is, STROKES.length - 1)],
        shape: { x1, y1: box.y + rowAt.get(link.line.index), x2, y2: box.y + at(figure.series.length, link.i) },
      }];
    },
  }));
  rows.forEach((line, k) => items.push({
    line: line.index,
    draw: (box) => node(ends(box)[0], box.y + at(rows.length, k), left[k], 'right', links.some((l) => l.line === line)),
  }));
  figure.series.forEach((column, i) => items.push({
    draw: (box) => node(ends(box)[1], box.y + at(figure.series.length, i), right[i], 'left', links.some((l) => l.i === i)),
  }));
  function node(x, y, name, align, linked) {
    return [
      { type: 'circle', shape: { cx: x, cy: y, r: 5 }, style: { fill: linked ? INK : '#ffffff', stroke: linked ? INK : FAINT, lineWidth: 1.5 } },
      text(name, align === 'right' ? x - 10 : x + 10, y, { align, font: font(size), lineHeight: size + 4, overflow: undefined }),
    ];
  }
  function key(box) {
    return keys.flatMap((line, row) => line.flatMap(({ is, x }) => {
      const y = box.y + 10 + row * (size + 10);
      return [
        { type: 'line', silent: true, shape: { x1: box.x + x, x2: box.x + x + 32, y1: y, y2: y }, style: STROKES[Math.min(is, STROKES.length - 1)] },
        text(classes[is], box.x + x + 38, y, { font: font(size), overflow: undefined }),
      ];
    }));
  }
  return field(frame, head + high + 8 + gaps.height, items);
}

/** Where each class stands in the key, in lines. */
function keyLines(classes, size, width) {
  const lines = [[]];
  let x = 0;
  classes.forEach((name, is) => {
    const wide = 38 + textWidth(name, size) + 20;
    if (x > 0 && x + wide > width) {
      lines.push([]);
      x = 0;
    }
    lines[lines.length - 1].push({ is, x });
    x += wide;
  });
  return lines;
}
