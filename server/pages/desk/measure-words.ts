/** How measures, their extent and their dates are said in the middle of a sentence. */
import type { DecisionState, Exception, Measure, Restriction, Scope } from '../../cases/decision.ts';
import { count } from '../../helpers/numbers.ts';
import { message } from '../../languages/texts.ts';
import { counted, listed, plainWord } from './words.ts';

/** 'a limit is decided' */
export const measureNoun: Record<Measure, string> = {
  warn: 'a warning',
  limit: 'a limit',
  suspend: 'a suspension',
  end: 'the end of the service',
};

/** What a person does who chooses it. */
export const measureVerb: Record<Measure, string> = {
  warn: 'Warn',
  limit: 'Limit',
  suspend: 'Suspend',
  end: 'End the service',
};

/** The mark that a measure is drawn with. */
export const measureMark = (measure: string): string => (measure === 'end' ? 'suspend' : measure);

/** 'FR and DE; smartphones' or 'the whole account'. */
export function scopeWords({ markets = [], categories = [] }: Scope): string {
  const parts = [listed(markets), listed(categories.map(plainWord))].filter(Boolean);
  return parts.length === 0 ? 'the whole account' : `only ${parts.join(', ')}`;
}

/** 'at most 31 orders a day' */
export const restrictionWords = (restriction: Restriction): string =>
  'ordersPerDay' in restriction
    ? `at most ${counted(restriction.ordersPerDay, 'order')} a day`
    : `${count(restriction.shareOfListings)}\u202f% of its listings`;

export const exceptionWords: Record<Exception, string> = {
  'legal-obligation': 'a law obliges us to end it at once',
  'imperative-reason': 'an imperative reason of national law',
  'repeated-infringement': 'repeated infringement of the terms',
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
  withdrawn: message('withdrawn'),
};
