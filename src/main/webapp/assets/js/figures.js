// Draws the figures of results with ECharts. A figure takes its rows, their order and its numbers
// from the result's JSON, so that it cannot show anything but the table's numbers.
//
// In the page: <section data-result-section> holds <script type="application/json" data-result> or
// has data-src with the address of the JSON; each <figure> in it has one element [data-figure] with
// the figure's id, and buttons with data-action table, svg or png.

const WORDS = {
  zh: {
    interval: '区间', withheld: '不公布', none: '无法计算', reference: '目标', of: '：', stop: '。',
    failed: '图表数据未能取得，请刷新页面；数字见下方表格。',
  },
  en: {
    interval: 'interval', withheld: 'withheld', none: 'not computable', reference: 'target', of: ': ', stop: '.',
    failed: 'The data of the figure could not be fetched. Reload the page; the numbers stand in the table below.',
  },
};

// Okabe and Ito's colours, ordered so that neighbours differ in lightness too.
const COLOURS = ['#0072B2', '#E69F00', '#009E73', '#F0E442', '#D55E00', '#CC79A7'];
// Thin lines and dots need colours that stand out from white paper.
const DOT_COLOURS = ['#0072B2', '#D55E00', '#009E73', '#CC79A7', '#8a6a00', '#1c2430'];
const DASHES = ['solid', 'dashed', 'dotted', [10, 3, 2, 3]];
const SHAPES = ['circle', 'diamond', 'triangle', 'rect', 'pin', 'arrow'];
const INK = '#1c2430';
const GREY = '#5b6472';
const PALE = '#d9dee6';
const TARGET = '#b84a00';
const FONT = '"PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", system-ui, sans-serif';

