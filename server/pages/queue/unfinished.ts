/** Decisions that wait for a person before they can go on: for somebody's approval, or for what their statement lacks. */
import type { Database } from '../../../db/connect.ts';
import { dayWords } from '../../helpers/days.ts';
import type { Day } from '../../scoring/day.ts';
import { listedDecisions, type ListedDecision } from '../../stores/decision-list.ts';
import { measureMark, measureNoun } from '../desk/measure-words.ts';
import { personWords, sentence } from '../desk/words.ts';

/** All of them: few decisions wait, and none should wait unseen. */
export async function unfinishedDecisions(database: Database): Promise<ListedDecision[]> {
  const proposed = await listedDecisions(database, { state: 'proposed' });
  const decided = await listedDecisions(database, { state: 'decided' });
  return [...proposed.rows, ...decided.rows];
}

export const presentUnfinished = (decisions: readonly ListedDecision[], email: string, night: Day) =>
  decisions.map(({ id, sellerName, measure, state, person, personName, decidedAt }) => ({
    href: `/decisions/${id}`,
    name: sellerName,
    level: measureMark(measure),
    what: `${sentence(measureNoun[measure])} ${state === 'proposed' ? 'proposed' : 'decided'}`,
    waits:
      state === 'decided'
        ? 'the seller could not be told yet'
        : person === email
          ? 'a colleague must approve what you proposed'
          : 'waits for a second person: you, or another colleague',
    who: `${personWords(person, personName)}, ${dayWords(decidedAt, night)}`,
  }));
