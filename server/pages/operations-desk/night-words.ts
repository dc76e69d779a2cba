/** What the stages of a night, what they counted, and the estimates it worked with are called. */
import { daysIn } from '../../helpers/days.ts';
import { numbersIn } from '../../helpers/numbers-in.ts';
import { wordsIn } from '../../helpers/words-in.ts';
import { message, type Texts } from '../../languages/texts.ts';
import { parseDay } from '../../scoring/day.ts';

/** The six steps of the README's "How a night works". */
const stages: Record<string, string> = {
  'take-in': message('Take in'),
  estimate: message('Estimate'),
  'post-ledger': message('Post the ledger'),
  score: message('Score and rank'),
  recommend: message('Judge'),
  publish: message('Publish'),
  notify: message('Notify'),
};

export const stageWords = (t: Texts, stage: string): string => t(stages[stage] ?? stage.replaceAll('-', ' '));

/** Each takes `n`. */
const counted: Record<string, string> = {
  imported: message('{n, plural, one {# file taken in} other {# files taken in}}'),
  refused: message('{n, plural, one {# file refused} other {# files refused}}'),
  left: message('{n, plural, one {# file left for the next night} other {# files left for the next night}}'),
  orders: message('{n, plural, one {# order counted} other {# orders counted}}'),
  rows: message('{n, plural, one {# ledger row} other {# ledger rows}}'),
  days: message('{n, plural, one {# day of a metric} other {# days of metrics}}'),
  readings: message('{n, plural, one {# reading} other {# readings}}'),
  sellers: message('{n, plural, one {# seller} other {# sellers}}'),
  breachesOpened: message('{n, plural, one {# breach began} other {# breaches began}}'),
  breachesClosed: message('{n, plural, one {# breach ended} other {# breaches ended}}'),
  opened: message('{n, plural, one {# new recommendation} other {# new recommendations}}'),
  ended: message('{n, plural, one {# recommendation ended} other {# recommendations ended}}'),
  notices: message('{n, plural, one {# notice} other {# notices}}'),
  estimates: message('{n, plural, one {# estimate made} other {# estimates made}}'),
  categories: message('{n, plural, one {# main category found} other {# main categories found}}'),
  'case mix': message('{n, plural, one {# case mix frozen} other {# case mixes frozen}}'),
  buyers: message('{n, plural, one {# buyer of devices} other {# buyers of devices}}'),
};

/** `held` is a yes or no that is counted as 1 or 0. */
export function countWords(t: Texts, counts: Readonly<Record<string, number>>): string[] {
  return Object.entries(counts).flatMap(([name, count]) => {
    if (name === 'held') return count > 0 ? [t('held back until a person releases them')] : [];
    const known = counted[name];
    return [known === undefined ? `${numbersIn(t.language).count(count)} ${name}` : t(known, { n: count })];
  });
}

const defaults: Record<string, Record<string, string>> = {
  curves: { 'default-1': message('default delay curves') },
  'case-mix': { 'none-1': message('no case mix') },
  prior: { 'gamma-2-2': message('prior Gamma(2, 2)') },
  clustering: { 'phi-1': message('events taken as independent') },
};
const parts: Record<string, string> = {
  curves: message('delay curves'),
  'case-mix': message('case mix'),
  prior: message('prior'),
  clustering: message('clustering'),
};

/** 'Delay curves, prior and clustering of Mon 16 Nov 2026, case mix of Thu 1 Oct 2026'. Estimates are named by their kind and night. */
export function methodWords(t: Texts, method: Readonly<Record<string, string>>): string | null {
  const words: string[] = [];
  const dated = new Map<string, string[]>();
  for (const [part, version] of Object.entries(method)) {
    const day = version.startsWith(`${part} `) ? parseDay(version.slice(part.length + 1)) : null;
    if (day === null) words.push(t(defaults[part]?.[version] ?? version));
    else {
      const of = daysIn(t.language).exactDay(day);
      dated.set(of, [...(dated.get(of) ?? []), t(parts[part] ?? part)]);
    }
  }
  const { list } = wordsIn(t.language);
  const estimates = [...dated].map(([day, named]) => t('{estimates} of {day}', { estimates: list(named), day }));
  return [...estimates, ...words].join(', ') || null;
}
