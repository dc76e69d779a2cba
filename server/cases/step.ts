/**
 * The only state machine of decisions. Recommended → decided → notified → in force → ended, lifted or overturned; suspending
 * and ending the service pass a second person first. Whatever is not a step of this page does not happen.
 */
import type { Day } from '../scoring/day.ts';
import { whyNotAnswer } from './appeal.ts';
import { disputeOpen } from './contested.ts';
import { earliestStart } from './notice-period.ts';
import { measureRank, needsSecondPerson, type DecisionFacts, type DecisionState } from './decision.ts';

/** Seconds for which a sign-in counts as fresh. */
export const freshFor = 15 * 60;

export type Command =
  | { kind: 'approve'; by: string; signedInSecondsAgo: number }
  | { kind: 'refuse'; by: string; reason: string }
  | { kind: 'withdraw'; by: string; reason: string }
  | { kind: 'deliver'; today: Day }
  | { kind: 'start'; today: Day }
  | { kind: 'end'; today: Day }
  | { kind: 'lift'; by: string; reason: string; today: Day }
  | { kind: 'replace'; by: string; with: DecisionFacts['measure']; today: Day }
  | { kind: 'overturn'; by: string; reason: string; today: Day };

/** The fields that a step changes, or one sentence that says why it cannot be made. */
export type Step = { change: Partial<DecisionFacts> & { state: DecisionState } } | { refused: string };

/**
 * One step of a decision.
 *
 * @example stepOf({ ...facts, measure: 'warn', state: 'decided' }, { kind: 'deliver', today }) // { change: { state: 'notified', notified: today } }
 * @example stepOf({ ...facts, measure: 'suspend', state: 'proposed', person: 'a@x' }, { kind: 'approve', by: 'a@x', signedInSecondsAgo: 5 }) // refused
 */
export function stepOf(facts: DecisionFacts, command: Command): Step {
  const from = allowedFrom[command.kind];
  if (!from.includes(facts.state)) return refused(impossible(facts.state, command.kind));
  switch (command.kind) {
    case 'approve':
      return approve(facts, command);
    case 'refuse':
      if (command.by === facts.person) return refused('Withdraw your own proposal instead of refusing it.');
      return { change: { state: 'refused', secondPerson: command.by } };
    case 'withdraw':
      if (command.by !== facts.person) return refused('Only the person who decided can withdraw it before it is sent.');
      return { change: { state: 'withdrawn' } };
    case 'deliver':
      return { change: { state: 'notified', notified: command.today } };
    case 'start':
      return start(facts, command.today);
    case 'end':
      if (facts.until === null || command.today <= facts.until) return refused('It has not run out yet.');
      return { change: { state: 'ended' } };
    case 'lift':
      return { change: { state: 'lifted', ...endedOn(facts, command.today) } };
    case 'replace':
      return replace(facts, command);
    case 'overturn':
      return overturn(facts, command);
  }
}

const allowedFrom: Record<Command['kind'], readonly DecisionState[]> = {
  approve: ['proposed'],
  refuse: ['proposed'],
  withdraw: ['proposed', 'decided'],
  deliver: ['decided'],
  start: ['notified'],
  end: ['in-force'],
  lift: ['notified', 'in-force'],
  replace: ['notified', 'in-force'],
  // An appeal may be answered after the measure has run out: that it was wrong still counts.
  overturn: ['notified', 'in-force', 'ended', 'lifted'],
};

/** Said wherever a measure would get harsher. */
export const appealOpen = 'An appeal of this seller is open: until it is answered nothing gets harsher.';

const refused = (sentence: string): Step => ({ refused: sentence });

const doing: Record<Command['kind'], string> = {
  approve: 'approved',
  refuse: 'refused',
  withdraw: 'withdrawn',
  deliver: 'sent',
  start: 'brought into force',
  end: 'ended',
  lift: 'lifted',
  replace: 'replaced',
  overturn: 'overturned',
};

export const commands = Object.keys(doing) as Command['kind'][];

const standing: Record<DecisionState, string> = {
  recorded: 'It is a note for the record',
  proposed: 'It still waits for a second person',
  decided: 'Its statement of reasons has not been delivered yet',
  notified: 'The seller has been told, and it is not in force yet',
  'in-force': 'It is in force already',
  ended: 'It has ended',
  lifted: 'It has been lifted',
  overturned: 'It has been overturned',
  refused: 'It was refused by a second person',
  withdrawn: 'It was withdrawn',
};

/** What is said of a step that the state of a decision does not allow. */
export const impossible = (state: DecisionState, command: Command['kind']): string =>
  `${standing[state]}: it cannot be ${doing[command]}.`;

function approve(facts: DecisionFacts, { by, signedInSecondsAgo }: Extract<Command, { kind: 'approve' }>): Step {
  if (!needsSecondPerson(facts.measure)) return refused('This measure needs no second person.');
  if (facts.heldByAppeal) return refused(appealOpen);
  if (facts.heldByDispute) return refused(disputeOpen);
  if (by === facts.person) return refused('A second person must approve it: you proposed it yourself.');
  if (signedInSecondsAgo > freshFor) return refused('Confirm with your password first: this takes a fresh sign-in.');
  return { change: { state: 'decided', secondPerson: by } };
}

/** Nothing starts before its statement was delivered and its notice has passed; a late start moves the first day. */
function start(facts: DecisionFacts, today: Day): Step {
  const earliest = earliestStart(facts);
  if (facts.heldByAppeal) return refused(appealOpen);
  if (facts.heldByDispute) return refused(disputeOpen);
  if (earliest === null) return refused('Its statement of reasons has not been delivered yet.');
  if (needsSecondPerson(facts.measure) && facts.secondPerson === null) return refused('No second person approved it.');
  if (today < earliest) return refused('Its notice has not passed yet.');
  if (facts.until !== null && facts.until < today) return { change: { state: 'ended' } };
  return { change: { state: 'in-force', from: today } };
}

function replace(facts: DecisionFacts, command: Extract<Command, { kind: 'replace' }>): Step {
  const harsher = measureRank(command.with) > measureRank(facts.measure);
  if (harsher && facts.appealed) return refused(appealOpen);
  return { change: { state: 'ended', until: command.today } };
}

/** What never began has no last day. */
const endedOn = ({ state }: DecisionFacts, today: Day): { until?: Day } =>
  state === 'in-force' ? { until: today } : {};

function overturn(facts: DecisionFacts, { by, today }: Extract<Command, { kind: 'overturn' }>): Step {
  const objection = whyNotAnswer(facts, by);
  if (objection !== null) return refused(objection);
  return { change: { state: 'overturned', appealed: false, ...endedOn(facts, today) } };
}
