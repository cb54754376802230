// What all figures share: words, colours, numbers, and what is said of a place that is pointed at.

export const WORDS = {
  zh: {
    interval: '区间', withheld: '不公布', none: '无法计算', reference: '目标', of: '：', comma: '、',
    outside: '未纳入调研', absent: '表中没有',
    keys: '按方向键逐行读数。',
    failed: '图表数据未能取得，请刷新页面；数字见下方表格。',
  },
  en: {
    interval: 'interval', withheld: 'withheld', none: 'not computable', reference: 'target', of: ': ', comma: ', ',
    outside: 'outside the study', absent: 'not in the table',
    keys: 'Arrow keys read the figure row by row.',
    failed: 'The data of the figure could not be fetched. Reload the page; the numbers stand in the table below.',
  },
};

// From dark to light, so that a copy in grey tells them apart too; documents use the same.
export const COLOURS = ['#0B3C6F', '#9A3E00', '#00866B', '#C87AA6', '#E6A52E', '#F0E442'];
// Which of them so many areas take: far apart where they are few.
export const SPREAD = [[0], [0], [0, 4], [0, 3, 5], [0, 2, 4, 5], [0, 1, 2, 4, 5], [0, 1, 2, 3, 4, 5]];
const slanted = (rotation, color) => ({ symbol: 'rect', dashArrayX: [1, 0], dashArrayY: [2, 5], rotation, color });
// Patterns beside the shades; the first is plain.
export const DECALS = [
  slanted(0, 'rgba(0,0,0,0)'), slanted(Math.PI / 4, 'rgba(0,0,0,0.45)'), slanted(-Math.PI / 4, 'rgba(0,0,0,0.45)'),
  slanted(0, 'rgba(0,0,0,0.45)'), slanted(Math.PI / 2, 'rgba(0,0,0,0.45)'),
  { symbol: 'circle', symbolSize: 0.6, dashArrayX: [[6, 6]], dashArrayY: [6, 6], color: 'rgba(0,0,0,0.45)' },
];
// Thin lines and dots need colours that stand out from white paper.
export const DOT_COLOURS = [...COLOURS.slice(0, 3), '#B86A95', '#1c2430', '#5b6472'];
// Of single cases behind the lines.
export const BEHIND = '#b4bac4';
export const DASHES = ['solid', 'dashed', 'dotted', [10, 3, 2, 3]];
// Every second one is hollow.
export const SHAPES = ['circle', 'emptyDiamond', 'triangle', 'emptyRect', 'diamond', 'emptyCircle'];
export const INK = '#1c2430';
export const GREY = '#5b6472';
export const PALE = '#d9dee6';
export const TARGET = '#b84a00';

export const language = () => (document.documentElement.lang.startsWith('en') ? 'en' : 'zh');

// Single quotes: a downloaded SVG holds it in an attribute. Marks of a Chinese font are too wide for English.
const HAN = "'PingFang SC', 'Microsoft YaHei', 'Noto Sans CJK SC', system-ui, sans-serif";
const LATIN = "'Segoe UI', 'Helvetica Neue', Roboto, Arial, 'PingFang SC', 'Microsoft YaHei', 'Noto Sans CJK SC', sans-serif";
export const FONT = language() === 'en' ? LATIN : HAN;
export const word = (key) => WORDS[language()][key];
export const say = (text) => text[language()];

export const textWidth = (words, size) => [...words]
  .reduce((sum, c) => sum + (c.codePointAt(0) > 0x1100 ? size : size * 0.56), 0);

const SIGN = '\\u2e80-\\u2fff\\u3040-\\u9fff\\uf900-\\ufaff\\u{20000}-\\u{3ffff}';
const OPENING = '（【《“‘(\\[';
// A sign or a word with the marks that belong to it; lines are parted between these.
const PIECES = new RegExp(`[${OPENING}]*(?:[${SIGN}][^\\s${SIGN}${OPENING}a-zA-Z0-9]*|[^\\s${SIGN}${OPENING}]+|$)\\s*`, 'gu');

/** Words on as many lines as their width needs: none begins with a closing mark or ends with an opening one. */
export function folded(words, size, width) {
  const lines = [''];
  for (const piece of (words.match(PIECES) || []).filter((p) => p)) {
    const longer = lines[lines.length - 1] + piece;
    if (longer === piece || textWidth(longer.trimEnd(), size) <= width) {
      lines[lines.length - 1] = longer;
    } else {
      lines.push(piece);
    }
  }
  return lines.map((line) => line.trimEnd()).join('\n');
}