const language = () => (document.documentElement.lang.startsWith('en') ? 'en' : 'zh');
const word = (key) => WORDS[language()][key];
const say = (text) => text[language()];

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
          show(plot, figure, say(result.provenance.footer));
        }
      }
    } catch (trouble) {
      for (const plot of section.querySelectorAll('[data-figure]')) {
        plot.textContent = word('failed');
      }
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
        download(figure, footer, button.dataset.action);
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
function download(figure, footer, type) {
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
  link.download = `${figure.id}.${type}`;
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
  // A label too long for its place goes on in a second line.
  const frame = { figure, lines, width, narrow, size, labels, tall: wish > labels };
  if (figure.kind === 'BARS') {
    return bars(frame);
  }
  if (figure.kind === 'STEPS') {
    return steps(frame);
  }
  if (figure.kind === 'HEAT') {
    return heat(frame);
  }
  if (figure.kind === 'SCATTER') {
    return scatter(frame);
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

function labelWidth(lines, size) {
  const widths = lines.map((line) => [...(line.label || line.block)]
    .reduce((sum, c) => sum + (c.codePointAt(0) > 0x1100 ? size : size * 0.56), 0));
  return Math.max(...widths, 40);
}

function dots(frame) {
  const { figure, lines, width, narrow, labels } = frame;
  const many = figure.series.length > 1;
  const row = frame.tall ? 36 : narrow ? 24 : 26;
  const top = many ? 16 + legendHeight(frame) : figure.reference === undefined ? 12 : 30;
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
  const gap = 22;
  const each = (width - labels - 16 - gap * (count - 1)) / count;
  // Long headings go on in further lines; the name of the reference stands below them.
  const rows = Math.max(...figure.series.map((c) => Math.ceil(labelWidth([{ label: heading(c) }], 14) / each)));
  const top = 18 + rows * 18 + (figure.reference === undefined ? 0 : 16);
  const height = top + lines.length * (frame.tall ? 36 : 26) + 30;
  const grid = [];
  const series = [];
  const title = [];
  figure.series.forEach((column, i) => {
    const left = labels + 8 + i * (each + gap);
    grid.push({ left, top, width: each, height: height - top - 30 });
    title.push({
      text: heading(column), left: left + each / 2, top: 8, textAlign: 'center',
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
  const row = Math.max(frame.tall ? 36 : narrow ? 22 : 24, count * (narrow ? 9 : 10) + 12);
  const top = many ? 12 + legendHeight(frame) : 12;
  const height = top + lines.length * row + 30;
  const right = many ? 16 : 52;
  const series = [];
  figure.series.forEach((column, i) => {
    series.push({
      type: 'bar', name: heading(column), color: COLOURS[i % COLOURS.length],
      barGap: '0%', barCategoryGap: '28%',
      itemStyle: { borderColor: INK, borderWidth: 0.5 },
      label: many ? undefined : {
        show: true, position: 'right', color: INK, fontSize: frame.size, distance: 8,
        formatter: (p) => number(p.value, column),
      },
      data: lines.map((line) => (line.row ? mark(line, i).value : undefined)).map((v) => (v === undefined ? '-' : v)),
    });
  });
  figure.series.forEach((column, i) => series.push(barIntervals(frame, i)));
  series.push(gaps(frame, 0, 0));
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

/** Lines over the rows, told apart by dash as well as by colour; the last number stands at the end. */
function steps(frame) {
  const { figure, lines, width, narrow } = frame;
  const top = 12 + legendHeight(frame);
  const bottom = 44;
  const height = top + bottom + (narrow ? 220 : 300);
  const left = 52;
  const right = 56;
  const series = figure.series.map((column, i) => ({
    type: 'line', step: 'end', name: heading(column), symbol: 'none', connectNulls: false,
    color: DOT_COLOURS[i % DOT_COLOURS.length],
    lineStyle: { width: 2.5, type: DASHES[i % DASHES.length] },
    endLabel: { show: true, color: INK, fontSize: frame.size, formatter: (p) => number(p.value, column) },
    data: lines.map((line) => {
      const value = line.row && mark(line, i).value;
      return value === undefined ? '-' : value;
    }),
  }));
  return {
    height,
    option: {
      ...common(frame),
      tooltip: { ...common(frame).tooltip, trigger: 'axis', formatter: (all) => tip(frame, all[0]) },
      legend: legend(frame, 6),
      grid: [{ left, top, width: width - left - right, height: height - top - bottom }],
      xAxis: [{
        type: 'category', data: lines.map((line) => line.label), boundaryGap: false,
        axisLine: { lineStyle: { color: GREY } }, axisTick: { show: false },
        axisLabel: { color: INK, fontSize: 12, hideOverlap: true, rotate: narrow ? 45 : 0 },
      }],
      yAxis: [{ ...valueAxis(frame, 0), axisLabel: { color: GREY, fontSize: 12 } }],
      series,
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
  const taken = [...boxes];
  points.forEach((point, i) => {
    const { x, y } = boxes[i];
    const wide = labelWidth([{ label: point.name }], size) - (point.name.length > 3 ? 0 : 8);
    const places = {
      right: { left: x + 9, right: x + 9 + wide, top: y - 7, bottom: y + 7 },
      left: { left: x - 9 - wide, right: x - 9, top: y - 7, bottom: y + 7 },
      top: { left: x - wide / 2, right: x + wide / 2, top: y - 23, bottom: y - 9 },
      bottom: { left: x - wide / 2, right: x + wide / 2, top: y + 9, bottom: y + 23 },
    };
    const hidden = (box) => taken.filter((t, k) => k !== i
      && t.left < box.right && t.right > box.left && t.top < box.bottom && t.bottom > box.top).length
      + (box.left < grid.left || box.right > grid.left + grid.width + 24 ? 10 : 0);
    const [position, box] = Object.entries(places).sort((a, b) => hidden(a[1]) - hidden(b[1]))[0];
    point.label = { position, show: !scarce || hidden(box) === 0 };
    if (point.label.show) {
      taken.push(box);
    }
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
  const row = frame.tall ? 36 : 28;
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
          width: turned ? 150 : each - 4, overflow: 'break', formatter: (i) => names[Number(i)],
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

/** The highest number, of percentages the next ten above it. */
function scaleEnd(figure) {
  const values = figure.rows.flatMap((r) => r.marks.map((m) => m.value)).filter((v) => v !== undefined);
  const most = Math.max(0, ...values);
  return figure.series.every((c) => c.unit === 'PERCENT') ? Math.min(100, Math.max(10, 10 * Math.ceil(most / 10))) : most;
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
        shape: { x: x - width / 2 + 1, y: y - height / 2 + 1, width: width - 2, height: height - 2 },
        style: { fill: known ? shade(part) : '#ffffff', stroke: PALE, lineWidth: 1, lineDash: known ? undefined : [2, 3] },
      },
      {
        type: 'text',
        style: {
          text: known ? String(rounded).replace('-', '−') : m.withheld ? '·' : '—', x, y,
          align: 'center', verticalAlign: 'middle', fill: part > 0.55 ? '#ffffff' : INK, font: `${frame.size}px ${FONT}`,
        },
      },
    ],
  };
}

/** From white down to a dark blue; its lightness falls evenly, so that it reads without colour. */
function shade(part) {
  const tone = [11, 60, 111].map((darkest) => Math.round(255 - part * (255 - darkest)));
  return `rgb(${tone.join(',')})`;
}

const mark = (line, i) => line.row.marks[i];
const heading = (column) => (column.unit === 'PERCENT' && !say(column.label).includes('%')
  ? say({ zh: `${column.label.zh}（%）`, en: `${column.label.en} (%)` }) : say(column.label));

function number(value, column) {
  const text = Math.abs(value).toFixed(column.decimals);
  return value < 0 && Number(text) !== 0 ? `−${text}` : text;
}

function common(frame) {
  return {
    animation: false,
    textStyle: { fontFamily: FONT, color: INK },
    aria: { enabled: true, label: { description: say(frame.figure.alternative) } },
    // Drawn in the figure itself: a tooltip of HTML would need inline styles.
    tooltip: { renderMode: 'richText', confine: true, trigger: 'item', formatter: (p) => tip(frame, p), textStyle: { fontSize: 13, lineHeight: 20, color: INK } },
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

function tip(frame, p) {
  const line = frame.lines[p.data && p.data.line !== undefined ? p.data.line : p.dataIndex];
  if (!line || !line.row) {
    return '';
  }
  const of = frame.figure.series.map((column, i) => ({ column, m: mark(line, i) }))
    .filter(({ column }) => p.seriesType !== 'bar' || heading(column) === p.seriesName);
  return [line.label].concat(of.map(({ column, m }) => `${heading(column)}${word('of')}${told(column, m)}`)).join('\n');
}

function told(column, m) {
  if (m.value === undefined) {
    return `${m.withheld ? '·' : '—'} ${say(m.reason)}`;
  }
  const parts = [number(m.value, column)];
  if (m.low !== undefined) {
    parts.push(`${word('interval')} ${number(m.low, column)}–${number(m.high, column)}`);
  }
  if (m.n !== undefined) {
    parts.push(`n/N ${m.n}/${m.population}`);
  }
  return parts.join('  ');
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
        return line.row.total ? `{total|${line.label}}` : line.label;
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
    type: 'custom', xAxisIndex: at, yAxisIndex: at, data: frame.figure.series.length > 1 && overlay ? [] : data, z: 1,
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
