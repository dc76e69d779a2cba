// How each question stands, told on the phone in the server's words; test/pages/inspection-fields.test.ts holds both against each other.

/** As server/lab/said-of.ts reads a figure: with a point or a comma; null for anything else. */
export function figureIn(text) {
  const plain = text.trim().replace(/\s*%$/, '').replace(',', '.');
  return /^\d{1,6}(\.\d{1,3})?$/.test(plain) ? Number(plain) : null;
}

/** As server/lab/imei.ts: 15 digits, not all alike, the last of them the check digit by Luhn. */
export function isImei(text) {
  const digits = text.replaceAll(/[\s./-]/g, '');
  if (!/^\d{15}$/.test(digits) || /^(\d)\1*$/.test(digits)) return false;
  const sum = [...digits].reduce((total, digit, place) => {
    const value = Number(digit) * (place % 2 === 0 ? 1 : 2);
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return sum % 10 === 0;
}

/** As server/lab/missing-notes.ts: letters and digits. */
export const saysEnough = (note) => (note.match(/[\p{L}\p{N}]/gu) ?? []).length >= 5;

const typedIn = (item) => item.querySelector('.inspect-typed input');
const chosen = (item) => item.querySelector('[type=radio]:checked');

/** Whether what was typed cannot be read. A wrong IMEI can, where the device truly shows it. */
function isUnread(item) {
  const typed = typedIn(item);
  const text = typed?.value.trim() ?? '';
  if (text === '') return false;
  if (typed.dataset.least !== undefined) return figureIn(text) === null;
  return !isImei(text) && chosen(item)?.value !== 'no';
}

export const isAnswered = (item) =>
  !isUnread(item) && (chosen(item) !== null || (typedIn(item)?.value.trim() ?? '') !== '');

export function isNo(item) {
  const typed = typedIn(item);
  const text = typed?.value.trim() ?? '';
  if (text !== '' && typed.dataset.least !== undefined) return figureIn(text) < Number(typed.dataset.least);
  const said = chosen(item);
  return said?.value === 'no' || said?.hasAttribute('data-below') === true;
}

const lacksNote = (item) =>
  item.querySelector('.inspect-say') !== null && isNo(item) && !saysEnough(item.querySelector('textarea').value);

/** Typed in a browser that does not keep to `maxlength`: the server names it. */
const isTooLong = ({ maxLength, value }) => maxLength >= 0 && value.length > maxLength;
const fits = (item) => ![...item.querySelectorAll('input, textarea')].some(isTooLong);

/** On leaving a field: what is wrong with it, beside it. */
export function complain(item) {
  if (!isUnread(item) || item.querySelector('.field-fault:not([hidden])')) return;
  const told = item.querySelector('.field-fault') ?? document.createElement('p');
  told.id = `fault-${item.dataset.item}`;
  told.className = 'field-fault';
  told.textContent = typedIn(item).dataset.unread;
  told.hidden = false;
  told.setAttribute('role', 'alert');
  item.querySelector('.inspect-typed').before(told);
  item.setAttribute('aria-describedby', told.id);
}

/** What has been mended since is no reproach any more: neither beside its question nor in the list on top. */
/** @param say the words of the page */
export function strikeOff(say) {
  for (const item of document.querySelectorAll('.inspect-item[data-item]')) {
    item.classList.toggle('is-wrong', isNo(item));
    const told = item.querySelector('.field-fault');
    const isOfTyped = told?.textContent === typedIn(item)?.dataset.unread;
    if (told && (isOfTyped ? !isUnread(item) : isAnswered(item) && !lacksNote(item) && fits(item))) told.hidden = true;
  }
  const list = document.querySelector('.faults');
  if (!list) return;
  const lines = [...list.querySelectorAll('li')];
  for (const line of lines) line.hidden = isMended(line.querySelector('a').hash.slice(1));
  const left = lines.filter((line) => !line.hidden).length;
  list.hidden = left === 0;
  const heading = list.querySelector('h2');
  heading.dataset.whole ??= heading.textContent;
  heading.textContent = left === lines.length ? heading.dataset.whole : say('missing', { count: left });
}

function isMended(id) {
  const target = document.getElementById(id);
  const item = target?.closest('.inspect-item');
  if (item?.dataset.item) return isAnswered(item) && !lacksNote(item) && fits(item);
  if (target && isTooLong(target)) return false;
  if (['model', 'notes'].includes(id)) return true;
  const photo = document.querySelector(`[data-view="${CSS.escape(id.replace('unseen-', ''))}"] [data-photo-kept] li`);
  return photo !== null || (target?.value ?? '').trim() !== '';
}
