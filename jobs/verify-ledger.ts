/** Does what the nights computed follow from the rows of the feeds? Differences in words; none is how it should be. */
import type { Context } from '../server/context.ts';
import { verifyCounts } from './verify-counts.ts';
import { verifyDetectors } from './verify-detectors.ts';
import { verifyInspections, verifyTradeIns } from './verify-trade-ins.ts';
import { verifyWeeks } from './verify-weeks.ts';

const toldAtMost = 50;

/** Collects differences; of many it tells the first and how many more there are. */
export interface Differences {
  add(words: string): void;
}

export async function verifyLedger(context: Context): Promise<string[]> {
  const told: string[] = [];
  let found = 0;
  const differences: Differences = {
    add: (words) => {
      found += 1;
      if (told.length < toldAtMost) told.push(words);
    },
  };
  await verifyCounts(context, differences);
  await verifyInspections(context, differences);
  await verifyTradeIns(context, differences);
  await verifyDetectors(context, differences);
  await verifyWeeks(context, differences);
  return found > told.length ? [...told, `and ${found - told.length} more`] : told;
}
