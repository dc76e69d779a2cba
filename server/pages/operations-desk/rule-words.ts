/** Why a record was kept out, in the reader's language. The import keeps it in English, as its command says it. */
import { numbersIn } from '../../helpers/numbers-in.ts';
import { message, type Texts } from '../../languages/texts.ts';

/** As jobs/feeds and jobs/import write them. */
export const rules: readonly string[] = [
  message('is empty'),
  message('is missing, although it is required'),
  message('is negative'),
  message('is not a whole number'),
  message('is not a whole number of minor units'),
  message('is not a whole number of stars'),
  message('is not between {least} and {most}'),
  message('is not a day of the calendar such as 2026-03-01'),
  message('is not an instant such as 2026-03-01T14:05:00+01:00'),
  message('has no offset: end it with Z or with one such as +01:00'),
  message('lies before 1990'),
  message('lies more than 400 days in the future'),
  message('is still to come: only a day that has begun can be complete'),
  message('is longer than {limit} characters'),
  message('is not a word'),
  message('is not one of {words}'),
  message('is not a currency of ISO 4217 such as EUR'),
  message('is not an e-mail address'),
  message('has {found} cells where the header names {expected}'),
  message('holds a NUL character'),
  message('is not a JSON object on one line'),
  message('has a value in column {name} that is neither text nor an exact whole number'),
  message('has text after a closing quote; a quote inside a cell must be doubled'),
  message('has a quote inside a cell that does not start with one'),
  message('cannot be read'),
];

const forms = rules.map((rule) => ({
  rule,
  form: new RegExp(`^${rule.replaceAll(/[.+*?()[\]]/g, '\\$&').replaceAll(/\{(\w+)\}/g, '(?<$1>.+)')}$`),
}));

/**
 * What an older version kept in other words stands as it was written.
 *
 * @example ruleWords(texts('fr'), 'is not between 1 and 5') // 'n’est pas entre 1 et 5'
 */
export function ruleWords(t: Texts, kept: string): string {
  for (const { rule, form } of forms) {
    const found = form.exec(kept);
    if (!found) continue;
    if (!found.groups) return t(rule);
    const values = Object.entries(found.groups).map(([name, value]) => [name, figureIn(t, value)]);
    return t(rule, Object.fromEntries(values) as Record<string, string>);
  }
  return kept;
}

/** The import groups figures as English does: '2,000'. */
const figureIn = (t: Texts, value: string): string =>
  /^\d{1,3}(,\d{3})*$/.test(value) ? numbersIn(t.language).count(Number(value.replaceAll(',', ''))) : value;
