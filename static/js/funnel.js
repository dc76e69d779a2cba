// Draws <canvas data-funnel="{…}">: sellers by volume and rate between the limits of chance, each of them a way to its page.
import { readInks } from './charts.js';
import { limits } from './funnel-limits.js';
import { wordsOf } from './page-words.js';

const { lang } = document.documentElement;
const counts = new Intl.NumberFormat(lang);
const exacts = new Intl.NumberFormat(lang, { maximumFractionDigits: 2 });
const decimals = new Intl.NumberFormat(lang, { minimumFractionDigits: 1, maximumFractionDigits: 1 });
const percent = (share) => `${decimals.format(share * 100)} %`;

function placeWords({ lines }, { place, chance }) {
  const alone = say(`chance${chance}`);
  return lines.spread && chance !== 0 ? `${alone}, ${say(`spread${place}`)}` : alone;
}

function readSellers({ orders, events, places, chances, covers, names, ids }) {
  const called = names.split('\n');
  const keys = ids.split('\n');
  return orders.map((volume, index) => ({
    volume,
    rate: Math.min(1, events[index] / volume),
    events: events[index],
    place: places[index],
    chance: chances[index],
    covers: covers[index],
    name: called[index],
    href: `/sellers/${encodeURIComponent(keys[index])}`,
  }));
}

function sort(sellers) {
  const sorted = { above: [], below: [], chance: [], within: [] };
  for (const seller of sellers) {
    const where = seller.place > 0 ? 'above' : seller.place < 0 ? 'below' : seller.chance !== 0 ? 'chance' : 'within';
    sorted[where].push(seller);
  }
  return sorted;
}

function dataset(sellers, picture, look) {
  const scale = 100;
  return {
    data: sellers.map(({ volume, rate }) => ({ x: volume, y: Math.min(rate, picture.top) * scale })),
    sellers,
    showLine: false,
    clip: 8,
    pointHoverRadius: 6,
    pointStyle: sellers.map(({ rate }) => (rate > picture.top ? 'triangle' : 'circle')),
    ...look,
  };
}

function configure(picture, sellers, ink, font, choose) {
  const { above, below, chance, within } = sort(sellers);
  const tick = { color: ink.text, font };
  return {
    type: 'scatter',
    data: {
      datasets: [
        dataset(above, picture, { pointRadius: 4, pointBackgroundColor: ink.limit, pointBorderColor: ink.paper }),
        dataset(below, picture, {
          pointRadius: 3.5,
          pointBackgroundColor: ink.paper,
          pointBorderColor: ink.line,
          pointBorderWidth: 1.5,
        }),
        dataset(chance, picture, { pointRadius: 3, pointBackgroundColor: ink.text, pointBorderWidth: 0 }),
        dataset(within, picture, { pointRadius: 2.5, pointBackgroundColor: ink.dot, pointBorderWidth: 0 }),
      ],
    },
    options: {
      animation: false,
      responsive: true,
      maintainAspectRatio: false,
      events: ['mousemove', 'mouseout', 'click'],
      interaction: { mode: 'nearest', intersect: false, axis: 'xy' },
      layout: { padding: { top: 8, right: 8 } },
      onHover: (event, [element]) => {
        event.native.target.classList.toggle('is-link', Boolean(element));
        if (element) choose(sellerOf(event.chart, element));
      },
      // A finger has not seen whose dot it meets: it is shown first, with its link.
      onClick: (event, [element]) => {
        if (!element) return;
        const seller = sellerOf(event.chart, element);
        choose(seller);
        if (event.native.pointerType !== 'touch') location.assign(seller.href);
      },
      scales: {
        x: {
          type: 'logarithmic',
          min: 1,
          max: picture.most * 1.15,
          border: { color: ink.grid },
          grid: { display: false },
          title: { display: true, text: say('counted'), ...tick },
          ticks: {
            ...tick,
            maxRotation: 0,
            autoSkipPadding: 20,
            callback: (value) => (Number.isInteger(Math.log10(value)) ? counts.format(value) : null),
          },
        },
        y: {
          min: 0,
          max: picture.top * 100,
          border: { display: false },
          grid: { color: ink.grid, drawTicks: false },
          ticks: {
            ...tick,
            maxTicksLimit: 6,
            includeBounds: false,
            padding: 8,
            callback: (value) => `${exacts.format(value)} %`,
          },
        },
      },
      plugins: { legend: { display: false }, tooltip: { enabled: false }, limits: { picture, ink, font, say } },
    },
    plugins: [limits],
  };
}

const sellerOf = (chart, { datasetIndex, index }) => chart.data.datasets[datasetIndex].sellers[index];

// The line under the picture: who it is, with a link that a finger and a keyboard reach.
function writeChosen(line, picture, seller) {
  const link = document.createElement('a');
  link.href = seller.href;
  const name = document.createElement('bdi');
  name.textContent = seller.name;
  link.append(name);
  const more = seller.covers > 0 ? `; ${say('more', { n: counts.format(seller.covers) })}` : '';
  const figures = say('chosen', {
    rate: percent(seller.rate),
    events: counts.format(seller.events),
    orders: counts.format(Math.round(seller.volume)),
    place: placeWords(picture, seller),
  });
  line.replaceChildren(link, ` ${figures}${more}`);
}

function listenToArrows(canvas, sellers, chosen, choose) {
  const inOrder = [...sellers].sort((a, b) => a.volume - b.volume || a.rate - b.rate);
  const outside = inOrder.filter(({ place, chance }) => place !== 0 || chance !== 0);
  canvas.addEventListener('keydown', (event) => {
    if (event.key === 'Enter' && chosen.seller) location.assign(chosen.seller.href);
    const by = { ArrowRight: 1, ArrowLeft: -1, ArrowUp: 1, ArrowDown: -1 }[event.key];
    if (!by) return;
    event.preventDefault();
    // Left and right walk over those outside the limits, up and down over all.
    const list = outside.length > 0 && event.key.match(/Left|Right/) ? outside : inOrder;
    const at = list.indexOf(chosen.seller);
    choose(list[at === -1 ? (by > 0 ? 0 : list.length - 1) : (at + by + list.length) % list.length]);
  });
}

function mark(chart, seller) {
  for (const [datasetIndex, { sellers }] of chart.data.datasets.entries()) {
    const index = sellers.indexOf(seller);
    if (index >= 0) chart.setActiveElements([{ datasetIndex, index }]);
  }
  chart.update('none');
}

const canvas = document.querySelector('canvas[data-funnel]');
const say = wordsOf(canvas);
const picture = JSON.parse(canvas.dataset.funnel);
const sellers = readSellers(picture);
const line = document.getElementById('funnel-chosen');
const chosen = { seller: null };

function choose(seller) {
  if (chosen.seller === seller) return;
  chosen.seller = seller;
  writeChosen(line, picture, seller);
}

function draw() {
  const font = { family: getComputedStyle(document.body).fontFamily, size: 12 };
  window.Chart.getChart(canvas)?.destroy();
  new window.Chart(canvas, configure(picture, sellers, readInks(canvas), font, choose));
}

draw();
listenToArrows(canvas, sellers, chosen, (seller) => {
  choose(seller);
  mark(window.Chart.getChart(canvas), seller);
});
// From now on it can be pressed and walked through.
canvas.dataset.drawn = 'yes';
for (const query of ['(prefers-color-scheme: dark)', 'print']) matchMedia(query).addEventListener('change', draw);
new MutationObserver(draw).observe(document.documentElement, { attributeFilter: ['data-theme'] });
