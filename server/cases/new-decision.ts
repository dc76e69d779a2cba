/** Whether a decision may be made at all, before anything is written. */
import type { Day } from '../scoring/day.ts';
import type { Level } from '../scoring/policy.ts';
import {
  measureRank,
  needsSecondPerson,
  type DecisionFacts,
  type DecisionState,
  type Exception,
  type Measure,
  type Restriction,
} from './decision.ts';
import { disputeOpen, waitsForDispute } from './contested.ts';
import { appealOpen } from './step.ts';

export type Answer = 'accepted' | 'lightened' | 'aggravated' | 'dismissed' | 'wait';

export interface Proposal {
  answer: Answer;
  measure: Measure;
  /** What the night recommended. */
  recommended: Measure;
  restriction: Restriction | null;
  from: Day | null;
  until: Day | null;
  exception: Exception | null;
}

/** What already concerns the seller. */
export interface Circumstances {
  today: Day;
  /** Measures that are not over. */
  standing: readonly Pick<DecisionFacts, 'measure' | 'state' | 'appealed'>[];
  /** Restrictions that were in force during the last 12 months, this case apart: what shows a repeated infringement. */
  earlierRestrictions: number;
  /** What its open disputes leave of what the figures recommend; `danger`: something was found that endangers buyers. */
  contested?: { spared: Level | null; danger: boolean };
}

/** The first state of a decision, or the field that forbids it and why. */
export type Opening = { state: DecisionState } | { field: keyof Proposal; refused: string };

/**
 * @example openingOf({ ...plain, answer: 'accepted', measure: 'warn', recommended: 'warn' }, calm) // { state: 'decided' }
 * @example openingOf({ ...plain, answer: 'accepted', measure: 'suspend', recommended: 'suspend' }, calm) // { state: 'proposed' }
 */
export function openingOf(proposal: Proposal, circumstances: Circumstances): Opening {
  const { answer, measure, recommended } = proposal;
  if (answer === 'dismissed' || answer === 'wait') return { state: 'recorded' };
  const difference = measureRank(measure) - measureRank(recommended);
  if (answer === 'accepted' && difference !== 0)
    return { field: 'measure', refused: 'To accept is to take the measure that was recommended.' };
  if (answer === 'lightened' && difference >= 0)
    return { field: 'measure', refused: 'Choose a measure that is milder than the recommended one.' };
  if (answer === 'aggravated' && difference <= 0)
    return { field: 'measure', refused: 'Choose a measure that is harsher than the recommended one.' };
  return faultOf(proposal, circumstances) ?? { state: needsSecondPerson(measure) ? 'proposed' : 'decided' };
}

function faultOf(proposal: Proposal, circumstances: Circumstances): Opening | null {
  const { today, earlierRestrictions } = circumstances;
  const { measure, restriction, from, until, exception } = proposal;
  if (from === null) return { field: 'from', refused: 'Say from which day it holds.' };
  if (from < today) return { field: 'from', refused: 'It cannot hold from a day that is over.' };
  if (until !== null && until < from) return { field: 'until', refused: 'It would end before it begins.' };
  if (measure === 'limit' && restriction === null)
    return { field: 'restriction', refused: 'Say how far it is limited: orders a day, or a share of the listings.' };
  if (measure === 'end' && until !== null)
    return { field: 'until', refused: 'The end of the service has no last day.' };
  if (exception === 'repeated-infringement' && earlierRestrictions === 0)
    return {
      field: 'exception',
      refused:
        'Repeated infringement must be shown, and no measure was in force against this seller in the last 12 months.',
    };
  const refused = refusedMeasure(proposal, circumstances);
  return refused === null ? null : { field: 'measure', refused };
}

/** Why a measure cannot be chosen as long as an appeal or a dispute is open, whatever else is said with it; null: it can. */
export function refusedMeasure(
  { measure, exception }: Pick<Proposal, 'measure' | 'exception'>,
  { standing, contested }: Pick<Circumstances, 'standing' | 'contested'>,
): string | null {
  const appealed = standing.some((one) => one.appealed && measureRank(one.measure) < measureRank(measure));
  if (appealed) return appealOpen;
  const mayWait = contested !== undefined && !contested.danger && exception === null;
  return mayWait && waitsForDispute(measure, contested.spared, standing) ? disputeOpen : null;
}
