// Small enhancements. Every page works without them.
import { listenToKeys } from './keys.js';

for (const opener of document.querySelectorAll('[data-opens]')) {
  opener.addEventListener('click', () => document.getElementById(opener.dataset.opens)?.showModal());
}

// A filter shows at once when it is chosen; typing waits for Enter.
for (const form of document.querySelectorAll('form[data-filters]')) {
  form.addEventListener('change', (event) => {
    if (event.target.tagName === 'SELECT') form.requestSubmit();
  });
  form.addEventListener('submit', () => {
    for (const field of form.elements) if (field.name && field.value === '') field.disabled = true;
  });
}

// What changes something is sent once, however often it is pressed on a slow network.
for (const form of document.querySelectorAll('form[method=post]')) {
  form.addEventListener('submit', (event) => {
    if (form.dataset.sent) event.preventDefault();
    form.dataset.sent = 'yes';
    event.submitter?.setAttribute('aria-busy', 'true');
  });
}
window.addEventListener('pageshow', (event) => {
  // Held ready by the browser since before: whether somebody is still signed in is the server's to say.
  if (event.persisted && document.querySelector('form[action="/sign-out"]')) location.reload();
  for (const form of document.querySelectorAll('form[data-sent]')) delete form.dataset.sent;
  for (const button of document.querySelectorAll('[aria-busy]')) button.removeAttribute('aria-busy');
});

// A menu closes when one presses elsewhere or Escape.
for (const menu of document.querySelectorAll('details.menu')) {
  document.addEventListener('click', (event) => {
    if (!menu.contains(event.target)) menu.open = false;
  });
  menu.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape') return;
    menu.open = false;
    menu.querySelector('summary').focus();
  });
}

// What a script has shown as a picture need not stand there as numbers too, until somebody asks.
for (const numbers of document.querySelectorAll('details[data-folds]')) numbers.open = false;

// The chosen tab is in sight, however many come before it.
for (const list of document.querySelectorAll('.tabs, .navigation')) {
  const chosen = list.querySelector('[aria-current]');
  if (!chosen || list.scrollWidth <= list.clientWidth) continue;
  const { left, width } = chosen.getBoundingClientRect();
  list.scrollLeft += left - list.getBoundingClientRect().left - (list.clientWidth - width) / 2;
}

// Where more of a strip lies outside, an arrow says so and leads there. Keys and screen readers reach every entry without it.
for (const strip of document.querySelectorAll('.tabs, .navigation')) {
  const arrows = ['before', 'after'].map((side) => {
    const arrow = document.createElement(strip.matches('ul') ? 'li' : 'span');
    const isBefore = side === 'before';
    Object.assign(arrow, { className: `more more-${side}`, ariaHidden: 'true', textContent: isBefore ? '‹' : '›' });
    arrow.addEventListener('click', () => strip.scrollBy({ left: strip.clientWidth * (isBefore ? -0.7 : 0.7) }));
    strip[isBefore ? 'prepend' : 'append'](arrow);
    return arrow;
  });
  const show = () => {
    const outside = [strip.scrollLeft, strip.scrollWidth - strip.clientWidth - strip.scrollLeft];
    arrows.forEach((arrow, at) => (arrow.hidden = outside[at] < 8));
  };
  strip.addEventListener('scroll', show, { passive: true });
  window.addEventListener('resize', show, { passive: true });
  show();
}

for (const button of document.querySelectorAll('[data-copies]')) {
  button.addEventListener('click', async () => {
    const field = document.getElementById(button.dataset.copies);
    field.select();
    // Over plain http browsers offer nothing newer than the command.
    if (navigator.clipboard) await navigator.clipboard.writeText(field.value);
    else document.execCommand('copy');
    button.textContent = button.dataset.copied;
  });
}

document.querySelector('.faults')?.focus();
listenToKeys();
if (document.querySelector('canvas[data-chart]')) await import('./charts.js');
if (document.querySelector('canvas[data-funnel]')) await import('./funnel.js');
if (document.querySelector('form[data-live]')) await import('./trial.js');
if (document.querySelector('.inspect')) await import('./inspect.js');
try {
  // An inspection leaves answers and pages on the phone: nobody else may find them.
  if (Object.keys(localStorage).some((key) => key.startsWith('assay-inspection'))) await import('./inspect-leave.js');
} catch {
  // A browser that stores nothing has nothing to forget.
}
if (document.querySelector('[data-photos]')) await import('./photo-queue.js');
if (document.querySelector('[data-mark-form]')) await import('./photo-marks.js');
if (document.querySelector('form[action="/sign-out"][data-person]')) await import('./photo-leave.js');
