// Sends a draft to the server whenever there is a network, and says in words how things stand.
import { differing, keepDraft, merged } from './inspect-store.js';
import { readForm } from './inspect-form.js';

const again = 15_000;
const pause = 400;

/**
 * @param draft {base, mine, sent, revision, conflicts} as the phone keeps it
 * @param view {say(state, sentence, link), show(draft), told(answer), closed(text), reckoned(isIt)}
 * @param words what the page says: each state has one sentence, `count` answers wait
 * @param isOld whether the page shows a verdict of before: then it is asked for anew
 */
export function createSync({ key, path, token, person, draft, view, words, isOld }) {
  let sending = null;
  let timer = null;
  let isOver = false;

  const waiting = () => differing(draft.base, draft.mine).length;
  const keep = () => keepDraft(key, draft);

  function say(state) {
    const link = state === 'signedOut' || state === 'stranger' ? `/sign-in?return=${encodeURIComponent(path)}` : null;
    const mood = state === 'saved' ? 'saved' : ['waiting', 'sending'].includes(state) ? 'waiting' : 'stuck';
    const count = waiting();
    const isAllSaved = state === 'signedOut' && count === 0;
    view.say(mood, words(isAllSaved ? 'signedOutSaved' : state, { count }), link);
    if (state !== 'sending') view.reckoned(!isOld && waiting() === 0);
  }

  function later(milliseconds = pause) {
    clearTimeout(timer);
    timer = setTimeout(send, milliseconds);
  }

  /** Something was answered: kept on the phone at once, sent a moment later. */
  function changed() {
    draft.mine = readForm();
    const isKept = keep();
    if (isOver) return;
    if (!isKept) say('unkept');
    else if (waiting() > 0) say(navigator.onLine ? 'sending' : 'waiting');
    later();
  }

  /** What was kept when the page was left goes on its way; where all is saved the page has said so itself. */
  function begin() {
    if (isOld) view.reckoned(false);
    if (!keep()) say('unkept');
    else if (isOld || waiting() > 0 || draft.conflicts.length > 0) {
      if (waiting() > 0) say(navigator.onLine ? 'sending' : 'waiting');
      else if (draft.conflicts.length > 0) say('asked');
      later(0);
    }
  }

  async function send() {
    if (isOver || sending) return;
    if (waiting() === 0 && !isOld) {
      say(draft.conflicts.length === 0 ? 'saved' : 'asked');
      return;
    }
    const fields = { ...draft.mine };
    draft.sent = fields;
    keep();
    // No network, or a server that is just starting: the answers are on the phone.
    sending = deliver(fields).catch(() => {
      say(waiting() === 0 ? 'saved' : 'waiting');
      later(again);
    });
    await sending;
    sending = null;
    if (!isOver && waiting() > 0 && draft.sent === fields) later(again);
    else if (!isOver && waiting() > 0) later(0);
  }

  async function deliver(fields, isSecondTry = false) {
    const answer = await fetch(path, {
      method: 'POST',
      headers: { accept: 'application/json' },
      redirect: 'manual',
      body: new URLSearchParams({ _csrf: token, revision: String(draft.revision), ...fields }),
    });
    if (answer.status === 403 || answer.type === 'opaqueredirect' || answer.status === 401) {
      const found = await freshToken();
      if (typeof found === 'object' && !isSecondTry) {
        token = found.token;
        for (const field of document.querySelectorAll('[name=_csrf]')) field.value = token;
        await deliver(fields, true);
      } else say(found === 'stranger' ? 'stranger' : 'signedOut');
      return;
    }
    if (answer.status === 410) {
      over((await answer.json()).closed);
      return;
    }
    if (answer.status === 409) {
      // The verdict on the page knows nothing of what the server had already, even if all of it came from here and a receipt was lost.
      isOld = true;
      take(await answer.json());
      later(0);
      return;
    }
    if (!answer.ok) throw new Error(String(answer.status));
    const told = await answer.json();
    Object.assign(draft, { base: fields, sent: {}, revision: told.revision });
    keep();
    isOld = false;
    view.told(told, draft);
    view.reckoned(waiting() === 0 || navigator.onLine);
    if (waiting() === 0) say(draft.conflicts.length === 0 ? 'saved' : 'asked');
  }

  /** The session may have ended and begun anew since the page was loaded: then its forms carry another token. */
  async function freshToken() {
    const page = await fetch(path, { headers: { accept: 'text/html' } });
    if (new URL(page.url).pathname === '/sign-in') return 'signedOut';
    const text = new DOMParser().parseFromString(await page.text(), 'text/html');
    const field = text.querySelector('#inspection [name=_csrf]');
    const whose = text.querySelector('[data-inspect]')?.dataset.person;
    return field && whose === person ? { token: field.value } : 'stranger';
  }

  /** Saved from elsewhere: what does not contradict is joined; what does, the person decides. */
  function take({ revision, fields }) {
    const { fields: joined, conflicts } = merged(draft.base, draft.mine, fields, draft.sent);
    const open = draft.conflicts.filter(({ name }) => !conflicts.some((one) => one.name === name));
    Object.assign(draft, { base: fields, mine: joined, sent: {}, revision, conflicts: [...open, ...conflicts] });
    keep();
    view.show(draft);
    if (waiting() === 0) say(conflicts.length === 0 ? 'saved' : 'asked');
  }

  function over(text) {
    isOver = true;
    view.closed(text, differing(draft.base, draft.mine));
  }

  const settle = (name) => {
    draft.conflicts = draft.conflicts.filter((one) => one.name !== name);
    keep();
    view.show(draft);
    later();
  };

  // Another tab of this phone has written: what it knows is what this one knows.
  window.addEventListener('storage', ({ key: written, newValue }) => {
    if (written !== key || newValue === null) return;
    Object.assign(draft, JSON.parse(newValue));
    view.show(draft);
    if (waiting() > 0) later(again);
    else say(draft.conflicts.length === 0 ? 'saved' : 'asked');
  });
  window.addEventListener('online', () => later(0));
  window.addEventListener('offline', () => waiting() > 0 && say('waiting'));
  return { begin, changed, send, take, settle, isBusy: () => sending !== null, idle: async () => sending };
}
