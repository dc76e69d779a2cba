// What a script says stands in the page, in the reader's language: the server writes it into `data-says`, and nobody translates twice.

/**
 * @param text with names in braces, or two such texts: the first where `count` takes the singular
 * @param values what stands in the place of each name
 */
export function filled(text, values = {}) {
  const chosen = Array.isArray(text) ? text[isSingular(values.count) ? 0 : 1] : text;
  return chosen.replaceAll(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);
}

/** The words of an element: `const say = wordsOf(root)`, then `say('waiting', { count: 3 })`. */
export function wordsOf(element) {
  const words = JSON.parse(element.dataset.says);
  return (name, values) => filled(words[name], values);
}

const isSingular = (count) => new Intl.PluralRules(document.documentElement.lang).select(count) === 'one';
