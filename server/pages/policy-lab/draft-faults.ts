/** What is wrong with a draft as a whole, in the reader's language: its own room knows none. */
import { figuresIn } from '../../helpers/numbers-in.ts';
import { message, type Texts } from '../../languages/texts.ts';
import type { FaultFact, PolicyFault } from '../../scoring/policy.ts';
import { metricWords } from '../metric-words.ts';
import { figureLabel, type Figure } from './policy-figures.ts';

const faultWords: Record<FaultFact['kind'], string> = {
  'at-most': message('{where}: is too large: at most {bound, number}. The default is {figures}.'),
  'less-than': message('{where}: is too large: less than {bound, number}. The default is {figures}.'),
  'at-least': message('{where}: is too small: at least {bound, number}. The default is {figures}.'),
  'more-than': message('{where}: is too small: more than {bound, number}. The default is {figures}.'),
  'half-judged': message(
    '{where} is only half judged. Fill in acceptable, warn, limit and suspend, or leave all four empty and make the weight 0.',
  ),
  order: message(
    '{where} has thresholds out of order ({figures}). They must rise: acceptable ≤ warn ≤ limit < suspend, acceptable < limit.',
  ),
  levels: message(
    'The levels ask for evidence out of order ({figures}). Let it rise from watch to suspend; the default is 5, 20, 100, 1000.',
  ),
  twice: message('{where}: names a ratio twice. Name each once.'),
  weightless: message('No metric has a weight. Give at least one a weight above 0.'),
};

/** @param place the figure that is wrong; null: none of the form's */
export function faultText(
  t: Texts,
  { path, what, remedy, fact }: PolicyFault,
  place: Figure | 'exceptions' | null,
): string {
  const where =
    place === null
      ? path
      : place === 'exceptions'
        ? t('Exceptions')
        : place.metric === undefined
          ? figureLabel(t, place)
          : metricWords(t, place.metric).label;
  // What only a document brings about that no form wrote is said as the command line says it.
  if (!fact) return `${where}: ${what}. ${remedy}`;
  const { kind, bound = 0, figures = '' } = fact;
  return t(faultWords[kind], { where, bound, figures: figuresIn(t.language)(figures) });
}
