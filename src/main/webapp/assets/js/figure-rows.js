// Rows with their numbers along an axis: dots, bars, and lines over the rows.

import { NAMED, legend, legendHeight, namedAxis, rowAxis, valueAxis } from './figure-axes.js';
import {
  BEHIND, COLOURS, DASHES, DECALS, DOT_COLOURS, FONT, GREY, INK, SHAPES, SPREAD, TARGET, bubble, common, folded,
  hatch, heading, labelWidth, language, mark, number, say, text, word,
} from './figure-look.js';

/** A dot for each number, with a line for its interval; several columns share one scale. */
export function dots(frame) {
  const { figure, lines, width, narrow, labels } = frame;
  const many = figure.series.length > 1;
  const row = frame.tall || (narrow ? 24 : 26);
  const line = figure.reference === undefined ? 0 : 18;
  const top = many ? 16 + legendHeight(frame) + line : 12 + line;
  const bottom = many ? 30 : NAMED;
  const height = top + lines.length * row + bottom;
  const series = [];
  figure.series.forEach((column, i) => {
    const step = many ? (i - (figure.series.length - 1) / 2) * 4 : 0;
    series.push(intervals(frame, i, 0, step), points(frame, i, 0, { offset: step, named: !many }));
  });
  series.push(gaps(frame, 0, 0));
  if (figure.reference !== undefined) {
    series.push(target(frame, 0, true));
  }
  return {
    height,
    option: {
      ...common(frame),
      legend: many ? legend(frame, 8) : undefined,
      grid: [{ left: labels + 8, right: many ? 16 : 52, top, bottom, height: height - top - bottom, width: width - labels - 8 - (many ? 16 : 52) }],
      xAxis: [many ? valueAxis(frame, 0) : namedAxis(frame)],
      yAxis: [rowAxis(frame, 0, true)],
      series,
    },
  };
}

/** Small multiples: one panel for each column, all on one scale. */
export function panels(frame) {
  const { figure, lines, width, labels } = frame;
  const count = figure.series.length;
  const gap = 36; // or the last number of one scale reads as one with the first of the next
  const each = (width - labels - 16 - gap * (count - 1)) / count;
  // Long headings go on in further lines; the name of the reference stands below them.
  const rows = Math.max(...figure.series.map((c) => Math.ceil(labelWidth([{ label: heading(c) }], 14) / each)));
  const top = 18 + rows * 18 + (figure.reference === undefined ? 0 : 16);
  const height = top + lines.length * (frame.tall || 26) + 30;
  const grid = [];
  const series = [];
  const title = [];
  figure.series.forEach((column, i) => {
    const left = labels + 8 + i * (each + gap);
    grid.push({ left, top, width: each, height: height - top - 30 });
    title.push({
      text: folded(heading(column), 14, each), left: left + each / 2, top: 8, textAlign: 'center',
      textStyle: {
        fontSize: 13, fontWeight: 'bold', color: INK, fontFamily: FONT, lineHeight: 18, width: each,
        overflow: language() === 'zh' ? 'breakAll' : 'break',
      },
    });
    series.push(intervals(frame, i, i, 0), points(frame, i, i, { offset: 0, named: false }), gaps(frame, i, i));
    if (figure.reference !== undefined) {
      series.push(target(frame, i, i === 0));
    }
  });
  return {
    height,
    option: {
      ...common(frame),
      title,
      grid,
      xAxis: figure.series.map((c, i) => valueAxis(frame, i, each)),
      yAxis: figure.series.map((c, i) => rowAxis(frame, i, i === 0)),
      series,
    },
  };
}

/** A bar for each number, with a line for its interval. */
export function bars(frame) {
  const { figure, lines, width, narrow, labels } = frame;
  const count = figure.series.length;
  const many = count > 1;
  const row = Math.max(frame.tall || (narrow ? 22 : 24), count * (narrow ? 9 : 10) + 12);
  const top = many ? 12 + legendHeight(frame) : 12;
  const bottom = many ? 30 : NAMED;
  const height = top + lines.length * row + bottom;
  const right = many ? 16 : 52;
  const series = [];
  figure.series.forEach((column, i) => {
    series.push({
      type: 'bar', name: heading(column), color: COLOURS[(SPREAD[count] || SPREAD[6])[i % COLOURS.length]],
      barGap: '0%', barCategoryGap: '28%',
      itemStyle: { borderColor: INK, borderWidth: 0.5, decal: DECALS[i % DECALS.length] },
      labelLayout: many ? undefined : (p) => besides(frame, p),
      label: many ? undefined : {
        show: true, position: 'right', color: INK, fontSize: frame.size - 1, distance: 0,
        formatter: (p) => number(p.value, column),
      },
      data: lines.map((line) => (line.row ? mark(line, i).value : undefined)).map((v) => (v === undefined ? '-' : v)),
    });
  });
  figure.series.forEach((column, i) => series.push(barIntervals(frame, i)));
  if (many) {
    figure.series.forEach((column, i) => series.push(barGaps(frame, i)));
  } else {
    series.push(gaps(frame, 0, 0));
  }
  return {
    height,
    option: {
      ...common(frame),
      aria: { enabled: true, label: { description: say(figure.alternative) }, decal: { show: many } },
      legend: many ? legend(frame, 6) : undefined,
      grid: [{ left: labels + 8, top, width: width - labels - 8 - right, height: height - top - bottom }],
      xAxis: [many ? valueAxis(frame, 0) : namedAxis(frame)],
      yAxis: [rowAxis(frame, 0, true)],
      series,
    },
  };
}

