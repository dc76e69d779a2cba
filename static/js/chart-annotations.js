// What Chart.js does not draw by itself: hatched stale stretches, labelled thresholds, marks of decisions and incidents.
function hatch(context, ink) {
  const tile = document.createElement('canvas');
  tile.width = tile.height = 8;
  const pen = tile.getContext('2d');
  pen.strokeStyle = ink;
  pen.lineWidth = 1;
  pen.beginPath();
  for (const from of [-8, 0, 8]) {
    pen.moveTo(from, 8);
    pen.lineTo(from + 8, 0);
  }
  pen.stroke();
  return context.createPattern(tile, 'repeat');
}

function drawStale({ ctx, chartArea, scales }, { series, ink }) {
  // A week that stands alone has no neighbour to share the width with.
  const alone = series.points.length < 2;
  const width = alone ? chartArea.width : scales.x.getPixelForValue(1) - scales.x.getPixelForValue(0);
  const half = width / 2;
  ctx.fillStyle = hatch(ctx, ink.hatch);
  series.points.forEach((point, index) => {
    if (!point.stale) return;
    const from = Math.max(scales.x.getPixelForValue(index) - half, chartArea.left);
    const to = Math.min(scales.x.getPixelForValue(index) + half, chartArea.right);
    ctx.fillRect(from, chartArea.top, to - from, chartArea.bottom - chartArea.top);
  });
}

function drawThresholds({ ctx, chartArea, scales }, { series, ink, font, scale, labelRoom, exact, say }) {
  ctx.font = `${font.size}px ${font.family}`;
  ctx.textBaseline = labelRoom ? 'middle' : 'bottom';
  ctx.textAlign = 'left';
  let free = Infinity;
  for (const { level, value } of series.thresholds ?? []) {
    if (typeof value !== 'number' || value * scale > scales.y.max) continue;
    const y = Math.round(scales.y.getPixelForValue(value * scale)) + 0.5;
    ctx.strokeStyle = ink[level];
    ctx.lineWidth = 1;
    ctx.setLineDash(level === 'warn' ? [2, 3] : level === 'limit' ? [6, 3] : []);
    ctx.beginPath();
    ctx.moveTo(chartArea.left, y);
    ctx.lineTo(chartArea.right, y);
    ctx.stroke();
    const words = `${say(level)} ${exact(value)}`;
    const at = labelRoom ? Math.min(y, free) : y - 2;
    free = at - font.size - 2;
    const x = labelRoom ? chartArea.right + 8 : chartArea.left + 4;
    ctx.setLineDash([]);
    ctx.lineWidth = 3;
    ctx.strokeStyle = ink.paper;
    ctx.strokeText(words, x, at);
    ctx.fillStyle = ink.text;
    ctx.fillText(words, x, at);
  }
}

// The week a mark belongs to; -1 before the first.
function weekOf(points, day) {
  const after = points.findIndex((point) => point.day > day);
  return after === -1 ? points.length - 1 : after - 1;
}

// The lowest row in which a label does not cover another; a new one above if there is none.
function takeRow(taken, from, width) {
  const row = taken.findIndex((right) => right + 8 < from);
  const free = row === -1 ? taken.length : row;
  taken[free] = from + width;
  return free;
}

const inOrder = (marks) => [...(marks ?? [])].sort((a, b) => (a.day < b.day ? -1 : 1));

// How many rows of labels the marks will need, before the picture has its scales: room is kept for them above it.
export function rowsOfMarks({ points, marks }, measure, width, labelRoom) {
  const axis = 44;
  const step = (width - axis - labelRoom) / Math.max(1, points.length - 1);
  const taken = [];
  for (const { day, label } of inOrder(marks)) {
    const index = weekOf(points, day);
    if (index < 0) continue;
    const wide = measure(label) + 12;
    takeRow(taken, Math.max(Math.min(axis + index * step, width - wide), axis), wide);
  }
  return taken.length;
}

// Labels stand above the picture in rows: one that would cover its neighbour moves up.
function drawMarks({ ctx, chartArea, scales, width: whole }, { series, ink, font }) {
  ctx.font = `${font.size}px ${font.family}`;
  ctx.textBaseline = 'alphabetic';
  ctx.textAlign = 'left';
  ctx.fillStyle = ctx.strokeStyle = ink.text;
  ctx.lineWidth = 1;
  const taken = [];
  for (const { day, label } of inOrder(series.marks)) {
    const index = weekOf(series.points, day);
    if (index < 0) continue;
    const x = Math.round(scales.x.getPixelForValue(index)) + 0.5;
    const { width } = ctx.measureText(label);
    const from = Math.max(Math.min(x, whole - width), chartArea.left);
    const row = takeRow(taken, from, width);
    ctx.beginPath();
    ctx.moveTo(x, chartArea.top - 4 - 14 * row);
    ctx.lineTo(x, chartArea.bottom);
    ctx.stroke();
    // A line that goes up to a higher row must not strike through a label below it.
    ctx.lineWidth = 4;
    ctx.strokeStyle = ink.paper;
    ctx.strokeText(label, from, chartArea.top - 8 - 14 * row);
    ctx.lineWidth = 1;
    ctx.strokeStyle = ink.text;
    ctx.fillText(label, from, chartArea.top - 8 - 14 * row);
  }
}

export const annotations = {
  id: 'annotations',
  beforeDatasetsDraw(chart, arguments_, options) {
    chart.ctx.save();
    drawStale(chart, options);
    chart.ctx.restore();
  },
  afterDatasetsDraw(chart, arguments_, options) {
    chart.ctx.save();
    drawThresholds(chart, options);
    drawMarks(chart, options);
    chart.ctx.restore();
  },
};
