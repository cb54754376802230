// The rows of a figure by the keyboard: the arrows go from row to row, Home and End to the first and
// the last. What a row says stands below the figure and is read out; its place in the figure is shown
// as by a pointer.

import { tip, word } from './figure-look.js';

/** Makes the figure a stop of the Tab key. */
export function keys(plot, frame) {
  const rows = frame.lines.flatMap((line, index) => (line.row ? [index] : []));
  if (rows.length === 0) {
    return;
  }
  const told = document.createElement('p');
  told.className = 'figure-row-told';
  told.setAttribute('role', 'status');
  told.hidden = true;
  plot.after(told);
  plot.tabIndex = 0;
  let at = -1;
  plot.addEventListener('focus', () => {
    told.hidden = false;
    told.textContent = word('keys');
  });
  plot.addEventListener('blur', () => {
    at = -1;
    told.hidden = true;
    point(plot, undefined);
  });
  plot.addEventListener('keydown', (event) => {
    const next = beside(at, rows.length, event.key);
    if (next === undefined || event.ctrlKey || event.altKey || event.metaKey || event.shiftKey) {
      return;
    }
    event.preventDefault();
    at = next;
    told.textContent = tip(frame, { data: { line: rows[at] } });
    point(plot, rows[at]);
  });
}

/** The row that a key leads to; none for other keys. */
function beside(at, count, key) {
  return {
    ArrowDown: Math.min(count - 1, at + 1), ArrowRight: Math.min(count - 1, at + 1),
    ArrowUp: Math.max(0, at - 1), ArrowLeft: Math.max(0, at - 1),
    Home: 0, End: count - 1,
  }[key];
}

/** Shows the place of a line in the figure, or none any more. */
function point(plot, line) {
  const chart = echarts.getInstanceByDom(plot);
  const place = line === undefined ? undefined : placeOf(chart.getOption().series, line);
  chart.dispatchAction(place ? { type: 'showTip', ...place } : { type: 'hideTip' });
}

function placeOf(series, line) {
  for (let seriesIndex = 0; seriesIndex < series.length; seriesIndex += 1) {
    const { data, silent } = series[seriesIndex];
    const dataIndex = silent ? -1 : data.findIndex((d, i) => (d?.line ?? (d === '-' ? -1 : i)) === line);
    if (dataIndex >= 0) {
      return { seriesIndex, dataIndex };
    }
  }
  return undefined;
}
