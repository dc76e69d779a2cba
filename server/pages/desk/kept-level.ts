/** A level that was reached earlier and stays, although tonight's figures would no longer open it. */
import type { Database } from '../../../db/connect.ts';
import { dayWords } from '../../helpers/days.ts';
import { isNumber, odds } from '../../helpers/numbers.ts';
import type { Day } from '../../scoring/day.ts';
import type { Policy } from '../../scoring/policy.ts';
import { calmNights, readingsOn, type HeldLevel } from '../../stores/case-facts.ts';
import type { Reading } from '../../stores/night-rows.ts';
import { sentence } from './words.ts';

type Rules = Pick<Policy, 'levels' | 'release'>;

/** 'Limit was reached on Sun 8 Nov (210 : 1); it stays until …': null where tonight's figures would open the level anew. */
export async function keptWords(
  database: Database,
  seller: number,
  held: HeldLevel | undefined,
  reading: Reading | undefined,
  { levels, release }: Rules,
  night: Day,
): Promise<string | null> {
  if (!held || !reading || held.opened === night) return null;
  const { level, opened, metric } = held;
  const { evidence, chance } = levels[level];
  const [oddsNow, chanceNow] = [reading.evidence[level], reading.chanceAbove[level]];
  if ((oddsNow ?? 0) >= evidence && (chanceNow ?? 0) >= chance) return null;
  const [then] = await readingsOn(database, seller, metric, [opened]);
  const oddsThen = then?.evidence[level];
  const calm = await calmNights(database, seller, held);
  const reached = `${sentence(level)} was reached on ${dayWords(opened, night)}${isNumber(oddsThen) ? ` (${odds(oddsThen)})` : ''}`;
  const today = isNumber(oddsNow) ? ` The odds are now ${odds(oddsNow)}; to open it takes ${odds(evidence)}.` : '';
  return `${reached}; it stays until the rate has clearly been below for ${release.nights} nights (so far: ${calm}).${today}`;
}
