// The keys of the `?` dialog. None acts while someone is typing or holds a modifier.
// A dialog that was closed a moment ago may still hold the focus: nothing is typed into it.
const typing = (element) =>
  element.closest('input, select, textarea, [contenteditable]') !== null && !element.closest('dialog:not([open])');

// On the queue its cases, on any other page the rows of its tables.
function rowLinks() {
  const cases = [...document.querySelectorAll('a[data-case]')];
  return cases.length > 0 ? cases : [...document.querySelectorAll('.table tbody th a')];
}

function step(by) {
  const links = rowLinks();
  const at = links.indexOf(document.activeElement);
  const next = at === -1 ? (by > 0 ? 0 : links.length - 1) : at + by;
  links[next]?.focus();
}

const follow = (selector) => document.querySelector(selector)?.click();

// The case of the row that has the focus; of the first row, where no row of any table has it.
function chosenCase() {
  const row = document.activeElement?.closest('tbody tr');
  return (row ?? document).querySelector('a[data-case]');
}

// On the queue a key opens the case with the answer chosen; on the case itself it chooses it. The reason is typed next.
function answer(word) {
  const link = chosenCase();
  if (link) location.assign(`${link.dataset.case}?answer=${word}#field-reason`);
  else if (document.getElementById(`field-answer-${word}`)) {
    document.getElementById(`field-answer-${word}`).click();
    document.getElementById('field-reason')?.focus();
  }
}

function snooze() {
  const link = chosenCase();
  if (link) location.assign(`${link.dataset.case}/snooze`);
  else document.querySelector('main [data-key=s]')?.click();
}

// A case is claimed where it stands.
function claim() {
  const link = chosenCase();
  if (link) link.closest('tr').querySelector('[data-key=c]')?.click();
  else document.querySelector('main [data-key=c]')?.click();
}

// Back from a form of one row, that row has the focus again.
if (location.hash.startsWith('#case-')) document.getElementById(location.hash.slice(1))?.focus();

// Who speaks to the browser instead of typing turns single keys off; kept in this browser.
const place = 'single-keys';

function areOn() {
  try {
    return localStorage.getItem(place) !== 'off';
  } catch {
    return true;
  }
}

function remember(on) {
  try {
    localStorage.setItem(place, on ? 'on' : 'off');
  } catch {
    // A browser that keeps nothing forgets it with the page.
  }
}

export function listenToKeys() {
  const shortcuts = document.getElementById('shortcuts');
  if (!shortcuts) return;
  const pages = new Map(
    [...shortcuts.querySelectorAll('[data-goes]')].map((key) => [key.textContent.trim(), key.dataset.goes]),
  );
  const keys = {
    '?': () => shortcuts.showModal(),
    '/': () => document.querySelector('input[type=search]')?.focus(),
    j: () => step(1),
    k: () => step(-1),
    n: () => follow('a[rel=next]'),
    p: () => follow('a[rel=prev]'),
    a: () => answer('accepted'),
    d: () => answer('dismissed'),
    s: snooze,
    c: claim,
  };
  const acting = shortcuts.querySelector('#keys-act');
  acting.checked = areOn();
  acting.addEventListener('change', () => remember(acting.checked));
  // Closed, the dialog must not keep the focus, or the next key would count as typed into it.
  shortcuts.addEventListener('close', () => {
    if (shortcuts.contains(document.activeElement)) document.activeElement.blur();
  });
  let going = false;
  document.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || typing(event.target) || shortcuts.open) return;
    if (!acting.checked) return;
    const address = going ? pages.get(event.key) : undefined;
    // After `g` comes the name of a page or nothing: never what the key does by itself.
    const act = going ? undefined : keys[event.key];
    going = event.key === 'g';
    if (address) location.assign(address);
    else if (act) {
      event.preventDefault();
      act();
    }
  });
}
