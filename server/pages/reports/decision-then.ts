/** How far a decision had come by an instant: a report of a week says what stood at its end. */
import { needsSecondPerson, type DecisionState } from '../../cases/decision.ts';
import type { Texts } from '../../languages/texts.ts';
import type { ReportedDecision } from '../../stores/week-report.ts';
import { stateWords } from '../desk/measure-words.ts';
import { firstWords } from '../portfolio/story-decisions.ts';
import { decisionWords } from '../desk/present-history.ts';

type Steps = Pick<ReportedDecision, 'level' | 'state' | 'secondAt' | 'notifiedAt' | 'startedAt' | 'closedAt'>;

/** @param end an instant, not included */
export function stateThen(one: Steps, end: string): DecisionState {
  const done = (at: string | null) => at !== null && at < end;
  if (one.state === 'recorded' || done(one.closedAt)) return one.state;
  if (done(one.startedAt)) return 'in-force';
  if (done(one.notifiedAt)) return 'notified';
  return needsSecondPerson(one.level) && !done(one.secondAt) ? 'proposed' : 'decided';
}

/** 'Suspension decided · in force'; what is only recorded carries nothing out. */
export function decisionThen(one: ReportedDecision, end: string, t: Texts): string {
  const state = stateThen(one, end);
  const approved = one.secondAt !== null && one.secondAt < end && state !== 'refused';
  const first = approved ? decisionWords(one.decision, one.level, t) : firstWords(one, t);
  return state === 'recorded' ? first : `${first} · ${t(stateWords[state])}`;
}
