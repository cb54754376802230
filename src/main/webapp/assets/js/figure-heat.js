// Rows by columns as shades.

import { rowAxis } from './figure-axes.js';
import {
  FONT, INK, PALE, common, folded, hatch, labelWidth, mark, onShade, say, scaleEnd, shade,
  textWidth,
} from './figure-look.js';

/** Rows by columns: the darker the higher, with the number in every cell. */
export function heat(frame) {
  const { figure, lines, width, labels, size } = frame;
  const count = figure.series.length;
  const each = (width - labels - 16) / count;
  const names = figure.series.map((column) => say(column.label));
  const longest = labelWidth(names.map((name) => ({ label: name })), size - 1);
  const level = names.map((name) => folded(name, size - 1, each - 4));
  const cut = level.some((name) => name.split('\n').some((line) => textWidth(line, size - 1) > each));
  const turned = cut || longest > each * 2;
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
          formatter: (i) => (turned ? folded(names[Number(i)], size - 1, 150) : level[Number(i)]),
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
          text: known ? `${String(rounded).replace('-', '−')}${m.sign ? `${width < 44 && height > 36 ? '\n' : ' '}${m.sign}` : ''}` : m.withheld ? '·' : '—', x, y,
          align: 'center', verticalAlign: 'middle', fill: known ? onShade(part) : INK, font: `${m.sign ? 'bold ' : ''}${frame.size}px ${FONT}`,
          backgroundColor: m.withheld ? '#ffffff' : undefined, padding: m.withheld ? [0, 4] : undefined,
        },
      },
    ],
  };
}
