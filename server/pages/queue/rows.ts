/** The rows of a page of the queue. Each is made once for a night and revision: what it says is the same for everybody. */
import type { Database } from '../../../db/connect.ts';
import { daysIn } from '../../helpers/days.ts';
import type { Texts } from '../../languages/texts.ts';
import { dayText, type Day } from '../../scoring/day.ts';
import { formerCases, newestOrders } from '../../stores/case-news.ts';
import { contestedSellers } from '../../stores/contested-sellers.ts';
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
import { drawRow, type RowMarks } from './draw-row.ts';
import { sleeps } from './present-marks.ts';

export interface Viewed {
  database: Database;
  last: PublishedNight;
  /** Names night and revision. */
  published: string;
  today: Day;
  timeZone: string;
  email: string;
  t: Texts;
}

/** A body of the table for each seller, in the order given. */
export async function drawGroups(groups: readonly OpenCase[][], viewed: Viewed): Promise<string> {
  const { database, published, today, email, t } = viewed;
  const rows = await rowsOf(groups.flat(), viewed);
  const drawn = await onceEachRevision(database, published, `drawn rows of the queue ${today} ${t.language}`, () =>
    Promise.resolve(new Map<string, string>()),
  );
  const draw = (one: OpenCase, index: number): string => {
    // The same for everybody but for whom it says "you".
    const key = `${one.id} ${index === 0} ${one.claimedBy === email}`;
    const known = drawn.get(key);
    if (known !== undefined) return known;
    const row = drawRow(rows.get(one.id)!, marksOf(one, viewed), index === 0, t);
    drawn.set(key, row);
    return row;
  };
  return groups.map((group) => `<tbody>${group.map(draw).join('')}</tbody>`).join('');
}

async function rowsOf(cases: readonly OpenCase[], { database, last, published, t }: Viewed) {
  const known = await onceEachRevision(database, published, `rows of the queue ${t.language}`, () =>
    Promise.resolve(new Map<number, QueueRow>()),
  );
  const missing = cases.filter(({ id }) => !known.has(id));
  if (missing.length > 0) {
    const facts = await factsOf(database, last, missing);
    for (const one of missing) known.set(one.id, presentOpen(one, facts, t));
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
    contested: await contestedSellers(read, sellers),
  };
}

/** Who works on it, and its sleep: what depends on who looks, and on the day. */
function marksOf(one: OpenCase, { today, timeZone, email, t }: Viewed): RowMarks {
  const { claimedBy, claimedName, claimedAt, snoozedUntil, snoozedReason, snoozedBy, snoozedName } = one;
  const { dayWords, momentWords } = daysIn(t.language);
  const asleep = sleeps(one, dayText(today));
  return {
    holder: claimedBy === null ? null : claimedBy === email ? t('you') : (claimedName ?? claimedBy),
    since: claimedAt && momentWords(claimedAt, today - 1, timeZone),
    asleep,
    sleep:
      snoozedUntil === null
        ? null
        : t(asleep ? 'sleeps until {day}: “{reason}” {person}' : 'back from its snooze, {day}: “{reason}” {person}', {
            day: dayWords(snoozedUntil, today - 1),
            reason: snoozedReason ?? '',
            person: personWords(snoozedBy ?? '', snoozedName),
          }),
  };
}