/**
 * Lines over the rows, in steps where the number holds until it changes, else straight; told apart
 * by dash as well as by colour, the last number at the end. Single cases lie behind them in grey.
 */
export function overRows(frame) {
  const { figure, lines, width, narrow } = frame;
  const top = 12 + legendHeight(frame);
  const bottom = 44;
  const height = top + bottom + (narrow ? 220 : 300);
  const left = 52;
  const right = 56;
  // Lines that end in one place share one number.
  const last = (i) => lines.reduce((known, line) => (line.row && mark(line, i).value) ?? known, undefined);
  const ends = figure.series.map((column, i) => (last(i) === undefined ? '' : number(last(i), column)));
  const series = figure.series.map((column, i) => ({
    type: 'line', step: figure.kind === 'STEPS' ? 'end' : false, name: heading(column), symbol: 'none', connectNulls: false,
    color: DOT_COLOURS[i % DOT_COLOURS.length],
    lineStyle: { width: 2.5, type: DASHES[i % DASHES.length] },
    endLabel: { show: ends.indexOf(ends[i]) === i, color: INK, fontSize: frame.size, formatter: (p) => number(p.value, column) },
    data: lines.map((line) => {
      const value = line.row && mark(line, i).value;
      return value === undefined ? '-' : value;
    }),
  }));
  const behind = (figure.behind || []).map((line) => ({
    type: 'line', silent: true, symbol: 'none', connectNulls: false, color: BEHIND, z: 1,
    lineStyle: { width: 1.2, type: 'solid' }, data: line.values.map((value) => value ?? '-'),
  }));
  return {
    height,
    option: {
      ...common(frame),
      tooltip: { ...common(frame).tooltip, trigger: 'axis', formatter: (all) => bubble(frame, all[0]) },
      // Wide enough to show how a line is dashed.
      legend: { ...legend(frame, 6), itemWidth: 36, itemStyle: { opacity: 0 } },
      grid: [{ left, top, width: width - left - right, height: height - top - bottom }],
      xAxis: [{
        type: 'category', data: lines.map((line) => line.label), boundaryGap: false,
        axisLine: { lineStyle: { color: GREY } }, axisTick: { show: false },
        axisLabel: { color: INK, fontSize: 12, hideOverlap: true, rotate: narrow ? 45 : 0 },
      }],
      yAxis: [valueAxis(frame, 0)],
      series: [...behind, ...series],
    },
  };
}

/** Panels stand under their own headings and share one colour. */
const dotColour = (i, at) => DOT_COLOURS[at > 0 ? 0 : i % DOT_COLOURS.length];

/** Lines from the lower to the upper bound. */
function intervals(frame, i, at, offset) {
  const data = [];
  frame.lines.forEach((line, index) => {
    if (line.row && mark(line, i).low !== undefined) {
      const m = mark(line, i);
      data.push({ value: [m.low, m.high, index], line: index });
    }
  });
  return {
    type: 'custom', xAxisIndex: at, yAxisIndex: at, silent: true, data, z: 2, encode: { x: [0, 1], y: 2 },
    renderItem: (params, api) => {
      const from = api.coord([api.value(0), api.value(2)]);
      const to = api.coord([api.value(1), api.value(2)]);
      return stroke(from[0], to[0], from[1] + offset, dotColour(i, at));
    },
  };
}

function barIntervals(frame, i) {
  const count = frame.figure.series.length;
  const data = [];
  frame.lines.forEach((line, index) => {
    if (line.row && mark(line, i).low !== undefined) {
      data.push({ value: [mark(line, i).low, mark(line, i).high, index], line: index });
    }
  });
  return {
    type: 'custom', silent: true, data, z: 4, encode: { x: [0, 1], y: 2 },
    renderItem: (params, api) => {
      const place = api.barLayout({ count, barGap: '0%', barCategoryGap: '28%' })[i];
      const from = api.coord([api.value(0), api.value(2)]);
      const to = api.coord([api.value(1), api.value(2)]);
      return stroke(from[0], to[0], from[1] + place.offsetCenter, INK, 1.2);
    },
  };
}

