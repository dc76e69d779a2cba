/** A large marketplace after a real night, and on it a full queue: cases of every level, some claimed, asleep, waited on or with a measure. */
import type { Database, Value } from '../../db/connect.ts';
import { readConfig } from '../../server/config.ts';
import { createLog } from '../../server/log.ts';
import { noHolidays } from '../../server/scoring/business-time.ts';
import { businessCalendar, dayOf, dayText } from '../../server/scoring/day.ts';
import { bumpRevision } from '../../server/stores/settings.ts';
import { runNight } from '../night.ts';
import { writeMadeDay, writeMadeHistory, writeMadeSellers, type Made } from './made-marketplace.ts';

export const queueNight = dayOf('2026-11-21');

/** Days of history: more than the four weeks of which the page says how much a seller sells. */
const historyDays = 45;

export interface MadeQueue {
  sellers: number;
  cases: number;
  ordersADay: number;
}

export async function writeMadeQueue(
  database: Database,
  databaseUrl: string,
  inbox: string,
  { sellers, cases, ordersADay }: MadeQueue,
): Promise<void> {
  const made: Made = { sellers, from: queueNight - historyDays, ordersOn: () => ordersADay };
  await writeMadeSellers({ database, made });
  await writeMadeHistory(database, made, queueNight - 1);
  await writeMadeDay(database, made, queueNight);
  const context = {
    database,
    config: { ...readConfig({}), databaseUrl, inbox },
    clock: { now: () => (queueNight + 1) * 86_400 + 3_600 },
    calendar: businessCalendar('UTC'),
    holidays: noHolidays,
    log: createLog('silent'),
  };
  await runNight(context, queueNight);
  await writeCases(database, sellers, cases);
}

const grounds = [
  ['late-delivery'],
  ['complaint', 'late-delivery'],
  ['low-review'],
  ['return'],
  ['bad-order', 'return'],
];
const columns = {
  recommendations: [
    ...['id', 'seller', 'level', 'state', 'since', 'grounds', 'evidence', 'harm', 'held', 'snapshot', 'claimed_by'],
    ...['claimed_at', 'snoozed_until', 'snoozed_reason', 'snoozed_by'],
  ],
  decisions: [
    ...[
      'recommendation',
      'seller',
      'level',
      'decision',
      'person',
      'reason',
      'decided_at',
      'in_force_from',
      'in_force_to',
    ],
    ...['started_at', 'state'],
  ],
};
const at = '2026-11-20T08:00:00Z';
const ana = 'ana@example.com';

/** Spread over all sizes of sellers; the night's own cases make room. */
async function writeCases(database: Database, sellers: number, cases: number): Promise<void> {
  const every = Math.floor(sellers / cases);
  const rows: Value[][] = [];
  const decisions: Value[][] = [];
  for (let index = 0; index < cases; index++) {
    const [id, seller, since] = [index + 1, 1 + index * every, queueNight - (index % 14)];
    const level = index % 10 === 0 ? 'suspend' : index % 3 === 0 ? 'limit' : 'warn';
    const claimed = index % 7 === 0 ? [ana, at] : [null, null];
    const sleep =
      index % 25 === 0 ? [dayText(queueNight + 3), 'Its carrier promised an answer.', ana] : [null, null, null];
    const harm = Math.round(100 + 20_000 / (index + 3)) / 100;
    const snapshot = JSON.stringify({ night: dayText(since), orders: [`order-${id}`] });
    const ground = JSON.stringify(grounds[index % grounds.length]);
    rows.push([id, seller, level, 'open', since, ground, 30 + index, harm, 0, snapshot, ...claimed, ...sleep]);
    const answer = { wait: index % 20 === 1, before: index % 9 === 2 };
    if (answer.wait)
      decisions.push([
        id,
        seller,
        level,
        'wait',
        ana,
        'The feed of returns is late.',
        at,
        null,
        null,
        null,
        'recorded',
      ]);
    if (answer.before) {
      const from = dayText(since - 20);
      decisions.push([null, seller, 'warn', 'accepted', ana, 'It was late too often.', at, from, null, at, 'in-force']);
    }
  }
  await database.transaction(async (tx) => {
    await tx.knex('recommendations').delete();
    await tx.insertMany('recommendations', columns.recommendations, rows);
    await tx.insertMany('decisions', columns.decisions, decisions);
    await bumpRevision(tx);
  });
}
