// One step at a time, named in the address behind the #, so that going back goes a step back.
import { isAnswered } from './inspect-fields.js';

const links = () => [...document.querySelectorAll('.inspect-steps [data-step]')];
const sections = () => [...document.querySelectorAll('.inspect-step')];

/** @param first the step that is shown where the address names none */
export function showSteps(first = sections()[0]?.id) {
  window.addEventListener('hashchange', () => go(true, first));
  const next = document.querySelector('[data-inspect-next]');
  next?.addEventListener('click', () => {
    const all = links();
    const at = all.findIndex((link) => link.hasAttribute('aria-current'));
    location.hash = all[Math.min(at + 1, all.length - 1)].hash;
  });
  document.querySelector('[data-inspect-save]')?.toggleAttribute('hidden', true);
  // What is missing stands on one step: its links must find the step first.
  go(false, first);
}

function go(isMove, first) {
  const target = location.hash.length > 1 ? document.getElementById(decodeURIComponent(location.hash.slice(1))) : null;
  const step = target?.closest('.inspect-step') ?? document.getElementById(first);
  if (!step) return;
  for (const section of sections()) section.hidden = section !== step;
  for (const link of links()) {
    const isHere = link.hash === `#${step.id}`;
    if (isHere) link.setAttribute('aria-current', 'step');
    else link.removeAttribute('aria-current');
    if (isHere) bringIntoSight(link);
  }
  const isLast = step.id === 'step-verdict';
  document.querySelector('[data-inspect-next]')?.toggleAttribute('hidden', isLast);
  document.querySelector('[data-inspect-submit]')?.toggleAttribute('hidden', !isLast);
  if (!isMove) return;
  if (target && target !== step) {
    for (let around = target.closest('details'); around; around = around.parentElement.closest('details'))
      around.open = true;
    target.scrollIntoView({ block: 'start' });
    target.focus({ preventScroll: true });
  } else window.scrollTo(0, Math.max(0, document.querySelector('.inspect').offsetTop));
}

function bringIntoSight(link) {
  const list = link.closest('ol');
  list.scrollLeft = link.offsetLeft - (list.clientWidth - link.offsetWidth) / 2;
}

/** How many questions of each step have an answer, counted on the phone: it needs no network for that. @param say the words of the page */
export function countSteps(say) {
  let [all, done] = [0, 0];
  for (const link of links()) {
    const place = link.querySelector('[data-step-count]');
    if (!place) continue;
    const items = [...document.querySelectorAll(`#step-${CSS.escape(link.dataset.step)} .inspect-item[data-item]`)];
    const answered = items.filter(isAnswered).length;
    place.textContent = `${answered}/${items.length}`;
    all += items.length;
    done += answered;
  }
  const progress = document.querySelector('[data-progress]');
  if (progress) progress.textContent = say('progress', { done, all });
}
