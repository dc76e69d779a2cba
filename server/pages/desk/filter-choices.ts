/** The lists of the filters over the ranking. Each is drawn once for what is chosen in it: a hundred choices cost more than the rest of the page. */
import Handlebars from 'handlebars';
import { escapeText } from '../../helpers/escape.ts';
import { wordsIn } from '../../helpers/words-in.ts';
import type { Texts } from '../../languages/texts.ts';
import { metrics } from '../../scoring/metrics/index.ts';
import { metricWords } from '../metric-words.ts';
import { plainWordIn } from './words.ts';

/** What the sellers of a night have, to choose from. */
export interface FilterWords {
  managers: readonly string[];
  kinds: readonly string[];
  countries: readonly string[];
  /** None where the feeds name no market. */
  markets: readonly string[];
}

export interface FilterChoices {
  name: string;
  label: string;
  /** The `<option>`s with the chosen one marked; '' chooses all. */
  choices(this: void, chosen: string): Handlebars.SafeString;
}

type Choice = readonly [value: string, text: string];

export function filterChoices(words: FilterWords, t: Texts): FilterChoices[] {
  const { statusWord } = wordsIn(t.language);
  const said = (values: readonly string[]) => values.map((value): Choice => [value, plainWordIn(value, t)]);
  const asWritten = (values: readonly string[]) => values.map((value): Choice => [value, value]);
  const all = t('all');
  return [
    drawnOnce('manager', t('Manager'), all, asWritten(words.managers)),
    drawnOnce('kind', t('Kind'), all, said(words.kinds)),
    drawnOnce('country', t('Seller’s country'), all, asWritten(words.countries)),
    // Without markets in the feeds there is nothing to choose.
    ...(words.markets.length > 0 ? [drawnOnce('market', t('Sells in'), all, asWritten(words.markets))] : []),
    drawnOnce(
      'level',
      t('Level'),
      all,
      ['suspend', 'limit', 'warn', 'watch', 'none'].map((level): Choice => [level, statusWord(level)]),
    ),
    drawnOnce('state', t('State'), all, [
      ['ranked', t('ranked')],
      ['provisional', t('too few orders')],
    ]),
    drawnOnce(
      'metric',
      t('Costs most points'),
      all,
      metrics.map(({ key }): Choice => [key, metricWords(t, key).name]),
    ),
  ];
}

/** @param nothing how the choice of all is said */
function drawnOnce(name: string, label: string, nothing: string, values: readonly Choice[]): FilterChoices {
  const all: readonly Choice[] = [['', nothing], ...values];
  const drawn = new Map<string, Handlebars.SafeString>();
  const draw = (chosen: string) =>
    new Handlebars.SafeString(
      all
        .map(
          ([value, text]) =>
            `<option value="${escapeText(value)}"${value === chosen ? ' selected' : ''}>${escapeText(text)}</option>`,
        )
        .join(''),
    );
  return {
    name,
    label,
    choices(chosen) {
      if (!all.some(([value]) => value === chosen)) return draw(chosen);
      let markup = drawn.get(chosen);
      if (!markup) drawn.set(chosen, (markup = draw(chosen)));
      return markup;
    },
  };
}
