/** The whole story of a seller, newest first. */
import type { Database } from '../../../db/connect.ts';
import type { Day } from '../../scoring/day.ts';
import { careOf } from '../../stores/assignments.ts';
import { actionsOf } from '../../stores/corrective-actions.ts';
import { policyVersions } from '../../stores/desk-policies.ts';
import { revealedFindings, type Seller } from '../../stores/desk-seller.ts';
import { readCommitted } from '../../stores/read.ts';
import { breachesOf, recommendationsOf } from '../../stores/seller-history.ts';
import { notesOf } from '../../stores/seller-notes.ts';
import {
  appealsOf,
  commentsOf,
  decisionStepsOf,
  incidentsOf,
  lettersOf,
  levelsOf,
  statementsOf,
} from '../../stores/seller-timeline.ts';
import { tasksOf } from '../../stores/tasks.ts';
import { answersOf } from '../../stores/verdict-answers.ts';
import { actionStory } from '../actions/story-actions.ts';
import { sellerPath } from '../desk/present-seller.ts';
import { appealStory, decisionStory, letterStory, statementStory } from './story-decisions.ts';
import { timeOf, type StoryEvent } from './story-event.ts';
import { findingStory } from './story-lab.ts';
import { breachStory, caseStory, levelStory } from './story-numbers.ts';
import { careStory, commentStory, incidentStory, noteStory, policyStory, taskStory } from './story-people.ts';

/** Only what was published, revealed and written down: what the lab holds under cover is no part of it. */
export async function sellerStory(database: Database, seller: Seller, today: Day): Promise<StoryEvent[]> {
  const { id } = seller;
  const statements = await statementsOf(database, id);
  const told = new Set(statements.map(({ decision }) => decision));
  const events = [
    ...levelStory(await levelsOf(database, id)),
    ...breachStory(await breachesOf(database, id)),
    ...caseStory(await recommendationsOf(database, id)),
    ...decisionStory(await decisionStepsOf(database, id), told),
    ...statementStory(statements),
    ...letterStory(await lettersOf(database, id)),
    ...appealStory(await appealsOf(database, id)),
    ...noteStory(await notesOf(database, id), sellerPath(seller)),
    ...commentStory(await commentsOf(database, id)),
    ...taskStory(await tasksOf(database, id)),
    ...careStory(await careOf(database, id)),
    ...findingStory(await revealedFindings(database, id), await answersOf(readCommitted(database), id)),
    ...actionStory(await actionsOf(readCommitted(database), id)),
    ...incidentStory(await incidentsOf(database, id)),
    ...policyStory(await policyVersions(database), today),
  ];
  // Sorting keeps the order of what is alike, so that the page is the same each time.
  return events
    .map((event) => ({ event, time: timeOf(event) }))
    .sort((a, b) => (a.time < b.time ? 1 : a.time > b.time ? -1 : 0))
    .map(({ event }) => event);
}
