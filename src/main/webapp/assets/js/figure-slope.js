// A line for each row over the columns.

import { FAINT, field, rowsOf, font, nothing, missing, below, apart } from './figure-field.js';
import { COLOURS, PALE, folded, heading, labelWidth, mark, number, text, textWidth } from './figure-look.js';

/** A line for each row from column to column; those that move most are dark. */
export function slope(frame) {
  const { figure, narrow, width } = frame;
  const rows = rowsOf(frame);
  // A column without a number would leave the lines without names at its side.
  const held = figure.series.map((column, i) => i).filter((i) => rows.some((line) => mark(line, i).value !== undefined));
  const columns = held.map((i) => figure.series[i]);
  const last = columns.length - 1;
  const known = rows.flatMap((line) => line.row.marks.map((m) => m.value)).filter((v) => v !== undefined);
  if (known.length === 0) {
    return nothing(frame);
  }
  const valueAt = (line, i) => mark(line, held[i]).value;
  const ranks = columns.every((column) => column.unit === 'RANK');
  const low = Math.min(...known);
  const high = Math.max(...known);
  const size = narrow ? 11 : 12;
  const names = rows.map((line) => `${line.label} 00.0`);
  const side = Math.min(labelWidth(names.map((label) => ({ label })), size) + 18, width * (narrow && last === 1 ? 0.36 : 0.32));
  // Where many names would be cut, each may have two lines.
  const cut = names.filter((name) => textWidth(name, size) > side - 14);
  const two = narrow && cut.length > names.length / 4;
  const pitch = two ? 2 * (size + 2) + 4 : size + 5;
  const shown = (name) => {
    const parts = two ? folded(name, size, side - 14 - textWidth(' 00', size)).split('\n') : [name];
    return parts.length > 2 ? `${parts[0]}\n${parts[1]}…` : parts.join('\n');
  };
  const gaps = below(frame, missing(rows));
  const share = width / columns.length - 4;
  const head = Math.max(56, 16 + (size + 3) * Math.max(...columns.map((c) => folded(heading(c), size, share).split('\n').length)));
  const plot = pitch * Math.max(10, rows.length, ranks ? high : 0);
  const place = (value) => {
    const part = high === low ? 0.5 : (value - low) / (high - low);
    return head + pitch / 2 + (plot - pitch) * (ranks ? part : 1 - part);
  };
  const moved = (line) => {
    const values = line.row.marks.map((m) => m.value).filter((v) => v !== undefined);
    return values.length < 2 ? 0 : Math.max(...values) - Math.min(...values);
  };
  const most = rows.map(moved).sort((a, b) => b - a)[Math.min(4, rows.length - 1)];
  const ends = [0, last].map((i) => {
    const own = rows.filter((line) => valueAt(line, i) !== undefined);
    const ys = apart(own.map((line) => place(valueAt(line, i))), pitch, head + pitch / 2, Infinity);
    return new Map(own.map((line, k) => [line.index, ys[k]]));
  });
  // Several in the last place need room below it.
  const foot = Math.max(head + plot, ...ends.flatMap((ys) => [...ys.values()])) + 16;
  const items = [{
    draw: (box) => columns.flatMap((column, i) => {
      const x = at(box, i);
      const end = i === 0 || i === last;
      const wide = end ? side + 60 : columns.length === 3 ? share : (box.width - 2 * side) / Math.max(1, last) - 8;
      return [
        text(folded(heading(column), size, Math.min(wide, share)), i === 0 ? Math.max(box.x, x - side) : i === last ? Math.min(box.x + box.width, x + side) : x, box.y + head - 12, {
          font: font(size, true), align: i === 0 ? 'left' : i === last ? 'right' : 'center', width: Math.min(wide, share),
          overflow: 'break', verticalAlign: 'bottom', lineHeight: size + 3, height: head - 8,
        }),
        { type: 'line', silent: true, shape: { x1: x, x2: x, y1: box.y + head, y2: box.y + head + plot }, style: { stroke: PALE, lineWidth: 1 } },
      ];
    }).concat(gaps.shapes(box.x, box.y + foot, box.width)),
  }];
  function at(box, i) {
    return box.x + side + (box.width - 2 * side) * i / last;
  }
  const dark = (line) => moved(line) > 0 && moved(line) >= most;
  [...rows].sort((a, b) => Number(dark(a)) - Number(dark(b))).forEach((line) => {
    items.push({ line: line.index, draw: (box) => stroke(line, box) });
  });
  function stroke(line, box) {
    const strong = dark(line);
    const colour = strong ? COLOURS[0] : FAINT;
    const points = columns.map((column, i) => {
      const value = valueAt(line, i);
      return value === undefined ? undefined : [at(box, i), box.y + place(value)];
    });
    const shapes = [];
    for (let i = 0; i < last; i += 1) {
      if (points[i] && points[i + 1]) {
        const [x1, y1] = points[i];
        const [x2, y2] = points[i + 1];
        shapes.push({ type: 'line', shape: { x1, y1, x2, y2 }, style: { stroke: colour, lineWidth: strong ? 2.5 : 1.2 } });
      }
    }
    points.filter((p) => p).forEach(([cx, cy]) => shapes.push({
      type: 'circle', shape: { cx, cy, r: strong ? 4 : 3 }, style: { fill: strong ? colour : '#ffffff', stroke: colour, lineWidth: 1.5 },
    }));
    [0, last].forEach((i, end) => {
      if (!points[i]) {
        return;
      }
      const y = box.y + ends[end].get(line.index);
      const out = end === 0 ? -1 : 1;
      const [x, from] = points[i];
      if (Math.abs(y - from) > 3) {
        shapes.push({ type: 'line', silent: true, shape: { x1: x + out * 5, y1: from, x2: x + out * 11, y2: y }, style: { stroke: FAINT, lineWidth: 0.8 } });
      }
      const told = number(valueAt(line, i), columns[i]);
      shapes.push({
        ...text(end === 0 ? `${shown(line.label)} ${told}` : `${told} ${shown(line.label)}`, x + out * 13, y, {
          font: font(size, strong), align: end === 0 ? 'right' : 'left', width: side - 14, lineHeight: size + 2,
        }),
        silent: false,
      });
    });
    return shapes;
  }
  return field(frame, foot + gaps.height, items);
}
