// What Chart.js does not draw by itself: the limits of a funnel, the rate of all, and what is acceptable.
function trace({ ctx, scales }, orders, values, back) {
  const at = (index) => [scales.x.getPixelForValue(orders[index]), scales.y.getPixelForValue(values[index] * 100)];
  const steps = orders.map((_, index) => index);
  for (const index of back ? steps.reverse() : steps) {
    const [x, y] = at(index);
    if (index === 0 && !back) ctx.moveTo(x, y);
    else ctx.lineTo(x, y);
  }
}

function drawBand(chart, { orders, spread }, ink) {
  if (!spread) return;
  const { ctx } = chart;
  ctx.fillStyle = ink.band;
  ctx.globalAlpha = 0.6;
  // The inner band lies on the outer one and is darker for it.
  for (const { low, high } of [spread.outer, spread.inner]) {
    ctx.beginPath();
    trace(chart, orders, high, false);
    trace(chart, orders, low, true);
    ctx.fill();
  }
}

function drawLines(chart, { orders, chance }, ink) {
  const { ctx } = chart;
  ctx.lineWidth = 1;
  ctx.strokeStyle = ink.text;
  for (const [{ low, high }, dash] of [
    [chance.inner, [2, 3]],
    [chance.outer, [6, 3]],
  ]) {
    ctx.setLineDash(dash);
    for (const values of [low, high]) {
      ctx.beginPath();
      trace(chart, orders, values, false);
      ctx.stroke();
    }
  }
}

function drawLevel({ ctx, scales, chartArea }, { value, label, colour, dash, above }, ink, font) {
  const y = Math.round(scales.y.getPixelForValue(value * 100)) + 0.5;
  ctx.lineWidth = 1;
  ctx.strokeStyle = colour;
  ctx.setLineDash(dash);
  ctx.beginPath();
  ctx.moveTo(chartArea.left, y);
  ctx.lineTo(chartArea.right, y);
  ctx.stroke();
  ctx.setLineDash([]);
  ctx.font = `${font.size}px ${font.family}`;
  ctx.textAlign = 'left';
  ctx.textBaseline = above ? 'bottom' : 'top';
  ctx.lineWidth = 3;
  ctx.strokeStyle = ink.paper;
  const from = y + (above ? -2 : 3);
  ctx.strokeText(label, chartArea.left + 6, from);
  ctx.fillStyle = ink.text;
  ctx.fillText(label, chartArea.left + 6, from);
}

function clip({ ctx, chartArea }) {
  ctx.beginPath();
  ctx.rect(chartArea.left, chartArea.top, chartArea.width, chartArea.height);
  ctx.clip();
}

export const limits = {
  id: 'limits',
  beforeDatasetsDraw(chart, _arguments, { picture, ink }) {
    chart.ctx.save();
    clip(chart);
    drawBand(chart, picture.lines, ink);
    chart.ctx.globalAlpha = 1;
    drawLines(chart, picture.lines, ink);
    chart.ctx.restore();
  },
  afterDatasetsDraw(chart, _arguments, { picture, ink, font, say }) {
    const { rate, acceptable } = picture;
    const isLower = acceptable !== null && acceptable < rate;
    chart.ctx.save();
    drawLevel(chart, { value: rate, label: say('together'), colour: ink.line, dash: [], above: isLower }, ink, font);
    if (acceptable !== null && acceptable <= picture.top)
      drawLevel(
        chart,
        { value: acceptable, label: say('acceptable'), colour: ink.warn, dash: [2, 3], above: !isLower },
        ink,
        font,
      );
    chart.ctx.restore();
  },
};
