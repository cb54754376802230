// From state to state, as broad as there are units.

import { BAND, field, rowsOf, font, nothing, missing, below, apart } from './figure-field.js';
import { COLOURS, INK, labelWidth, mark, number, say, text } from './figure-look.js';

/** From the states of the rows to those of the columns; what changed is dark. */
export function flow(frame) {
  const { figure, narrow, width } = frame;
  const rows = rowsOf(frame);
  const columns = figure.series;
  const value = (line, j) => mark(line, j).value ?? 0;
  const out = rows.map((line) => columns.reduce((sum, c, j) => sum + value(line, j), 0));
  const into = columns.map((c, j) => rows.reduce((sum, line) => sum + value(line, j), 0));
  const all = out.reduce((sum, v) => sum + v, 0);
  if (all === 0) {
    return nothing(frame);
  }
  const size = narrow ? 11 : 13;
  const pitch = size + 7;
  const told = (v) => number(v, columns[0]).replace(/\B(?=(\d{3})+(?!\d))/g, ',');
  const left = rows.map((line, i) => `${told(out[i])} ${line.label}`);
  const right = columns.map((column, j) => `${told(into[j])} ${say(column.label)}`);
  const wide = (labels) => Math.min(labelWidth(labels.map((label) => ({ label })), size) + 14, width * 0.33);
  const node = 14;
  const head = 8;
  const high = Math.max(narrow ? 300 : 380, pitch * Math.max(rows.length, columns.length));
  const gap = pitch * 0.8;
  /** Where each state begins and how high it is. */
  const stack = (sums) => {
    const shown = sums.filter((v) => v > 0).length;
    const scale = (high - gap * (Math.max(rows.length, columns.length) - 1)) / all;
    let y = (high - all * scale - gap * (shown - 1)) / 2;
    return sums.map((v) => {
      const own = { y: head + y, height: v * scale, scale };
      y += v > 0 ? v * scale + gap : 0;
      return own;
    });
  };
  const from = stack(out);
  const to = stack(into);
  const gaps = below(frame, missing(rows));
  const items = [];
  const used = to.map(() => 0);
  rows.forEach((line, i) => {
    let begun = 0;
    columns.forEach((column, j) => {
      const v = value(line, j);
      if (v === 0) {
        return;
      }
      const tall = v * from[i].scale;
      const y0 = from[i].y + begun;
      const y1 = to[j].y + used[j];
      begun += tall;
      used[j] += tall;
      const stays = line.row.key === column.id;
      items.push({ line: line.index, only: j, stays, tall, draw: (box) => [band(box, y0, y1, tall, stays)] });
    });
  });
  // What changed lies over what stayed, the narrow over the broad: none is lost where they cross.
  items.sort((a, b) => Number(b.stays) - Number(a.stays) || b.tall - a.tall);
  function band(box, y0, y1, tall, stays) {
    const x0 = box.x + wide(left) + node;
    const x1 = box.x + box.width - wide(right) - node;
    const middle = (x0 + x1) / 2;
    const high0 = Math.max(1.2, tall);
    const [a, b] = [box.y + y0, box.y + y1];
    const pathData = `M${x0} ${a}C${middle} ${a} ${middle} ${b} ${x1} ${b}L${x1} ${b + high0}`
      + `C${middle} ${b + high0} ${middle} ${a + high0} ${x0} ${a + high0}Z`;
    return {
      type: 'path', shape: { pathData },
      style: { fill: stays ? BAND : COLOURS[0], stroke: '#ffffff', lineWidth: stays ? 0 : Math.min(1, tall / 4) },
    };
  }
  const side = (box, nodes, labels, x, align, sums) => {
    const ys = apart(nodes.map((n) => n.y + n.height / 2), pitch, head + size / 2, head + high - size / 2);
    return nodes.flatMap((n, i) => (sums[i] === 0 ? [] : [
      { type: 'rect', silent: true, shape: { x, y: box.y + n.y, width: node, height: Math.max(1.2, n.height) }, style: { fill: INK } },
      text(labels[i], align === 'right' ? x - 6 : x + node + 6, box.y + ys[i], { align, font: font(size), width: (align === 'right' ? wide(left) : wide(right)) - 8 }),
    ]));
  };
  items.push({
    draw: (box) => [
      ...side(box, from, left, box.x + wide(left), 'right', out),
      ...side(box, to, right, box.x + box.width - wide(right) - node, 'left', into),
      ...gaps.shapes(box.x, box.y + head + high + 12, box.width),
    ],
  });
  return field(frame, head + high + 12 + gaps.height, items);
}
