// A map of provinces as tiles.

import { FAINT, field, rowsOf, font } from './figure-field.js';
import {
  GREY, INK, hatch, labelWidth, mark, number, onShade, say, scaleEnd, shade, text, textWidth, word,
} from './figure-look.js';

/** A tile for each province; tiles outside the study have a dashed line and no number. */
export function tiles(frame) {
  const { figure, narrow, width } = frame;
  const rows = new Map(rowsOf(frame).map((line) => [line.row.key, line]));
  const last = figure.series.length - 1;
  const side = Math.min((width - 16) / (1 + Math.max(...figure.tiles.map((t) => t.x))), 96);
  const tall = Math.min(side, 58);
  const entries = keys(frame, rows);
  const legend = placed(entries, width - 16);
  const top = legend.height + 10;
  const size = narrow ? 11 : 13;
  const items = [{ draw: (box) => entries.flatMap((entry, i) => key(entry, box.x + legend.at[i].x, box.y + legend.at[i].y)) }];
  const shown = figure.tiles.filter((t) => t.key !== '660000' || rows.has(t.key));
  shown.forEach((tile) => items.push({ line: tile.outside ? undefined : rows.get(tile.key)?.index, draw: (box) => drawn(tile, box) }));
  function drawn(tile, box) {
    const inset = (box.width - side * (1 + Math.max(...figure.tiles.map((t) => t.x)))) / 2;
    const line = tile.outside ? undefined : rows.get(tile.key);
    const x = box.x + inset + tile.x * side + 1.5;
    const y = box.y + top + tile.y * tall + 1.5;
    const [w, h] = [side - 3, tall - 3];
    const first = line ? mark(line, 0) : undefined;
    const withheld = Boolean(first && first.withheld);
    const fill = tile.part === undefined ? '#ffffff' : shade(tile.part);
    const ink = tile.outside || !line ? GREY : tile.part === undefined ? INK : onShade(tile.part);
    const plate = withheld ? { backgroundColor: '#ffffff', padding: [1, 3] } : {};
    const wide = (points) => textWidth(say(tile.label), points);
    const points = narrow || wide(size) < w ? size : size - 2;
    const name = say(!narrow && wide(points) < w ? tile.label : tile.short);
    const centre = { align: 'center', fill: ink, width: w - 2, ...plate };
    return [
      { type: 'rect', shape: { x, y, width: w, height: h, r: 3 }, style: { fill, stroke: tile.outside ? GREY : FAINT, lineWidth: 1, lineDash: tile.outside ? [3, 3] : undefined } },
      ...(withheld ? hatch(x, y, w, h) : []),
      text(name, x + w / 2, y + h * (line ? 0.32 : 0.5), { ...centre, font: font(points, !tile.outside && Boolean(line)) }),
      ...(line ? [text(written(tile, line), x + w / 2, y + h * 0.7, { ...centre, width: undefined, font: font(narrow ? 10 : size) })] : []),
    ];
  }
  function written(tile, line) {
    const m = mark(line, last);
    const sign = tile.class === undefined ? '' : narrow ? figure.classes[tile.class].sign : `${figure.classes[tile.class].sign} `;
    if (m.words) {
      return sign + say(m.words);
    }
    return m.value === undefined ? (m.withheld ? '·' : '—') : sign + number(m.value, figure.series[last]);
  }
  return field(frame, top + tall * (1 + Math.max(...figure.tiles.map((t) => t.y))), items);
}

/** What shades, hatching and dashes mean. */
function keys(frame, rows) {
  const { figure } = frame;
  const own = figure.tiles.filter((t) => !t.outside && rows.has(t.key));
  const entries = figure.classes.map((c) => ({ fill: shade(c.part), words: `${c.sign} ${say(c.label)}` }));
  const numbers = figure.series[0].unit !== 'WORDS';
  if (numbers) {
    const end = scaleEnd(figure);
    [0, 0.25, 0.5, 0.75, 1].forEach((part) => entries.push({ fill: shade(part), words: number(end * part, figure.series[0]) }));
  }
  if (own.some((t) => mark(rows.get(t.key), 0).withheld)) {
    entries.push({ hatched: true, words: `· ${word('withheld')}` });
  }
  if (figure.tiles.some((t) => !t.outside && t.key !== '660000' && !rows.has(t.key))) {
    entries.push({ fill: '#ffffff', words: word('absent') });
  }
  entries.push({ dashed: true, words: word('outside') });
  return entries;
}

/** Places of the entries of a key, one beside another in as many lines as they need. */
function placed(entries, width) {
  const at = [];
  let x = 0;
  let y = 0;
  entries.forEach((entry) => {
    const wide = 28 + labelWidth([{ label: entry.words }], 12) + 14;
    if (x > 0 && x + wide > width) {
      x = 0;
      y += 22;
    }
    at.push({ x, y });
    x += wide;
  });
  return { at, height: y + 22 };
}

function key(entry, x, y) {
  return [
    { type: 'rect', silent: true, shape: { x, y: y + 4, width: 20, height: 14, r: 2 }, style: { fill: entry.fill ?? '#ffffff', stroke: entry.dashed ? GREY : FAINT, lineWidth: 1, lineDash: entry.dashed ? [3, 3] : undefined } },
    ...(entry.hatched ? hatch(x, y + 4, 20, 14) : []),
    text(entry.words, x + 26, y + 11, { overflow: undefined }),
  ];
}
