// The photos of an inspection on the phone: taken, kept, sent, and said how it stands. Without this script each tile is a form.
import { keepPage } from './inspect-pages.js';
import { dropPhoto, keepPhoto, photosBy } from './photo-store.js';
import { createSender } from './photo-sender.js';
import { drawSmall, shrunk } from './photo-shrink.js';

const place = document.querySelector('[data-photos]');
const { person, inspection } = place.dataset;
let hasNews = false;

function begin(before) {
  const sender = createSender({
    path: place.dataset.sendTo.replace(/\/photos$/, ''),
    waiting: () => photosBy(person),
    told: { kept: arrived, refused, state },
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
      setStatus('This phone has no room for the photo. Send what waits, then take it again.');
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
  const words = document.createElement('span');
  words.dataset.words = '';
  row.append(canvas, words);
  tileOf(photo.view).querySelector('[data-photo-kept]').append(row);
  void drawSmall(photo.bytes, photo.type, canvas);
  describe(row, photo);
}

function describe(row, photo) {
  row.querySelector('[data-words]').textContent = photo.fault === '' ? 'Waits on this phone' : photo.fault;
  if (photo.fault === '' || row.querySelector('button')) return;
  const drop = document.createElement('button');
  drop.type = 'button';
  drop.className = 'button-small';
  drop.textContent = 'Take it away';
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
  tile.querySelector('[data-photo-do]').textContent = 'Take another';
  hasNews = true;
}

function keptRow(id, label) {
  const row = document.createElement('li');
  const link = document.createElement('a');
  link.href = `/lab/photos/${id}/marks`;
  const words = document.createElement('span');
  words.textContent = 'Describe or remove';
  link.append(picture(id, label), words);
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
  sending: (count) => `Sending ${count}…`,
  waiting: (count, is) => `${count} ${is} waiting for the network.`,
  signedOut: (count, is) => `You were signed out. ${count} ${is} waiting on this phone:`,
  stranger: () => 'Somebody else is signed in now. Photos wait on this phone until you sign in again:',
};

async function say(state) {
  const all = await photosBy(person);
  const waiting = all.filter(({ fault }) => fault === '').length;
  const faulty = all.length - waiting;
  const one = waiting === 1;
  const text =
    waiting === 0
      ? ''
      : (sentences[state] ?? sentences.waiting)(one ? '1 photo' : `${waiting} photos`, one ? 'is' : 'are');
  setStatus(
    faulty === 0
      ? text
      : `${text} ${faulty === 1 ? 'One photo was' : `${faulty} photos were`} not taken: see below.`.trim(),
  );
  saySum();
  if (waiting === 0 || !['signedOut', 'stranger'].includes(state)) return;
  const way = document.createElement('a');
  way.href = `/sign-in?return=${encodeURIComponent(location.pathname)}`;
  way.textContent = 'sign in again';
  place.querySelector('[data-photos-status]').append(' ', way);
}

function setStatus(text) {
  const status = place.querySelector('[data-photos-status]');
  if (status.textContent !== text) status.textContent = text;
}

/** Views that no photo shows, neither here nor at the server. */
function saySum() {
  const empty = [...place.querySelectorAll('.photo-tile')]
    .filter((tile) => tile.dataset.view !== 'further' && !tile.querySelector('[data-photo-kept] li'))
    .map((tile) => tile.querySelector('.photo-label').textContent.toLowerCase());
  place.querySelector('[data-photos-said]').textContent =
    empty.length === 0 ? 'Every view has a photo.' : `Still to photograph: ${empty.join(', ')}.`;
}

/** What this browser keeps; null where it keeps nothing: then the forms stay forms. */
const kept = await photosBy(person).catch(() => null);
if (kept) begin(kept);
