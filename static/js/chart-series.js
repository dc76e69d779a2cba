// A chart comes as a list of points, or packed: one list for each figure, week after week from the first,
// rates in thousandths of a percent.
const weekMilliseconds = 7 * 86_400_000;

export function seriesOf(text, marks, say) {
  const series = JSON.parse(text);
  if (series.points) return series;
  const { first, href, orders } = series;
  const [value, low, high, raw] = ['value', 'low', 'high', 'raw'].map((name) =>
    series[name].map((thousandths) => (thousandths === null ? null : thousandths / 1e5)),
  );
  const stale = new Set(series.stale);
  const months = say('months').split('|');
  const points = value.map((rate, index) => {
    const monday = new Date(Date.parse(first) + index * weekMilliseconds);
    const day = monday.toISOString().slice(0, 10);
    return {
      day,
      label: `${monday.getUTCDate()} ${months[monday.getUTCMonth()]}`,
      value: rate,
      low: low[index],
      high: high[index],
      raw: raw[index],
      orders: orders[index],
      stale: stale.has(index),
      href: href?.replace('{week}', day),
    };
  });
  return { ...series, points, marks: marks ? JSON.parse(marks) : series.marks };
}