/** The sign for a number that is withheld or missing, in the place of its bar. */
function barGaps(frame, i) {
  const count = frame.figure.series.length;
  const data = [];
  frame.lines.forEach((line, index) => {
    if (line.row && mark(line, i).value === undefined) {
      data.push({ value: [index, mark(line, i).withheld ? 1 : 0], line: index, only: i });
    }
  });
  return {
    type: 'custom', data, z: 4, encode: { x: -1, y: 0 }, // no row's number on the axis of numbers
    renderItem: (params, api) => {
      const place = api.barLayout({ count, barGap: '0%', barCategoryGap: '28%' })[i];
      const y = api.coord([0, api.value(0)])[1] + place.offsetCenter;
      const { x } = params.coordSys;
      const { height, style } = { height: Math.max(6, place.width - 2), style: { font: `11px ${FONT}` } };
      return {
        type: 'group',
        children: api.value(1) === 1
          ? [...hatch(x + 2, y - height / 2, 26, height, 5), text('·', x + 32, y, style)]
          : [text('—', x + 4, y, style)],
      };
    },
  };
}

function stroke(x1, x2, y, colour, width = 2.5) {
  const cap = width > 2 ? 4 : 2.5;
  const style = { stroke: colour, lineWidth: width };
  const thin = { stroke: colour, lineWidth: 1.2 };
  return {
    type: 'group',
    children: [
      { type: 'line', shape: { x1, x2, y1: y, y2: y }, style },
      { type: 'line', shape: { x1, x2: x1, y1: y - cap, y2: y + cap }, style: thin },
      { type: 'line', shape: { x1: x2, x2, y1: y - cap, y2: y + cap }, style: thin },
    ],
  };
}

/** The estimates; with one series their number stands right of the upper bound. */
function points(frame, i, at, { offset, named }) {
  const column = frame.figure.series[i];
  const shape = at > 0 ? SHAPES[0] : SHAPES[i % SHAPES.length];
  const data = [];
  frame.lines.forEach((line, index) => {
    if (!line.row || mark(line, i).value === undefined) {
      return;
    }
    const total = line.row.total;
    data.push({
      value: [mark(line, i).value, index], line: index,
      symbol: total ? 'diamond' : shape, symbolSize: total ? 14 : 9,
      itemStyle: total ? { color: INK } : undefined,
    });
  });
  return {
    type: 'scatter', name: heading(column), xAxisIndex: at, yAxisIndex: at, data, z: 3,
    symbol: shape, symbolOffset: [0, offset], color: dotColour(i, at),
    itemStyle: { borderColor: '#ffffff', borderWidth: 1, opacity: 1 },
    label: named ? {
      show: true, position: 'right', color: INK, fontSize: frame.size - 1, distance: 0,
      formatter: (p) => number(p.value[0], column),
    } : undefined,
    labelLayout: named ? (p) => besides(frame, p) : undefined,
  };
}

/** Numbers stand in one column at the right edge, clear of dots and lines. */
function besides(frame, p) {
  return { x: frame.width - 46, y: p.rect.y + p.rect.height / 2, align: 'left', verticalAlign: 'middle' };
}

/** A dashed line and a word where there is no number. */
function gaps(frame, i, at) {
  const data = [];
  frame.lines.forEach((line, index) => {
    if (line.row && mark(line, i).value === undefined && (frame.figure.series.length === 1 || at === i)) {
      data.push({ value: [index, mark(line, i).withheld ? 1 : 0], line: index });
    }
  });
  const overlay = frame.figure.kind === 'BARS' || frame.narrow;
  return {
    type: 'custom', xAxisIndex: at, yAxisIndex: at, data: frame.figure.series.length > 1 && overlay ? [] : data, z: 1, encode: { x: -1, y: 0 },
    renderItem: (params, api) => {
      const box = params.coordSys;
      const y = api.coord([0, api.value(0)])[1];
      const text = api.value(1) === 1 ? `· ${word('withheld')}` : `— ${word('none')}`;
      return {
        type: 'group',
        children: [
          { type: 'line', shape: { x1: box.x, x2: box.x + box.width, y1: y, y2: y }, style: { stroke: GREY, lineWidth: 1, lineDash: [2, 5], opacity: 0.6 } },
          { type: 'text', style: { text, x: box.x + 8, y, verticalAlign: 'middle', fill: GREY, font: `12px ${FONT}`, backgroundColor: '#ffffff', padding: [0, 4] } },
        ],
      };
    },
  };
}

/** What the line of reference is called: its own name, or a target, or nothing but 0. */
function lineName(figure) {
  if (figure.referenceName) {
    return say(figure.referenceName);
  }
  const percent = figure.series.every((column) => column.unit === 'PERCENT');
  return figure.reference === 0 ? '0' : `${word('reference')} ${figure.reference}${percent ? '%' : ''}`;
}

function target(frame, at, named) {
  const value = frame.figure.reference;
  return {
    type: 'line', xAxisIndex: at, yAxisIndex: at, data: [], silent: true,
    markLine: {
      silent: true, symbol: 'none', animation: false,
      lineStyle: { color: TARGET, type: 'dashed', width: 1.5 },
      label: named ? { show: true, position: 'start', formatter: lineName(frame.figure), color: TARGET, fontSize: 12 } : { show: false },
      data: [{ xAxis: value }],
    },
  };
}