/** Room for labels, not less than a heading needs. */
export const labelWidth = (lines, size) => Math.max(40, ...lines.map((line) => textWidth(line.label || line.block, size)));

/** The highest number, of percentages the next ten above it. */
export function scaleEnd(figure) {
  const values = figure.rows.flatMap((r) => r.marks.map((m) => m.value)).filter((v) => v !== undefined);
  const most = Math.max(0, ...values);
  return figure.series.every((c) => c.unit === 'PERCENT') ? Math.min(100, Math.max(10, 10 * Math.ceil(most / 10))) : most;
}

/** From white down to a dark blue; its lightness falls evenly, so that it reads without colour. */
export function shade(part) {
  const tone = [11, 60, 111].map((darkest) => Math.round(255 - part * (255 - darkest)));
  return `rgb(${tone.join(',')})`;
}

/** Writing on a shade: contrast stays above 4.5 on every one. */
export const onShade = (part) => (part > 0.69 ? '#ffffff' : '#000000');

export const mark = (line, i) => line.row.marks[i];
export const heading = (column) => (column.unit === 'PERCENT' && !say(column.label).includes('%')
  ? say({ zh: `${column.label.zh}（%）`, en: `${column.label.en} (%)` }) : say(column.label));

/** Thousands apart, with a true minus sign. */
function grouped(value, fewest, most) {
  const text = Math.abs(value).toLocaleString('en-US', { minimumFractionDigits: fewest, maximumFractionDigits: most });
  return value < 0 && /[1-9]/.test(text) ? `−${text}` : text;
}

export const number = (value, column) => grouped(value, column.decimals, column.decimals);

/** A number on an axis: no more digits than it needs. */
export const axisNumber = (value) => grouped(value, 0, 6);

export function common(frame) {
  return {
    animation: false,
    textStyle: { fontFamily: FONT, color: INK },
    aria: { enabled: true, label: { description: say(frame.figure.alternative) } },
    // Drawn in the figure itself: a tooltip of HTML would need inline styles.
    tooltip: { renderMode: 'richText', confine: true, trigger: 'item', formatter: (p) => bubble(frame, p), textStyle: { fontSize: 13, lineHeight: 20, color: INK } },
  };
}

/** What is said of a place, on lines that a phone has room for. */
export const bubble = (frame, p) => tip(frame, p).split('\n').map((line) => folded(line, 13, frame.width - 40)).join('\n');

export function tip(frame, p) {
  const line = frame.lines[p.data && p.data.line !== undefined ? p.data.line : p.dataIndex];
  if (!line || !line.row) {
    return '';
  }
  const of = frame.figure.series.map((column, i) => ({ column, m: mark(line, i) }))
    .filter(({ column }, i) => (p.data && p.data.only !== undefined ? p.data.only === i
      : p.seriesType !== 'bar' || heading(column) === p.seriesName));
  return [line.label].concat(of.map(({ column, m }) => `${heading(column)}${word('of')}${told(column, m)}`)).join('\n');
}

export function told(column, m) {
  if (m.words) {
    return say(m.words);
  }
  if (m.value === undefined) {
    return `${m.withheld ? '·' : '—'} ${say(m.reason)}`;
  }
  const parts = [number(m.value, column)];
  if (m.low !== undefined) {
    parts.push(`${word('interval')} ${number(m.low, column)}–${number(m.high, column)}`);
  }
  if (m.n !== undefined) {
    parts.push(`n/N ${axisNumber(m.n)}/${axisNumber(m.population)}`);
  }
  return parts.join('  ');
}

/** Slanting lines over a place whose number is withheld: neither white nor zero. */
export function hatch(x, y, width, height, step = 6) {
  const lines = [];
  for (let d = step / 2; d < width + height; d += step) {
    const left = Math.max(0, d - height);
    const right = Math.min(width, d);
    lines.push({
      type: 'line', silent: true,
      shape: { x1: x + left, y1: y + d - left, x2: x + right, y2: y + d - right },
      style: { stroke: '#8b94a3', lineWidth: 1 },
    });
  }
  return lines;
}

/** A line of writing; longer ones than the width allows end in dots. */
export function text(words, x, y, style = {}) {
  return {
    type: 'text', silent: true,
    style: {
      text: words, x, y, fill: INK, font: `12px ${FONT}`, verticalAlign: 'middle', overflow: 'truncate', ellipsis: '…', ...style,
    },
  };
}
