// The inspection on a phone: one step at a time, every answer kept at once, sent when there is a network.
import { wordsOf } from './page-words.js';
import { dropDraft, draftKey, joinedDraft, keepDraft, keptDraft } from './inspect-store.js';
import { givenFields, labelOf, readForm, spoken, writeForm } from './inspect-form.js';
import { complain, isNo, strikeOff } from './inspect-fields.js';
import { createSync } from './inspect-sync.js';
import { keepPage, dropPage } from './inspect-pages.js';
import { showSteps, countSteps } from './inspect-steps.js';
import { showReckoned, showVerdict } from './inspect-verdict.js';

const root = document.querySelector('.inspect');
const { inspect: inspection, inspectClosed: closed, person, saved } = root.dataset;
if (inspection) open();
else if (closed) leave(closed);

function open() {
  const words = wordsOf(root);
  const form = document.getElementById('inspection');
  const path = form.getAttribute('action');
  const conflictsPlace = document.querySelector('[data-inspect-conflicts]');
  const key = draftKey(person, inspection);
  const known = keptDraft(key);
  const revision = Number(root.dataset.revision);
  // The form was sent and met other answers: the page shows what was typed, the draft knows both, and asks.
  const kept = saved ? joinedDraft(known, readForm(), JSON.parse(saved), revision) : known;
  if (saved && keepDraft(key, kept)) {
    location.replace(path);
    return;
  }
  if (location.pathname !== path) history.replaceState(null, '', path + location.hash);
  const given = givenFields();
  const early = pressedSince(given);
  const fresh = { base: given, mine: given, sent: {}, revision, conflicts: [] };
  const draft = kept ?? fresh;
  const view = { say, show, told, closed: end, reckoned: showReckoned };
  // A page that the phone kept was made of older answers than the draft holds.
  const isOld = draft.revision > revision;
  const sync = createSync({ key, path, token: tokenOf(form), person, draft, view, words, isOld });

  if (kept && revision > kept.revision) sync.take({ revision, fields: given });
  else show(draft);
  sync.begin();
  if (Object.keys(early).length > 0) {
    writeForm({ ...readForm(), ...early });
    sync.changed();
  }

  form.addEventListener('input', answered);
  for (const field of document.querySelectorAll('[form="inspection"][name]')) field.addEventListener('input', answered);
  form.addEventListener('change', ({ target }) => {
    if (target.closest('.inspect-typed')) complain(target.closest('.inspect-item'));
  });
  form.addEventListener('submit', submitted);
  // A photo has come: its fault is mended too.
  new MutationObserver(() => strikeOff(words)).observe(document.getElementById('step-photos'), {
    childList: true,
    subtree: true,
  });
  showSteps();
  countSteps(words);
  keepPage(person, path);

  function answered({ target }) {
    // What was read off the device goes before a word that was pressed earlier.
    if (target.name.startsWith('value.') && target.type !== 'radio' && target.value !== '')
      for (const radio of target.closest('.inspect-item').querySelectorAll('[type=radio][value=skipped]'))
        radio.checked = false;
    sync.changed();
    showConflicts(draft.conflicts);
    countSteps(words);
    strikeOff(words);
    if (/^(said|value)\./.test(target.name) && isNo(target.closest('.inspect-item')))
      target.closest('.inspect-item').querySelector('.inspect-remarks').open = true;
  }

  function show({ mine, revision: now, conflicts }) {
    writeForm(mine);
    form.elements.revision.value = now;
    showConflicts(conflicts);
    countSteps(words);
    strikeOff(words);
  }

  function told(answer) {
    form.elements.revision.value = answer.revision;
    showVerdict(answer, words);
  }

  function showConflicts(conflicts) {
    const isNew = conflictsPlace.hidden && conflicts.length > 0;
    conflictsPlace.hidden = conflicts.length === 0;
    conflictsPlace.replaceChildren(...conflicts.map(conflictOf));
    if (isNew) conflictsPlace.scrollIntoView({ block: 'start' });
  }

  function conflictOf({ name, mine, theirs }) {
    const said = document.createElement('p');
    const [own, other] = [spoken(name, mine, words), spoken(name, theirs, words)];
    const now = readForm()[name] ?? '';
    said.textContent = words('conflict', { question: labelOf(name, words), mine: own, theirs: other });
    const row = document.createElement('div');
    row.className = 'actions';
    row.append(
      choice(words('keepMine', { answer: own }), () => settle(name, mine)),
      choice(words('takeOther', { answer: other }), () => settle(name, theirs)),
    );
    // Somebody has written a third answer, of both perhaps.
    if (now !== mine && now !== theirs) row.append(choice(words('keepTyped'), () => settle(name, now)));
    const both = document.createElement('div');
    both.append(said, row);
    return both;
  }

  function settle(name, answer) {
    writeForm({ ...readForm(), [name]: answer });
    sync.changed();
    sync.settle(name);
  }

  async function submitted(event) {
    const { submitter } = event;
    if (!submitter?.hasAttribute('data-inspect-submit')) {
      event.preventDefault();
      release(form, submitter);
      sync.send();
      return;
    }
    if (draft.conflicts.length > 0 || !navigator.onLine) {
      event.preventDefault();
      release(form, submitter);
      say('stuck', words(draft.conflicts.length > 0 ? 'undecided' : 'offline'));
      if (draft.conflicts.length > 0) conflictsPlace.focus();
      return;
    }
    if (!sync.isBusy()) return;
    // An answer is on its way: its revision has to be known before the form may go.
    event.preventDefault();
    await sync.idle();
    release(form, submitter);
    form.requestSubmit(submitter);
  }

  function end(text, names) {
    const lost = names.map((name) => `${labelOf(name, words)} ${spoken(name, draft.mine[name] ?? '', words)}`);
    say('stuck', lost.length === 0 ? text : words('closed', { why: text, answers: lost.join(' · ') }));
    form.removeEventListener('submit', submitted);
    document.querySelector('.inspect-foot').hidden = true;
  }
}

/** What a person has answered while this script was on its way, on a slow network. */
function pressedSince(given) {
  return Object.fromEntries(Object.entries(readForm()).filter(([name, value]) => value !== (given[name] ?? '')));
}

function tokenOf(form) {
  return form.elements._csrf.value;
}

/** A form that was kept from leaving may be sent again. */
function release(form, button) {
  delete form.dataset.sent;
  button?.removeAttribute('aria-busy');
}

function choice(text, act) {
  const button = document.createElement('button');
  button.type = 'button';
  button.textContent = text;
  button.addEventListener('click', act);
  return button;
}

function say(state, sentence, link = null) {
  const place = document.querySelector('[data-inspect-status]');
  if (place.dataset.state === state && place.dataset.said === sentence) return;
  Object.assign(place.dataset, { state, said: sentence });
  place.textContent = sentence;
  if (!link) return;
  const way = document.createElement('a');
  way.href = link;
  way.textContent = wordsOf(root)('signIn');
  place.append(' ', way);
}

/** It is submitted: nothing of it stays on the phone. */
function leave(id) {
  for (const key of Object.keys(localStorage))
    if (key.endsWith(`:${id}`) && key.startsWith('assay-inspection:')) dropDraft(key);
  dropPage(location.pathname);
  showSteps('step-verdict');
}
