// The form as fields by name, and fields as the form.

const form = document.getElementById('inspection');
const own = /^(said|value|note|part|batch|unseen)\.|^(model|notes)$/;

export const inputs = () => [...form.elements].filter(({ name }) => own.test(name));

/** What stands in the form now; what is empty is left out. */
export function readForm() {
  const fields = {};
  for (const input of inputs()) {
    const chosen = input.type === 'radio' ? input.checked : input.value !== '';
    if (chosen) fields[input.name] = input.value;
  }
  return fields;
}

/** What the server has written into the page, whatever the browser has put into it since. */
export function givenFields() {
  const fields = {};
  for (const input of inputs()) {
    const chosen = input.type === 'radio' ? input.defaultChecked : input.defaultValue !== '';
    if (chosen) fields[input.name] = input.type === 'radio' ? input.value : input.defaultValue;
  }
  return fields;
}

export function writeForm(fields) {
  for (const input of inputs()) {
    const value = fields[input.name] ?? '';
    if (input.type === 'radio') input.checked = input.value === value;
    else if (input.value !== value) input.value = value;
  }
  for (const remarks of document.querySelectorAll('.inspect-remarks'))
    if ([...remarks.querySelectorAll('input, textarea')].some(({ value }) => value !== '')) remarks.open = true;
}

/** How a field is called: the sentence of its question, and which of its fields it is. @param say the words of the page */
export function labelOf(name, say) {
  const [part, key] = name.split('.');
  const item = key && document.querySelector(`[data-item="${CSS.escape(key)}"] [data-item-label]`);
  if (!item) return document.querySelector(`[name="${CSS.escape(name)}"]`)?.labels?.[0]?.textContent ?? name;
  const question = item.textContent;
  return part === 'said' || part === 'value' ? question : say('part', { question, part: say(`${part}Part`) });
}

/** An answer in the middle of a sentence: a word of the page, or what somebody typed. @param say the words of the page */
export function spoken(name, value, say) {
  if (value === '') return say('empty');
  if (['yes', 'no', 'skipped'].includes(value)) return say(value);
  const pressed = document.querySelector(`[type=radio][name="${CSS.escape(name)}"][value="${CSS.escape(value)}"]`);
  return say('quoted', { text: pressed?.labels[0].textContent ?? value });
}
