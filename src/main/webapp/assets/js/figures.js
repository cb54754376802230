// Draws the figures of results with ECharts. A figure takes its rows, their order and its numbers
// from the result's JSON, so that it cannot show anything but the table's numbers.
//
// In the page: <section data-result-section> holds <script type="application/json" data-result> or
// has data-src with the address of the JSON; each <figure> in it has one element [data-figure] with
// the figure's id, and buttons with data-action table, svg or png.

import { nothing } from './figure-field.js';
import { flow } from './figure-flow.js';
import { keys } from './figure-keys.js';
import {
  BEHIND, COLOURS, DASHES, DECALS, DOT_COLOURS, FONT, GREY, INK, PALE, SHAPES, SPREAD, TARGET, bubble, common, folded, hatch, heading,
  labelWidth, language, mark, number, onShade, say, scaleEnd, shade, text, word,
} from './figure-look.js';
import { network } from './figure-network.js';
import { slope } from './figure-slope.js';
import { tiles } from './figure-tiles.js';

/** Draws every figure below the root that is not drawn yet. */
export async function drawAll(root = document) {
  for (const section of root.querySelectorAll('[data-result-section]')) {
    if (section.dataset.drawn) {
      continue;
    }
    section.dataset.drawn = 'true';
    try {
      const result = await resultOf(section);
      for (const plot of section.querySelectorAll('[data-figure]')) {
        const figure = result.figures.find((f) => f.id === plot.dataset.figure);
        if (figure) {
          attempt([plot], () => show(plot, figure, say(result.provenance.footer)));
        }
      }
    } catch (trouble) {
      attempt(section.querySelectorAll('[data-figure]'), () => { throw trouble; });
    }
  }
}

/** What goes wrong with one figure leaves the others as they are. */
function attempt(plots, draw) {
  try {
    draw();
  } catch (trouble) {
    console.error(trouble);
    for (const plot of plots) {
      plot.textContent = word('failed');
    }
  }
}

async function resultOf(section) {
  const inline = section.querySelector('script[data-result]');
  if (inline) {
    return JSON.parse(inline.textContent);
  }
  const answer = await fetch(section.dataset.src, { headers: { Accept: 'application/json' } });
  if (!answer.ok) {
    throw new Error(`${section.dataset.src}: ${answer.status}`);
  }
  return answer.json();
}

function show(plot, figure, footer) {
  const draw = () => {
    const width = plot.clientWidth;
    if (width === 0) {
      return;
    }
    const drawing = drawingOf(figure, width);
    plot.style.height = `${drawing.height}px`;
    const chart = echarts.getInstanceByDom(plot) || echarts.init(plot, null, { renderer: 'svg' });
    chart.dispatchAction({ type: 'hideTip' }); // it would stay beside the one of the new drawing
    chart.resize({ width, height: drawing.height });
    chart.setOption(drawing.option, true);
  };
  draw();
  let width = plot.clientWidth;
  new ResizeObserver(() => {
    if (plot.clientWidth !== width) {
      width = plot.clientWidth;
      requestAnimationFrame(draw);
    }
  }).observe(plot);
  keys(plot, { figure, lines: linesOf(figure) });
  wire(plot, figure, footer);
}

// ---- buttons

function wire(plot, figure, footer) {
  const frame = plot.closest('figure');
  for (const button of frame.querySelectorAll('button[data-action]')) {
    button.hidden = false;
    button.addEventListener('click', () => {
      if (button.dataset.action === 'table') {
        toggle(button);
      } else {
        download(figure, footer, button.dataset.action, frame.id.replace(/^figure-/, ''));
      }
    });
  }
}

/** Several figures may be drawn from one table: all their buttons tell the same. */
function toggle(button) {
  const id = button.getAttribute('aria-controls');
  const table = document.getElementById(id);
  table.hidden = !table.hidden;
  for (const other of document.querySelectorAll('button[data-action="table"]')) {
    if (other.getAttribute('aria-controls') === id) {
      other.setAttribute('aria-expanded', String(!table.hidden));
      other.textContent = table.hidden ? other.dataset.show : other.dataset.hide;
    }
  }
}

