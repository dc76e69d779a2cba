// Draws <canvas data-chart="{…}"> with Chart.js: rate, 95 % band, thresholds, weekly dots, stale stretches, marks.
import { annotations, rowsOfMarks } from './chart-annotations.js';
import { seriesOf } from './chart-series.js';
import { wordsOf } from './page-words.js';

const script = document.createElement('script');
script.src = new URL('../vendor/chart.umd.js', import.meta.url).href;
await new Promise((resolve, reject) => {
  script.addEventListener('load', resolve);
  script.addEventListener('error', () => reject(new Error('The chart program did not load')));
  document.head.append(script);
});

const inks = ['line', 'band', 'dot', 'text', 'grid', 'hatch', 'paper', 'warn', 'limit', 'suspend'];

// The tokens as colours: only an element that uses a token knows which of its two values holds.
export function readInks(canvas) {
  const probe = document.createElement('span');
  probe.hidden = true;
  canvas.parentElement.append(probe);
  const read = inks.map((ink) => {
    probe.className = `chart-ink-${ink}`;
    return [ink, getComputedStyle(probe).color];
  });
  probe.remove();
  return Object.fromEntries(read);
}

const { lang } = document.documentElement;
const decimals = new Intl.NumberFormat(lang, { minimumFractionDigits: 1, maximumFractionDigits: 1 });
const exacts = new Intl.NumberFormat(lang, { maximumFractionDigits: 4 });
const counts = new Intl.NumberFormat(lang);
const known = (value) => typeof value === 'number';

function topOf(points, thresholds) {
  const drawn = Math.max(0, ...points.flatMap((point) => [point.value, point.high]).filter(known));
  // Without a line the dots are all there is to see.
  const data = drawn || Math.max(0, ...points.map(({ raw }) => raw).filter(known));
  const near = thresholds.map(({ value }) => value).filter((value) => known(value) && value < data * 2);
  const nearest = thresholds.map(({ value }) => value).filter(known);
  return Math.max(data, ...near, nearest.length > 0 ? Math.min(...nearest) : 0) * 1.12 || 1;
}

function configure(series, words, ink, font, width, measure) {
  const { points, thresholds = [], unit } = series;
  const scale = unit === 'percent' ? 100 : 1;
  const sign = unit === 'percent' ? ' %' : '';
  const say = (value) => (known(value) ? `${decimals.format(value * scale)}${sign}` : '–');
  const most = Math.max(1, ...points.map(({ orders }) => orders ?? 0));
  const top = unit === 'percent' ? topOf(points, thresholds) * scale : 100;
  const of = (key) => points.map((point) => (known(point[key]) ? point[key] * scale : null));
  // Labels of thresholds stand beside the picture where there is room, else in it.
  const exact = (value) => `${exacts.format(value * scale)}${sign}`;
  const labels = thresholds.map(({ level, value }) => measure(`${words(level)} ${exact(value)}`));
  const labelRoom = width > 520 && labels.length > 0 ? Math.ceil(Math.max(...labels)) + 14 : 0;
  const markRows = rowsOfMarks(series, measure, width, labelRoom);
  const edge = { borderWidth: 0, pointRadius: 0, pointHitRadius: 0, spanGaps: false };
  return {
    type: 'line',
    data: {
      labels: points.map(({ label }) => label),
      datasets: [
        {
          data: of('value'),
          borderColor: ink.line,
          borderWidth: 2,
          pointRadius: 0,
          pointHoverRadius: 4,
          pointHoverBackgroundColor: ink.line,
          pointHoverBorderColor: ink.paper,
          order: 1,
        },
        { data: of('high'), ...edge, fill: '+1', backgroundColor: ink.band, order: 3 },
        { data: of('low'), ...edge, order: 3 },
        {
          data: of('raw').map((value) => (value === null ? null : Math.min(value, top))),
          showLine: false,
          clip: 10,
          pointRadius: points.map(({ orders }) => 1.5 + 4 * Math.sqrt((orders ?? 0) / most)),
          pointHoverRadius: points.map(({ orders }) => 1.5 + 4 * Math.sqrt((orders ?? 0) / most)),
          pointStyle: points.map(({ raw }) => (known(raw) && raw * scale > top ? 'triangle' : 'circle')),
          pointBackgroundColor: ink.dot,
          pointBorderWidth: 0,
          order: 2,
        },
      ],
    },
    options: {
      animation: false,
      responsive: true,
      maintainAspectRatio: false,
      layout: { padding: { top: 8 + 14 * markRows, right: labelRoom } },
      interaction: { mode: 'index', intersect: false },
      onClick: (event, elements) => {
        const href = points[elements[0]?.index]?.href;
        if (href?.startsWith('/')) location.assign(href);
      },
      onHover: (event, elements) => {
        event.native.target.classList.toggle('is-link', Boolean(points[elements[0]?.index]?.href));
      },
      scales: {
        x: {
          border: { color: ink.grid },
          grid: { display: false },
          ticks: { color: ink.text, font, maxRotation: 0, autoSkipPadding: 24 },
        },
        y: {
          beginAtZero: true,
          max: top,
          border: { display: false },
          grid: { color: ink.grid, drawTicks: false },
          ticks: {
            color: ink.text,
            font,
            maxTicksLimit: 5,
            includeBounds: false,
            padding: 8,
            callback: (value) => `${exacts.format(Number(value.toFixed(2)))}${sign}`,
          },
        },
      },
      plugins: {
        legend: { display: false },
        annotations: {
          series,
          ink,
          font,
          scale,
          labelRoom,
          exact,
          say: words,
        },
        tooltip: {
          displayColors: false,
          backgroundColor: ink.paper,
          borderColor: ink.hatch,
          borderWidth: 1,
          cornerRadius: 4,
          padding: 10,
          titleColor: ink.text,
          bodyColor: ink.text,
          titleFont: { ...font, weight: '600' },
          bodyFont: font,
          filter: ({ datasetIndex }) => datasetIndex === 0,
          callbacks: {
            title: ([first]) => (first ? words('week', { day: points[first.dataIndex].label }) : ''),
            label: ({ dataIndex }) => {
              const point = points[dataIndex];
              return [
                words('rate', { rate: say(point.value), low: say(point.low), high: say(point.high) }),
                words('alone', {
                  rate: say(point.raw),
                  orders: known(point.orders) ? counts.format(point.orders) : '–',
                }),
                ...(point.stale ? [words('stale')] : []),
              ];
            },
          },
        },
      },
    },
    plugins: [annotations],
  };
}

function draw(canvas) {
  const words = wordsOf(canvas);
  const series = seriesOf(canvas.dataset.chart, canvas.closest('[data-marks]')?.dataset.marks, words);
  const { fontFamily } = getComputedStyle(document.body);
  const font = { family: fontFamily, size: 12 };
  const pen = document.createElement('canvas').getContext('2d');
  pen.font = `${font.size}px ${font.family}`;
  const measure = (text) => pen.measureText(text).width;
  window.Chart.getChart(canvas)?.destroy();
  const width = canvas.parentElement.clientWidth;
  new window.Chart(canvas, configure(series, words, readInks(canvas), font, width, measure));
}

function drawAll() {
  for (const canvas of document.querySelectorAll('canvas[data-chart]')) draw(canvas);
}

drawAll();
// Paper is light: what is printed is drawn once more.
for (const query of ['(prefers-color-scheme: dark)', 'print']) matchMedia(query).addEventListener('change', drawAll);
new MutationObserver(drawAll).observe(document.documentElement, { attributeFilter: ['data-theme'] });
