/** Decisions that wait for a person before they can go on: for somebody's approval, or for what their statement lacks. */
import type { Database } from '../../../db/connect.ts';
import { dayWords } from '../../helpers/days.ts';
import type { Day } from '../../scoring/day.ts';
import { listedDecisions, type ListedDecision } from '../../stores/decision-list.ts';
import { measureMark, measureNoun } from '../desk/measure-words.ts';
import { personWords, sentence } from '../desk/words.ts';

export interface Unfinished {
  decision: ListedDecision;
  appealed: boolean;
}

/** All of them: few decisions wait, and none should wait unseen. Appeals come first: their time runs. */
export async function unfinishedDecisions(database: Database): Promise<Unfinished[]> {
  const appealed = await listedDecisions(database, { appealed: true });
  const proposed = await listedDecisions(database, { state: 'proposed' });
  const decided = await listedDecisions(database, { state: 'decided' });
  return [
    ...appealed.rows.map((decision) => ({ decision, appealed: true })),
    ...[...proposed.rows, ...decided.rows].map((decision) => ({ decision, appealed: false })),
  ];
}

export const presentUnfinished = (waiting: readonly Unfinished[], email: string, night: Day) =>
  waiting.map(({ decision, appealed }) => ({
    href: `/decisions/${decision.id}`,
    name: decision.sellerName,
    level: measureMark(decision.measure),
    what: `${sentence(measureNoun[decision.measure])} ${whatIsDue(decision, appealed)}`,
    waits: waitsFor(decision, appealed, email),
    who: `${personWords(decision.person, decision.personName)}, ${dayWords(decision.decidedAt, night)}`,
  }));

const whatIsDue = ({ state }: ListedDecision, appealed: boolean): string =>
  appealed ? 'appealed against' : state === 'proposed' ? 'proposed' : 'decided';

function waitsFor({ state, person, secondPerson }: ListedDecision, appealed: boolean, email: string): string {
  const own = person === email || secondPerson === email;
  if (appealed)
    return own ? 'an answer by a colleague: you decided it' : 'an answer to the appeal: you, or another colleague';
  if (state === 'decided') return 'the seller could not be told yet';
  return own ? 'a colleague must approve what you proposed' : 'waits for a second person: you, or another colleague';
}
