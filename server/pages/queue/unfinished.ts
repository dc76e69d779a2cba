/** Decisions that wait for a person: for somebody's approval, for what their statement lacks, or to be looked at again. */
import type { Database } from '../../../db/connect.ts';
import type { Measure } from '../../cases/decision.ts';
import { daysIn } from '../../helpers/days.ts';
import { message, type Texts } from '../../languages/texts.ts';
import type { Day } from '../../scoring/day.ts';
import { listedDecisions, type ListedDecision } from '../../stores/decision-list.ts';
import type { LostGround } from '../decisions/lost-ground.ts';
import { measureMark, stateWords } from '../desk/measure-words.ts';
import { levelNoun, personWords, sentence } from '../desk/words.ts';

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

export const presentUnfinished = (waiting: readonly Unfinished[], email: string, night: Day, t: Texts) =>
  waiting.map(({ decision, appealed }) => ({
    href: `/decisions/${decision.id}`,
    name: decision.sellerName,
    level: measureMark(decision.measure),
    what: t(whatIsDue[decision.measure][stepOf(decision, appealed)]),
    waits: t(waitsFor(decision, appealed, email)),
    who: `${personWords(decision.person, decision.personName)}, ${daysIn(t.language).dayWords(decision.decidedAt, night)}`,
  }));

/** Nights for which a decision is shown that something was taken from; its own pages say it as long as it lasts. */
const lostNights = 30;

/** Decisions in whose figures less is left than they stand on: somebody has to look whether they stand. */
export const presentLost = (lost: readonly LostGround[], last: Day, t: Texts) =>
  lost
    .filter(({ night }) => night === null || night > last - lostNights)
    .map(({ decision }) => ({
      href: `/decisions/${decision.id}`,
      name: decision.sellerName,
      level: measureMark(decision.measure),
      what: sentence(
        t('{measure}: {state}', { measure: t(levelNoun[decision.measure]), state: t(stateWords[decision.state]) }),
      ),
      waits: t('look at it again: something that it stands on does not count any more'),
      who: `${personWords(decision.person, decision.personName)}, ${daysIn(t.language).dayWords(decision.decidedAt, last)}`,
    }));

type Step = 'appealed' | 'proposed' | 'decided';

const stepOf = ({ state }: ListedDecision, appealed: boolean): Step =>
  appealed ? 'appealed' : state === 'proposed' ? 'proposed' : 'decided';

const whatIsDue: Record<Measure, Record<Step, string>> = {
  warn: {
    appealed: message('A warning appealed against'),
    proposed: message('A warning proposed'),
    decided: message('A warning decided'),
  },
  limit: {
    appealed: message('A limit appealed against'),
    proposed: message('A limit proposed'),
    decided: message('A limit decided'),
  },
  suspend: {
    appealed: message('A suspension appealed against'),
    proposed: message('A suspension proposed'),
    decided: message('A suspension decided'),
  },
  end: {
    appealed: message('The end of the service appealed against'),
    proposed: message('The end of the service proposed'),
    decided: message('The end of the service decided'),
  },
};

function waitsFor({ state, person, secondPerson }: ListedDecision, appealed: boolean, email: string): string {
  const own = person === email || secondPerson === email;
  if (appealed)
    return own
      ? message('an answer by a colleague: you decided it')
      : message('an answer to the appeal: you, or another colleague');
  if (state === 'decided') return message('the seller could not be told yet');
  return own
    ? message('a colleague must approve what you proposed')
    : message('waits for a second person: you, or another colleague');
}
