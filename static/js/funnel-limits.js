// What Chart.js does not draw by itself: the limits of a funnel, the rate of all, and what is acceptable.
function path({ ctx, scales, chartArea }, orders, values) {
  ctx.beginPath();
  let open = false;
  orders.forEach((volume, index) => {
    const value = values[index];
    if (value === null) {
      open = false;
      return;
    }
    const x = scales.x.getPixelForValue(volume);
    const y = Math.max(chartArea.top - 2, scales.y.getPixelForValue(value * 100));
    if (open) ctx.lineTo(x, y);
    else ctx.moveTo(x, y);
    open = true;
  });
}

function drawLevel({ ctx, scales, chartArea }, value, label, ink, font, above) {
  const y = Math.round(scales.y.getPixelForValue(value * 100)) + 0.5;
  ctx.beginPath();
  ctx.moveTo(chartArea.left, y);
  ctx.lineTo(chartArea.right, y);
  ctx.stroke();
  ctx.font = `${font.size}px ${font.family}`;
  ctx.textAlign = 'right';
  ctx.textBaseline = above ? 'bottom' : 'top';
  ctx.setLineDash([]);
  ctx.lineWidth = 3;
  ctx.strokeStyle = ink.paper;
  ctx.strokeText(label, chartArea.right - 4, y + (above ? -2 : 3));
  ctx.fillStyle = ink.text;
  ctx.fillText(label, chartArea.right - 4, y + (above ? -2 : 3));
}

export const limits = {
  id: 'limits',
  beforeDatasetsDraw(chart, _arguments, { picture, ink, font }) {
    const { ctx, chartArea } = chart;
    const { lines, rate, acceptable } = picture;
    ctx.save();
    ctx.beginPath();
    ctx.rect(chartArea.left, chartArea.top, chartArea.width, chartArea.height);
    ctx.clip();
    ctx.lineWidth = 1;
    for (const { values, outer } of lines.chance ?? []) {
      ctx.strokeStyle = ink.text;
      ctx.setLineDash(outer ? [6, 3] : [2, 3]);
      path(chart, lines.orders, values);
      ctx.stroke();
    }
    ctx.strokeStyle = ink.line;
    ctx.setLineDash([]);
    drawLevel(chart, rate, 'all together', ink, font, acceptable === null || rate >= acceptable);
    if (acceptable !== null) {
      ctx.lineWidth = 1;
      ctx.strokeStyle = ink.warn;
      ctx.setLineDash([2, 3]);
      drawLevel(chart, acceptable, 'acceptable', ink, font, acceptable > rate);
    }
    ctx.restore();
  },
};
