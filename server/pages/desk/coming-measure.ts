/** What was decided about a seller and is not in force yet: waiting for a second person, for its delivery or for its day. */
import { measures, type Measure } from '../../cases/decision.ts';
import { earliestStart } from '../../cases/notice-period.ts';
import { wordsIn } from '../../helpers/words-in.ts';
import { message, type Texts } from '../../languages/texts.ts';
import { parseDay, type Day } from '../../scoring/day.ts';
import type { Decision } from '../../stores/seller-history.ts';
import { fromDay } from './day-phrases.ts';
import { measureMark, stateOn } from './measure-words.ts';

type ComingState = 'proposed' | 'decided' | 'notified';
type Coming = Decision & { state: ComingState; level: Measure };

const isComing = (decision: Decision): decision is Coming =>
  decision.state in comingWords && measures.some((measure) => measure === decision.level);

const comingWords: Record<ComingState, string> = {
  proposed: message(
    '{measure, select, warn {A warning is} limit {A limit is} suspend {A suspension is} other {The end of the service is}} proposed and waits for a second person.',
  ),
  decided: message(
    '{measure, select, warn {A warning is} limit {A limit is} suspend {A suspension is} other {The end of the service is}} decided. It begins after its statement of reasons is delivered.',
  ),
  notified: message(
    '{measure, select, warn {A warning is} limit {A limit is} suspend {A suspension is} other {The end of the service is}} decided and delivered, and not in force yet.',
  ),
};

const withItsDay = message(
  '{measure, select, warn {A warning is} limit {A limit is} suspend {A suspension is} other {The end of the service is}} decided and delivered: in force {from}.',
);

export interface ComingMeasure {
  href: string;
  /** The measure: `end` is one. */
  level: Measure;
  /** What it is drawn with. */
  mark: string;
  /** 'limit, delivered, not yet in force' */
  word: string;
  text: string;
}

/** @param decisions newest first */
export function comingMeasure(decisions: readonly Decision[], today: Day, t: Texts): ComingMeasure | null {
  const coming = decisions.find(isComing);
  if (!coming) return null;
  const { id, level, state } = coming;
  const status = level === 'end' ? t('end of service') : wordsIn(t.language).statusWord(level);
  return {
    href: `/decisions/${id}`,
    level,
    mark: measureMark(level),
    word: t('{measure}, {state}', { measure: status, state: stateOn(state, startOf(coming), today, t) }),
    text: textOf(coming, today, t),
  };
}

/** A day that has passed means that an appeal or a dispute holds it. */
function textOf(coming: Coming, today: Day, t: Texts): string {
  const { level: measure, state } = coming;
  const start = startOf(coming);
  return state === 'notified' && start !== null && start >= today
    ? t(withItsDay, { measure, from: fromDay(start, today - 1, t) })
    : t(comingWords[state], { measure });
}

function startOf({ level: measure, inForceFrom, notifiedOn, exception }: Coming): Day | null {
  const [from, notified] = [inForceFrom, notifiedOn].map((day) => (day === null ? null : parseDay(day)));
  return earliestStart({ measure, notified: notified ?? null, from: from ?? null, exception });
}
