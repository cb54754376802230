// Draws the figures of results with ECharts. A figure takes its rows, their order and its numbers
// from the result's JSON, so that it cannot show anything but the table's numbers.
//
// In the page: <section data-result-section> holds <script type="application/json" data-result> or
// has data-src with the address of the JSON; each <figure> in it has one element [data-figure] with
// the figure's id, and buttons with data-action table, svg or png.

import { nothing } from './figure-field.js';
import { flow } from './figure-flow.js';
import { heat } from './figure-heat.js';
import { keys } from './figure-keys.js';
import { FONT, GREY, INK, folded, labelWidth, language, say, word } from './figure-look.js';
import { network } from './figure-network.js';
import { bars, dots, overRows, panels } from './figure-rows.js';
import { scatter } from './figure-scatter.js';
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
  const heights = lines.map((line) => 16 * folded(line.label || line.block, size, line.row ? labels : width - 24).split('\n').length);
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

drawAll();
