// Whoever signs out leaves nothing of their inspections on the phone; whoever signs in finds no page of somebody else.
import { wordsOf } from './page-words.js';
import { dropPages } from './inspect-pages.js';
import { differing, dropDraft, isOurs, keptDraft } from './inspect-store.js';

const drafts = () => Object.keys(localStorage).filter(isOurs);

const unsent = () =>
  drafts()
    .map(keptDraft)
    .reduce((sum, draft) => sum + (draft ? differing(draft.base, draft.mine).length + draft.conflicts.length : 0), 0);

// Only who inspects has something to lose here.
for (const form of document.querySelectorAll('form[action="/sign-out"][data-person]'))
  form.addEventListener('submit', (event) => {
    const count = unsent();
    if (count > 0 && !window.confirm(wordsOf(form)('answers', { count }))) {
      event.preventDefault();
      delete form.dataset.sent;
      event.submitter?.removeAttribute('aria-busy');
      return;
    }
    for (const key of drafts()) dropDraft(key);
    void forgetPages();
  });

// The drafts of a session that has ended wait for their owner; pages do not.
const signedIn = document.querySelector('form[action="/sign-out"]');
if (signedIn || document.querySelector('form[action="/sign-in"]')) await forgetPages(signedIn?.dataset.person);

async function forgetPages(but) {
  const isTheirs = await dropPages(but);
  if (isTheirs) return;
  for (const worker of (await navigator.serviceWorker?.getRegistrations()) ?? []) await worker.unregister();
}
