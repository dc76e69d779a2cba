/** The rows of a page of the queue. Each is made once for a night and revision: what it says is the same for everybody. */
import type { Database } from '../../../db/connect.ts';
import { dayWords, momentWords } from '../../helpers/days.ts';
import { dayText, type Day } from '../../scoring/day.ts';
import { formerCases, newestOrders } from '../../stores/case-news.ts';
import { policyDocument } from '../../stores/desk-policies.ts';
import { readingsOfSellers, safetyFindings, statesOfSellers } from '../../stores/desk-today.ts';
import { lastPostings } from '../../stores/explained-seller.ts';
import { lastingMeasures } from '../../stores/lasting-measures.ts';
import { nightMethod } from '../../stores/night-method.ts';
import { onceEachRevision } from '../../stores/night-memo.ts';
import type { OpenCase } from '../../stores/open-cases.ts';
import type { PublishedNight } from '../../stores/published-night.ts';
import { readCommitted } from '../../stores/read.ts';
import { enteredTonight, ordersPlaced } from '../../stores/seller-activity.ts';
import { newsOf, orderDays, presentOpen, type QueueRow } from '../desk/present-today.ts';
import { personWords } from '../desk/words.ts';
import { sleeps } from './present-marks.ts';

export interface Viewed {
  database: Database;
  last: PublishedNight;
  /** Names night and revision. */
  published: string;
  today: Day;
  timeZone: string;
  email: string;
}

/** One list of rows for each group, in the order given. */
export async function presentGroups(groups: readonly OpenCase[][], viewed: Viewed) {
  const rows = await rowsOf(groups.flat(), viewed);
  return groups.map((group) => ({
    rows: group.map((one, index) => ({ ...rows.get(one.id)!, first: index === 0, ...marksOf(one, viewed) })),
  }));
}

async function rowsOf(cases: readonly OpenCase[], { database, last, published }: Viewed) {
  const known = await onceEachRevision(database, published, 'rows of the queue', () =>
    Promise.resolve(new Map<number, QueueRow>()),
  );
  const missing = cases.filter(({ id }) => !known.has(id));
  if (missing.length > 0) {
    const facts = await factsOf(database, last, missing);
    for (const one of missing) known.set(one.id, presentOpen(one, facts));
  }
  return known;
}

async function factsOf(database: Database, last: PublishedNight, cases: readonly OpenCase[]) {
  const { night } = last;
  const read = readCommitted(database);
  const sellers = [...new Set(cases.map(({ seller }) => seller))];
  const grounds = [...new Set(cases.map((one) => one.grounds[0] ?? ''))];
  const entered = await enteredTonight(database, sellers, night);
  return {
    night,
    entered,
    policy: await policyDocument(database, last.policy),
    placed: await ordersPlaced(database, sellers, night, orderDays),
    readings: await readingsOfSellers(database, sellers, night),
    safety: await safetyFindings(database, sellers),
    states: await statesOfSellers(database, sellers, grounds),
    method: await nightMethod(database, night),
    postings: await lastPostings(database, last),
    newOrders: await newestOrders(
      read,
      cases.map((one) => newsOf(one, entered)),
      night,
    ),
    former: await formerCases(read, sellers),
    measures: await lastingMeasures(read, sellers),
  };
}

/** Who works on it, and its sleep: what depends on who looks, and on the day. */
function marksOf(one: OpenCase, { last, today, timeZone, email }: Viewed) {
  const { claimedBy, claimedName, claimedAt, snoozedUntil, snoozedReason, snoozedBy, snoozedName } = one;
  const asleep = sleeps(one, dayText(today));
  return {
    holder: claimedBy === null ? null : claimedBy === email ? 'you' : (claimedName ?? claimedBy),
    isMine: claimedBy === email,
    since: claimedAt && momentWords(claimedAt, last.night, timeZone),
    asleep,
    sleep:
      snoozedUntil === null
        ? null
        : `${asleep ? 'sleeps until' : 'back from its snooze,'} ${dayWords(snoozedUntil, today - 1)}: “${snoozedReason ?? ''}” ${personWords(snoozedBy ?? '', snoozedName)}`,
  };
}
