/** The declaration of an incident as a person fills it in, and what is wrong with it. */
import { lettersAndDigits, plainName } from '../../helpers/plain-name.ts';
import type { Texts } from '../../languages/texts.ts';
import { parseDay, type Day } from '../../scoring/day.ts';
import { orderMetrics } from '../../scoring/metrics/index.ts';
import type { Declaration } from '../../stores/incidents.ts';
import { formText } from '../portfolio/form-text.ts';
import { tooLongWords } from '../too-long-words.ts';

export interface DeclarationForm {
  name: string;
  metrics: string[];
  market: string;
  carrier: string;
  from: string;
  to: string;
}
export type DeclarationFaults = Partial<Record<keyof DeclarationForm, string>>;

/** Longer than this is no incident but how things are. */
const longestDays = 92;
const longestName = 80;
/** In letters and digits. */
const shortestName = 5;

/** What the form offers. */
export interface Places {
  markets: readonly string[];
  carriers: readonly string[];
}

export function readDeclaration(given: Record<string, unknown>): DeclarationForm {
  const text = (name: string) => formText(given, name);
  const asked: unknown[] = Array.isArray(given['metrics']) ? given['metrics'] : text('metrics').split(',');
  const metrics = orderMetrics.map(({ key }) => key).filter((key) => asked.includes(key));
  const [name, market, carrier, from, to] = ['name', 'market', 'carrier', 'from', 'to'].map(text) as [
    string,
    string,
    string,
    string,
    string,
  ];
  return { name: plainName(name), metrics, market, carrier, from, to };
}

export const isEmpty = ({ name, metrics, from, to }: DeclarationForm): boolean =>
  name === '' && metrics.length === 0 && from === '' && to === '';

/** @param today days to come can be declared too: a strike that was announced */
export function faultsOfDeclaration(t: Texts, form: DeclarationForm, today: Day, places: Places): DeclarationFaults {
  const [from, to] = [parseDay(form.from), parseDay(form.to)];
  const faults: DeclarationFaults = {};
  if (lettersAndDigits(form.name) < shortestName) faults.name = t('Say in plain words what happened: sellers read it.');
  if (form.name.length > longestName) faults.name = tooLongWords(longestName, t);
  if (form.metrics.length === 0) faults.metrics = t('Choose at least one.');
  if (form.market !== '' && !places.markets.includes(form.market)) faults.market = t('Choose a market that there is.');
  if (form.carrier !== '' && !places.carriers.includes(form.carrier))
    faults.carrier = t('Choose a carrier that there is.');
  if (from === null) faults.from = t('Give the first day.');
  if (to === null) faults.to = t('Give the last day; the first again, if it was one day.');
  if (from !== null && to !== null) {
    if (to < from) faults.to = t('The last day lies before the first.');
    else if (to - from >= longestDays)
      faults.to = t('Keep it within {days} days: longer is not an incident.', { days: longestDays });
    else if (from > today + longestDays) faults.from = t('That is too far ahead.');
  }
  return faults;
}

export const declarationOf = ({ name, metrics, market, carrier, from, to }: DeclarationForm): Declaration => ({
  ...{ name, metrics, from, to },
  market: market === '' ? null : market,
  carrier: carrier === '' ? null : carrier,
});
