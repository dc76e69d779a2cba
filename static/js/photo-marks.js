// Marks drawn on a photo with a finger or a mouse. The fields below it are the marks: drawing fills them in, and whoever
// changes a number (with the arrow keys, say) sees the mark move.

import { filled } from './page-words.js';

const form = document.querySelector('[data-mark-form]');
const rows = form.querySelector('[data-mark-rows]');
const canvas = document.querySelector('[data-photo-canvas]');
const overlay = canvas.querySelector('svg');
const [, , width, height] = overlay.getAttribute('viewBox').split(' ').map(Number);
const most = Number(form.dataset.mostMarks);
const disc = Math.round(Math.max(width, height) / 45);
let shape = 'box';

const field = (row, name) => row.querySelector(`[name^="${name}_"]`);
const places = ['x1', 'y1', 'x2', 'y2'];
const allRows = () => [...rows.querySelectorAll('[data-mark-row]')];

function begin() {
  const tools = document.querySelector('[data-photo-tools]');
  tools.hidden = false;
  for (const tool of tools.querySelectorAll('[data-shape]'))
    tool.addEventListener('click', () => {
      shape = tool.dataset.shape;
      for (const one of tools.querySelectorAll('[data-shape]')) one.setAttribute('aria-pressed', String(one === tool));
    });
  canvas.classList.add('photo-drawing');
  canvas.addEventListener('pointerdown', start);
  for (const row of allRows()) offerRemoval(row);
  form.addEventListener('input', draw);
  draw();
}

function start(event) {
  if (event.button !== 0) return;
  event.preventDefault();
  const row = emptyRow();
  if (!row) return;
  const from = placeOf(event);
  canvas.setPointerCapture(event.pointerId);
  const move = (to) => {
    write(row, [...from, ...placeOf(to)]);
    draw();
  };
  const end = (last) => {
    canvas.removeEventListener('pointermove', move);
    const to = placeOf(last);
    // A mere touch draws nothing.
    if (Math.hypot(to[0] - from[0], to[1] - from[1]) < 1.5) write(row, ['', '', '', '']);
    else field(row, 'word').focus({ preventScroll: true });
    draw();
  };
  field(row, 'shape').value = shape;
  canvas.addEventListener('pointermove', move);
  canvas.addEventListener('pointerup', end, { once: true });
}

/** In per cent of the photo, as the fields say it. */
function placeOf({ clientX, clientY }) {
  const { left, top, width: wide, height: high } = canvas.getBoundingClientRect();
  const share = (part) => Math.round(Math.min(1, Math.max(0, part)) * 1_000) / 10;
  return [share((clientX - left) / wide), share((clientY - top) / high)];
}

const write = (row, values) => places.forEach((name, index) => (field(row, name).value = values[index]));
const isEmpty = (row) => places.every((name) => field(row, name).value === '');

/** The first row without a mark, made if need be. */
function emptyRow() {
  const free = allRows().find(isEmpty);
  if (free) return free;
  const all = allRows();
  if (all.length >= most) return null;
  const row = all.at(-1).cloneNode(true);
  const nth = all.length;
  row.dataset.markRow = String(nth);
  row.querySelector('legend').textContent = filled(form.dataset.saysMark, { number: nth + 1 });
  for (const one of row.querySelectorAll('[name]')) {
    const label = row.querySelector(`label[for="${one.id}"]`);
    const numbered = (name) => name.replace(/\d+$/, String(nth));
    Object.assign(one, { name: numbered(one.name), id: numbered(one.id) });
    one.value = one.name.startsWith('shape_') ? shape : '';
    label.htmlFor = one.id;
    for (const told of ['aria-invalid', 'aria-describedby']) one.removeAttribute(told);
  }
  row.querySelector('.field-fault')?.remove();
  row.querySelector('[data-mark-removal]').remove();
  rows.append(row);
  offerRemoval(row);
  return row;
}

function offerRemoval(row) {
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'button-small';
  button.dataset.markRemoval = '';
  button.textContent = form.dataset.saysRemoval;
  button.addEventListener('click', () => {
    write(row, ['', '', '', '']);
    field(row, 'word').value = '';
    draw();
  });
  row.append(button);
}

const element = (name, attributes) => {
  const made = document.createElementNS('http://www.w3.org/2000/svg', name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, String(value));
  return made;
};

function draw() {
  const marks = allRows().filter((row) =>
    places.every((name) => field(row, name).value !== '' && field(row, name).validity.valid),
  );
  overlay.replaceChildren(...marks.flatMap((row, index) => partsOf(row, index + 1)));
  for (const row of allRows()) row.querySelector('[data-mark-removal]').hidden = isEmpty(row);
}

function partsOf(row, number) {
  const [x1, y1, x2, y2] = places.map(
    (name, index) => (Number(field(row, name).value) / 100) * (index % 2 === 0 ? width : height),
  );
  const isBox = field(row, 'shape').value === 'box';
  const [x, y] = isBox ? [Math.min(x1, x2), Math.min(y1, y2)] : [x1, y1];
  const line = isBox
    ? ['rect', { x, y, width: Math.abs(x2 - x1), height: Math.abs(y2 - y1) }]
    : ['line', { x1, y1, x2, y2 }];
  const [cx, cy] = [Math.min(Math.max(x, disc), width - disc), Math.min(Math.max(y, disc), height - disc)];
  const text = element('text', { x: cx, y: cy, 'font-size': Math.round(disc * 1.3), dy: '0.36em' });
  text.textContent = String(number);
  return [
    element(line[0], { ...line[1], class: 'mark-under' }),
    element(...line),
    ...(isBox ? [] : [element('polygon', { points: headOf(x1, y1, x2, y2) })]),
    element('circle', { cx, cy, r: disc }),
    text,
  ];
}

function headOf(x1, y1, x2, y2) {
  const angle = Math.atan2(y2 - y1, x2 - x1);
  const corner = (turn) => `${x2 - disc * Math.cos(angle + turn)},${y2 - disc * Math.sin(angle + turn)}`;
  return `${x2},${y2} ${corner(0.45)} ${corner(-0.45)}`;
}

begin();
