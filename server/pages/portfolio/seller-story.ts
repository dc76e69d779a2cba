/** The whole story of a seller, newest first. */
import type { Database } from '../../../db/connect.ts';
import type { Texts } from '../../languages/texts.ts';
import type { Day } from '../../scoring/day.ts';
import { careOf } from '../../stores/assignments.ts';
import { actionsOf } from '../../stores/corrective-actions.ts';
import { policyVersions } from '../../stores/desk-policies.ts';
import { revealedFindings, type Seller } from '../../stores/desk-seller.ts';
import { disputesOfSeller } from '../../stores/disputes.ts';
import { plansOf } from '../../stores/read-plans.ts';
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
import { disputeStory, planStory } from './story-contested.ts';
import { timeOf, type StoryEvent } from './story-event.ts';
import { findingStory } from './story-lab.ts';
import { breachStory, caseStory, levelStory } from './story-numbers.ts';
import { careStory, commentStory, incidentStory, noteStory, policyStory, taskStory } from './story-people.ts';

/** The newest: with their points they are the longest of all. */
const mostDisputes = 500;

/** Only what was published, revealed and written down: what the lab holds under cover is no part of it. */
export async function sellerStory(database: Database, seller: Seller, today: Day, t: Texts): Promise<StoryEvent[]> {
  const { id } = seller;
  const read = readCommitted(database);
  const statements = await statementsOf(database, id);
  const told = new Set(statements.map(({ decision }) => decision));
  const events = [
    ...levelStory(await levelsOf(database, id), t),
    ...breachStory(await breachesOf(database, id), t),
    ...caseStory(await recommendationsOf(database, id), t),
    ...decisionStory(await decisionStepsOf(database, id), told, t),
    ...statementStory(statements, t),
    ...letterStory(await lettersOf(database, id), t),
    ...appealStory(await appealsOf(database, id), t),
    ...disputeStory(await disputesOfSeller(read, id, mostDisputes), t),
    ...planStory(await plansOf(read, id), sellerPath(seller), t),
    ...noteStory(await notesOf(database, id), sellerPath(seller), t),
    ...commentStory(await commentsOf(database, id), t),
    ...taskStory(await tasksOf(database, id), t),
    ...careStory(await careOf(database, id), t),
    ...findingStory(await revealedFindings(database, id), await answersOf(read, id), t),
    ...actionStory(await actionsOf(read, id), t),
    ...incidentStory(await incidentsOf(database, id), t),
    ...policyStory(await policyVersions(database), today, t),
  ];
  // Sorting keeps the order of what is alike, so that the page is the same each time.
  return events
    .map((event) => ({ event, time: timeOf(event) }))
    .sort((a, b) => (a.time < b.time ? 1 : a.time > b.time ? -1 : 0))
    .map(({ event }) => event);
}
