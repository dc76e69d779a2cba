/** Adds every week up again from the nights and the days it consists of. */
import type { Context } from '../server/context.ts';
import { dayText } from '../server/scoring/day.ts';
import { readCommitted } from '../server/stores/read.ts';
import {
  marketsBesideOrders,
  readingsBesideWeeks,
  weeksBesideDays,
  weeksBesideLedger,
  type WeekFault,
} from '../server/stores/week-faults.ts';
import type { Differences } from './verify-ledger.ts';

export async function verifyWeeks({ database }: Context, differences: Differences): Promise<void> {
  const read = readCommitted(database);
  const tell = (faults: readonly WeekFault[], words: string) => {
    for (const { seller, metric, week } of faults)
      differences.add(`${metric}, week to ${dayText(week)}, seller ${seller}: ${words}`);
  };
  tell(await weeksBesideLedger(read), 'its nights have another sum of observed or expected events');
  tell(await weeksBesideDays(read), 'its days have another sum of orders or events');
  for (const { seller, market, week } of await marketsBesideOrders(read))
    differences.add(`market ${market}, week to ${dayText(week)}, seller ${seller}: its orders were counted otherwise`);
  tell(await readingsBesideWeeks(read), 'the reading of its Sunday is not kept in it');
}