/** Saves the figure as it stands on paper: fixed width, with title, note and source. */
function download(figure, footer, type, name) {
  const width = 960;
  const drawing = drawingOf(figure, width);
  const foot = 92;
  const height = drawing.height + 48 + foot;
  const option = drawing.option;
  for (const grid of option.grid) {
    grid.top += 48;
  }
  if (option.legend) {
    option.legend.top += 48;
  }
  for (const title of option.title || []) {
    title.top += 48;
  }
  option.title = [
    { text: say(figure.title), left: 16, top: 12, textStyle: { fontSize: 18, color: INK, fontFamily: FONT } },
  ].concat(option.title || []);
  option.graphic = [{
    type: 'text', left: 16, top: height - foot,
    style: {
      text: `${say(figure.note)}\n${footer}`, fill: GREY, font: `12px ${FONT}`, lineHeight: 18,
      width: width - 32, overflow: language() === 'zh' ? 'breakAll' : 'break',
    },
  }];
  option.animation = false;
  option.backgroundColor = '#ffffff';
  const off = document.createElement('div');
  const chart = echarts.init(off, null, {
    renderer: type === 'svg' ? 'svg' : 'canvas', width, height, devicePixelRatio: 2,
  });
  chart.setOption(option);
  const content = type === 'svg'
    ? new Blob([chart.renderToSVGString()], { type: 'image/svg+xml' })
    : blobOf(chart.getDataURL({ type: 'png', pixelRatio: 2, backgroundColor: '#ffffff' }));
  chart.dispose();
  const link = document.createElement('a');
  link.href = URL.createObjectURL(content);
  link.download = `${name}.${type}`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10000);
}

function blobOf(dataUrl) {
  const bytes = atob(dataUrl.slice(dataUrl.indexOf(',') + 1));
  return new Blob([Uint8Array.from(bytes, (c) => c.charCodeAt(0))], { type: 'image/png' });
}

// ---- drawings

/** Height and ECharts option of a figure at this width. */
export function drawingOf(figure, width) {
  const narrow = width < 560;
  const lines = linesOf(figure);
  const size = narrow ? 12 : 13;
  const wish = labelWidth(lines, size) + 10;
  const labels = Math.min(wish, width * (narrow ? 0.38 : 0.34));
  // A label too long for its place goes on in further lines. Rows are so high then that two
  // neighbours never meet; one long label between short ones does not make all rows high.
  const heights = lines.map((line) => 16 * Math.ceil(1.15 * labelWidth([line], size) / labels));
  const tall = wish > labels
    ? Math.max(24, ...heights.map((height, i) => (height + (i > 0 ? heights[i - 1] : 16)) / 2 + 4))
    : 0;
  const frame = { figure, lines, width, narrow, size, labels, tall };
  if (figure.kind === 'TILES') {
    return tiles(frame);
  }
  if (figure.kind === 'NETWORK') {
    return network(frame);
  }
  if (figure.rows.every((row) => row.marks.every((m) => m.value === undefined && !m.words))) {
    return nothing(frame);
  }
  if (figure.kind === 'BARS') {
    return bars(frame);
  }
  if (figure.kind === 'STEPS' || figure.kind === 'LINES') {
    return overRows(frame);
  }
  if (figure.kind === 'HEAT') {
    return heat(frame);
  }
  if (figure.kind === 'SCATTER') {
    return scatter(frame);
  }
  if (figure.kind === 'SLOPE') {
    return slope(frame);
  }
  if (figure.kind === 'FLOW') {
    return flow(frame);
  }
  return figure.series.length > 1 && !narrow ? panels(frame) : dots(frame);
}

