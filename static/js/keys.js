// The keys of the `?` dialog. None acts while someone is typing or holds a modifier.
const typing = (element) => element.closest('input, select, textarea, [contenteditable]') !== null;

const rowLinks = () => [...document.querySelectorAll('.table tbody th a')];

function step(by) {
  const links = rowLinks();
  const at = links.indexOf(document.activeElement);
  const next = at === -1 ? (by > 0 ? 0 : links.length - 1) : at + by;
  links[next]?.focus();
}

const follow = (selector) => document.querySelector(selector)?.click();

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
  };
  let going = false;
  document.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || typing(event.target) || shortcuts.open) return;
    const address = going ? pages.get(event.key) : undefined;
    going = event.key === 'g';
    if (address) location.assign(address);
    else if (keys[event.key]) {
      event.preventDefault();
      keys[event.key]();
    }
  });
}
