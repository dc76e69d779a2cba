/** How a metric is said in the reader's language. The pure room of scoring knows no languages, so its words are said here. */
import { eachLanguage } from '../languages/each-language.ts';
import type { Texts } from '../languages/texts.ts';
import { isMetric, metricOf } from '../scoring/metrics/index.ts';
import { metricTexts } from './metric-texts.ts';

export interface MetricWords {
  /** 'Late delivery', to head a column or a section. */
  label: string;
  /** 'late delivery', in the middle of a sentence, as a name: languages bend words, so nothing may depend on its form. */
  name: string;
  /** One sentence of what counts. */
  meaning: string;
  /** 'late order', 'late orders': standing alone, as in a cell. */
  one: string;
  many: string;
  /** '3 late orders', 'no late orders' */
  counted(this: void, n: number): string;
  /** 'one more late order' */
  oneMore: string;
  /** What it is counted of: '412 orders due'. */
  base(this: void, n: number): string;
  /** '14 of your 412 orders due came late.' The whole number is said only where every order counts whole (no horizon). */
  happened(this: void, events: number, orders: number): string;
  /** What never counts in it, as one sentence. */
  leftOut: string;
  /** What usually helps most, as one sentence. */
  improve: string;
}

const told = eachLanguage(() => new Map<string, MetricWords>());

/**
 * @param key of a metric; one that is no metric (any more) is said as it is
 * @example metricWords(texts('fr'), 'complaint').counted(3) // '3 réclamations'
 */
export function metricWords(t: Texts, key: string): MetricWords {
  const known = told(t.language);
  let words = known.get(key);
  // Keys come from the program and the database, never from an address.
  if (!words) known.set(key, (words = wordsFor(t, key)));
  return words;
}

function wordsFor(t: Texts, key: string): MetricWords {
  const said = Object.hasOwn(metricTexts, key) ? metricTexts[key] : undefined;
  if (!said) return unknownMetric(key.replaceAll('-', ' '));
  const { counted, base, happened } = said;
  return {
    label: t(said.label),
    name: t(said.name),
    meaning: t(said.meaning),
    one: t(said.one),
    many: t(said.many),
    counted: (n) => t(counted, { n }),
    oneMore: t(said.oneMore),
    base: (n) => t(base, { n }),
    happened: (events, orders) => t(happened, { events, orders }),
    leftOut: t(said.leftOut, { days: isMetric(key) ? metricOf(key).horizon : 0 }),
    improve: t(said.improve),
  };
}

function unknownMetric(name: string): MetricWords {
  const label = name.charAt(0).toUpperCase() + name.slice(1);
  const counted = (n: number) => `${n} ${name}`;
  const bare = { meaning: '', leftOut: '', improve: '' };
  return { label, name, one: name, many: name, counted, oneMore: name, base: counted, happened: counted, ...bare };
}