/** Rows, with a line of its own for each block's heading. */
function linesOf(figure) {
  const lines = [];
  let block = '';
  for (const row of figure.rows) {
    const next = say(row.block);
    if (next && next !== block) {
      lines.push({ block: next });
    }
    block = next;
    lines.push({ row, label: say(row.label) });
  }
  return lines;
}

function dots(frame) {
  const { figure, lines, width, narrow, labels } = frame;
  const many = figure.series.length > 1;
  const row = frame.tall || (narrow ? 24 : 26);
  const line = figure.reference === undefined ? 0 : 18;
  const top = many ? 16 + legendHeight(frame) + line : 12 + line;
  const height = top + lines.length * row + 30;
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
      grid: [{ left: labels + 8, right: many ? 16 : 52, top, bottom: 30, height: height - top - 30, width: width - labels - 8 - (many ? 16 : 52) }],
      xAxis: [valueAxis(frame, 0)],
      yAxis: [rowAxis(frame, 0, true)],
      series,
    },
  };
}

/** Small multiples: one panel for each column, all on one scale. */
function panels(frame) {
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

function bars(frame) {
  const { figure, lines, width, narrow, labels } = frame;
  const count = figure.series.length;
  const many = count > 1;
  const row = Math.max(frame.tall || (narrow ? 22 : 24), count * (narrow ? 9 : 10) + 12);
  const top = many ? 12 + legendHeight(frame) : 12;
  const height = top + lines.length * row + 30;
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
      grid: [{ left: labels + 8, top, width: width - labels - 8 - right, height: height - top - 30 }],
      xAxis: [valueAxis(frame, 0)],
      yAxis: [rowAxis(frame, 0, true)],
      series,
    },
  };
}

/**
 * Lines over the rows, in steps where the number holds until it changes, else straight; told apart
 * by dash as well as by colour, the last number at the end. Single cases lie behind them in grey.
 */
