// The photos of an inspection on the phone: taken, kept, sent, and said how it stands. Without this script each tile is a form.
import { wordsOf } from './page-words.js';
import { keepPage } from './inspect-pages.js';
import { dropPhoto, keepPhoto, photosBy } from './photo-store.js';
import { createSender } from './photo-sender.js';
import { drawSmall, shrunk } from './photo-shrink.js';

const place = document.querySelector('[data-photos]');
const { person, inspection } = place.dataset;
const words = wordsOf(place.closest('[data-says]'));
let hasNews = false;

function begin(before) {
  const sender = createSender({
    path: place.dataset.sendTo.replace(/\/photos$/, ''),
    waiting: () => photosBy(person),
    told: { kept: arrived, refused, state },
    words,
  });
  place.classList.add('photos-live');
  for (const form of place.querySelectorAll('[data-photo-form]')) listenTo(form, sender);
  for (const photo of before.filter((one) => one.inspection === inspection)) show(photo);
  if (before.length > 0) sender.wake();
}

function listenTo(form, sender) {
  const input = form.elements.file;
  const { view } = form.elements;
  form.addEventListener('submit', (event) => event.preventDefault());
  input.addEventListener('change', taken);
  // Taken before this script was there.
  if (input.files.length > 0) void taken();

  async function taken() {
    const [file] = input.files;
    if (!file) return;
    const id = newName();
    const chosen = await shrunk(file);
    input.value = '';
    const photo = { id, person, inspection, view: view.value, ...chosen, takenAt: Date.now(), fault: '' };
    try {
      await keepPhoto(photo);
    } catch {
      setStatus(words('photoNoRoom'));
      return;
    }
    show(photo);
    await say(navigator.onLine ? 'sending' : 'waiting');
    sender.wake();
  }
}

/** Under which the server keeps it once, however often it arrives. */
const newName = () =>
  [...window.crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, '0')).join('');

const tileOf = (view) =>
  place.querySelector(`[data-view="${window.CSS.escape(view)}"]`) ?? place.querySelector('[data-view="further"]');

function show(photo) {
  const row = document.createElement('li');
  row.className = 'photo-waiting';
  row.dataset.waiting = photo.id;
  const canvas = document.createElement('canvas');
  canvas.setAttribute('aria-hidden', 'true');
  const told = document.createElement('span');
  told.dataset.words = '';
  row.append(canvas, told);
  tileOf(photo.view).querySelector('[data-photo-kept]').append(row);
  void drawSmall(photo.bytes, photo.type, canvas);
  describe(row, photo);
}

function describe(row, photo) {
  row.querySelector('[data-words]').textContent = photo.fault === '' ? words('photoWaits') : photo.fault;
  row.toggleAttribute('data-refused', photo.fault !== '');
  if (photo.fault === '' || row.querySelector('button')) return;
  const drop = document.createElement('button');
  drop.type = 'button';
  drop.className = 'button-small';
  drop.textContent = words('photoDrop');
  drop.addEventListener('click', async () => {
    await dropPhoto(photo.id);
    row.remove();
    await say('idle');
  });
  row.append(drop);
}

const rowOf = (photo) => place.querySelector(`[data-waiting="${photo.id}"]`);

async function arrived(photo, id) {
  await dropPhoto(photo.id);
  rowOf(photo)?.remove();
  if (photo.inspection !== inspection) return;
  const tile = tileOf(photo.view);
  const label = tile.querySelector('.photo-label').textContent;
  tile.querySelector('[data-photo-kept]').append(keptRow(id, label));
  tile.querySelector('[data-photo-shown]').replaceChildren(picture(id, ''));
  tile.querySelector('[data-photo-do]').textContent = words('photoAnother');
  hasNews = true;
}

function keptRow(id, label) {
  const row = document.createElement('li');
  const link = document.createElement('a');
  link.href = `/lab/photos/${id}/marks`;
  const told = document.createElement('span');
  told.textContent = words('photoDescribe');
  link.append(picture(id, label), told);
  row.append(link);
  return row;
}

function picture(id, alt) {
  const image = document.createElement('img');
  Object.assign(image, { src: `/lab/photos/${id}/small`, alt });
  return image;
}

async function refused(photo, fault) {
  const known = { ...photo, fault };
  await keepPhoto(known);
  const row = rowOf(photo);
  if (row) describe(row, known);
}

function state(name) {
  void say(name);
  if (name !== 'idle' || !hasNews) return;
  hasNews = false;
  // What is shown without a network knows the photos that have arrived.
  void keepPage(person, location.pathname);
}

/** Each state in words: how many photos wait, and for what. */
const sentences = {
  sending: 'photoSending',
  waiting: 'photoWaiting',
  signedOut: 'photoSignedOut',
  stranger: 'photoStranger',
};

async function say(state) {
  const all = await photosBy(person);
  const waiting = all.filter(({ fault }) => fault === '').length;
  const faulty = all.length - waiting;
  const text = waiting === 0 ? '' : words(sentences[state] ?? sentences.waiting, { count: waiting });
  setStatus(faulty === 0 ? text : `${text} ${words('photoNotTaken', { count: faulty })}`.trim());
  saySum();
  if (waiting === 0 || !['signedOut', 'stranger'].includes(state)) return;
  const way = document.createElement('a');
  way.href = `/sign-in?return=${encodeURIComponent(location.pathname)}`;
  way.textContent = words('signIn');
  place.querySelector('[data-photos-status]').append(' ', way);
}

function setStatus(text) {
  const status = place.querySelector('[data-photos-status]');
  if (status.textContent !== text) status.textContent = text;
}

/** Views that no photo shows, neither here nor at the server; what the server has refused shows nothing. */
function saySum() {
  const empty = [...place.querySelectorAll('.photo-tile')]
    .filter(
      (tile) => tile.dataset.view !== 'further' && !tile.querySelector('[data-photo-kept] li:not([data-refused])'),
    )
    .map((tile) => tile.querySelector('.photo-label').textContent);
  place.querySelector('[data-photos-said]').textContent =
    empty.length === 0 ? words('photoAllViews') : words('photoViewsLeft', { views: empty.join(' · ') });
}

/** What this browser keeps; null where it keeps nothing: then the forms stay forms. */
const kept = await photosBy(person).catch(() => null);
if (kept) begin(kept);
