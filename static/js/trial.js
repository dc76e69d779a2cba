// A what-if as one moves it: the slider and its number follow each other, and the answer comes without leaving the page.
const form = document.querySelector('form[data-live]');
const pause = 250;
let waiting;
let asked = 0;

for (const slider of form.querySelectorAll('[data-slider]')) {
  const number = document.getElementById(slider.dataset.slider);
  slider.addEventListener('input', () => (number.value = slider.value));
  number.addEventListener('input', () => (slider.value = number.value));
  // The number says it all: an address to pass on stays short.
  slider.removeAttribute('name');
  slider.parentElement.querySelector('input[type=hidden]').remove();
}

form.addEventListener('input', () => {
  clearTimeout(waiting);
  waiting = setTimeout(show, pause);
});

async function show() {
  const address = new URL(form.action);
  address.search = new URLSearchParams(new FormData(form));
  const mine = ++asked;
  const answer = await fetch(address).catch(() => null);
  // Another question came after this one, or there is no network: the button still asks.
  if (mine !== asked || answer === null) return;
  if (!answer.ok || answer.redirected) return form.requestSubmit();
  take(new DOMParser().parseFromString(await answer.text(), 'text/html'));
  history.replaceState(null, '', address);
}

/** What is drawn anew: the sentence on top and the answer; never a field that somebody is holding. */
function take(page) {
  for (const part of ['.lead', ...form.dataset.live.split(' ').map((id) => `#${id}`)]) {
    const [old, fresh] = [document.querySelector(part), page.querySelector(part)];
    if (old && fresh) old.replaceChildren(...fresh.childNodes);
  }
}

document.querySelector('.lead')?.setAttribute('aria-live', 'polite');