function overRows(frame) {
  const { figure, lines, width, narrow } = frame;
  const top = 12 + legendHeight(frame);
  const bottom = 44;
  const height = top + bottom + (narrow ? 220 : 300);
  const left = 52;
  const right = 56;
  const series = figure.series.map((column, i) => ({
    type: 'line', step: figure.kind === 'STEPS' ? 'end' : false, name: heading(column), symbol: 'none', connectNulls: false,
    color: DOT_COLOURS[i % DOT_COLOURS.length],
    lineStyle: { width: 2.5, type: DASHES[i % DASHES.length] },
    endLabel: { show: true, color: INK, fontSize: frame.size, formatter: (p) => number(p.value, column) },
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
      legend: { ...legend(frame, 6), itemWidth: 36 },
      grid: [{ left, top, width: width - left - right, height: height - top - bottom }],
      xAxis: [{
        type: 'category', data: lines.map((line) => line.label), boundaryGap: false,
        axisLine: { lineStyle: { color: GREY } }, axisTick: { show: false },
        axisLabel: { color: INK, fontSize: 12, hideOverlap: true, rotate: narrow ? 45 : 0 },
      }],
      yAxis: [{ ...valueAxis(frame, 0), axisLabel: { color: GREY, fontSize: 12 } }],
      series: [...behind, ...series],
    },
  };
}

/** Rows as named points: the first number across, the second up; the shape tells the block. */
function scatter(frame) {
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
    axisLabel: { color: GREY, fontSize: 12, showMinLabel: Number.isInteger(min), showMaxLabel: Number.isInteger(max) },
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

/** Rows by columns: the darker the higher, with the number in every cell. */
function heat(frame) {
  const { figure, lines, width, labels, size } = frame;
  const count = figure.series.length;
  const each = (width - labels - 16) / count;
  const names = figure.series.map((column) => say(column.label));
  const longest = labelWidth(names.map((name) => ({ label: name })), size - 1);
  const turned = longest > each * 2;
  const top = turned ? Math.min(longest, 150) * 0.75 + 24 : longest > each ? 48 : 30;
  const row = frame.tall || 28;
  const height = top + lines.length * row + 12;
  const highest = scaleEnd(figure);
  const data = [];
  lines.forEach((line, index) => {
    if (line.row) {
      figure.series.forEach((column, i) => data.push({ value: [i, index], line: index }));
    }
  });
  return {
    height,
    option: {
      ...common(frame),
      grid: [{ left: labels + 8, top, width: each * count, height: height - top - 12 }],
      xAxis: [{
        type: 'category', position: 'top', data: figure.series.map((column, i) => String(i)),
        axisLine: { show: false }, axisTick: { show: false }, splitLine: { show: false },
        axisLabel: {
          interval: 0, color: INK, fontSize: size - 1, rotate: turned ? 45 : 0,
          width: turned ? 150 : each - 4, overflow: 'break',
          formatter: (i) => folded(names[Number(i)], size - 1, turned ? 150 : each - 4),
        },
      }],
      yAxis: [rowAxis(frame, 0, true)],
      series: [{
        type: 'custom', data, z: 2,
        renderItem: (params, api) => heatCell(frame, api, highest),
      }],
    },
  };
}

function heatCell(frame, api, highest) {
  const i = api.value(0);
  const index = api.value(1);
  const m = mark(frame.lines[index], i);
  const [width, height] = api.size([1, 1]);
  const [x, y] = api.coord([i, index]);
  const known = m.value !== undefined;
  const part = known && highest > 0 ? Math.min(1, Math.max(0, m.value / highest)) : 0;
  const rounded = known ? Math.round(m.value) : 0;
  return {
    type: 'group',
    children: [
      {
        type: 'rect',
        shape: { x: x - width / 2 + 2, y: y - height / 2 + 2, width: width - 4, height: height - 4 },
        style: {
          fill: known ? shade(part) : '#ffffff', stroke: m.sign ? INK : PALE, lineWidth: m.sign ? 2.5 : 1,
          lineDash: known ? undefined : [2, 3],
        },
      },
      ...(m.withheld ? hatch(x - width / 2 + 1, y - height / 2 + 1, width - 2, height - 2) : []),
      {
        type: 'text',
        style: {
          text: known ? `${String(rounded).replace('-', '−')}${m.sign ? ` ${m.sign}` : ''}` : m.withheld ? '·' : '—', x, y,
          align: 'center', verticalAlign: 'middle', fill: known ? onShade(part) : INK, font: `${m.sign ? 'bold ' : ''}${frame.size}px ${FONT}`,
          backgroundColor: m.withheld ? '#ffffff' : undefined, padding: m.withheld ? [0, 4] : undefined,
        },
      },
    ],
  };
}

function legend(frame, top, names = frame.figure.series.map((column) => heading(column))) {
  return {
    top, left: 8, right: 8, itemGap: 16, itemWidth: 18, selectedMode: false,
    textStyle: { fontSize: frame.size, color: INK },
    data: names,
  };
}

/** Height of the legend, by the number of lines that its entries need. */
function legendHeight(frame, names = frame.figure.series.map((column) => heading(column))) {
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

function valueAxis(frame, at, width = frame.width) {
  const percent = frame.figure.series.every((c) => c.unit === 'PERCENT');
  return {
    type: 'value', gridIndex: at, min: percent ? 0 : undefined, max: percent ? 100 : undefined,
    interval: percent ? (width < 260 ? 50 : 20) : undefined, splitNumber: width < 260 ? 2 : 5,
    axisLine: { show: false }, axisTick: { show: false },
    axisLabel: { color: GREY, fontSize: 12 }, splitLine: { lineStyle: { color: PALE } },
  };
}

function rowAxis(frame, at, labelled) {
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
  return figure.reference === 0 ? '0' : `${word('reference')} ${figure.reference}`;
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

drawAll();
