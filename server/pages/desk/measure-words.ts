/** How measures, their extent and their dates are said in the middle of a sentence. */
import type { DecisionState, Exception, Restriction, Scope } from '../../cases/decision.ts';
import { numbersIn } from '../../helpers/numbers-in.ts';
import { message, type Texts } from '../../languages/texts.ts';
import type { Day } from '../../scoring/day.ts';
import { listed, numberWord, plainWordIn } from './words.ts';

/** The mark that a measure is drawn with. */
export const measureMark = (measure: string): string => (measure === 'end' ? 'suspend' : measure);

/** 'only FR and DE, smartphones' or 'the whole account'. */
export function scopeWords({ markets = [], categories = [] }: Scope, t: Texts): string {
  const kinds = categories.map((category) => plainWordIn(category, t));
  const parts = [listed(markets, t), listed(kinds, t)].filter(Boolean);
  return parts.length === 0 ? t('the whole account') : t('only {places}', { places: parts.join(', ') });
}

/** 'at most 31 orders a day' */
export function restrictionWords(restriction: Restriction, t: Texts): string {
  if ('ordersPerDay' in restriction) {
    const { ordersPerDay: n } = restriction;
    const values = { n, number: numberWord(n, t) };
    return t('{n, plural, one {at most {number} order a day} other {at most {number} orders a day}}', values);
  }
  const share = `${numbersIn(t.language).count(restriction.shareOfListings)}\u202f%`;
  return t('{share} of its listings', { share });
}

export const exceptionWords: Record<Exception, string> = {
  'legal-obligation': message('a law obliges us to end it at once'),
  'imperative-reason': message('an imperative reason of national law'),
  'repeated-infringement': message('repeated infringement of the terms'),
};

export const stateWords: Record<DecisionState, string> = {
  recorded: message('recorded'),
  proposed: message('waits for a second person'),
  decided: message('decided, not yet delivered'),
  notified: message('delivered, not yet in force'),
  'in-force': message('in force'),
  ended: message('ended'),
  lifted: message('lifted'),
  overturned: message('overturned after an appeal'),
  refused: message('refused by a second person'),
  withdrawn: message('withdrawn before it was sent'),
};

/** The same on a day: what begins today, as soon as the clock comes by, is not called late. */
export const stateOn = (state: DecisionState, start: Day | null, today: Day, t: Texts): string =>
  state === 'notified' && start === today ? t('delivered, begins today') : t(stateWords[state]);
