/** The lists of the filters over the ranking. Each is drawn once for what is chosen in it: a hundred choices cost more than the rest of the page. */
import Handlebars from 'handlebars';
import { escapeText } from '../../helpers/escape.ts';
import { metrics } from '../../scoring/metrics/index.ts';
import { metricWords, plainWord } from './words.ts';

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

export const filterChoices = (words: FilterWords): FilterChoices[] => [
  drawnOnce('manager', 'Manager', said(words.managers)),
  drawnOnce('kind', 'Kind', said(words.kinds)),
  drawnOnce('country', 'Seller’s country', said(words.countries)),
  // Without markets in the feeds there is nothing to choose.
  ...(words.markets.length > 0 ? [drawnOnce('market', 'Sells in', said(words.markets))] : []),
  drawnOnce('level', 'Level', [...levels, ['none', 'fine']]),
  drawnOnce('state', 'State', [
    ['ranked', 'ranked'],
    ['provisional', 'too few orders'],
  ]),
  drawnOnce(
    'metric',
    'Costs most points',
    metrics.map(({ key }): Choice => [key, metricWords(key).label.toLowerCase()]),
  ),
];

const said = (values: readonly string[]) => values.map((value): Choice => [value, plainWord(value)]);
const levels = ['suspend', 'limit', 'warn', 'watch'].map((level): Choice => [level, level]);

function drawnOnce(name: string, label: string, values: readonly Choice[]): FilterChoices {
  const all: readonly Choice[] = [['', 'all'], ...values];
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
