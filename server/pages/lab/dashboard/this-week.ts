/** The slots and the money of this week: those of its plan, or what a plan would have. */
import type { Database } from '../../../../db/connect.ts';
import { count, money } from '../../../helpers/numbers.ts';
import { drawsOf } from '../../../stores/lab/draws.ts';
import { labBudget, spentOn } from '../../../stores/lab/lab-budget.ts';
import { planOfWeek } from '../../../stores/lab/plans.ts';
import { readCommitted } from '../../../stores/read.ts';

export interface ThisWeek {
  /** Its Monday. */
  monday: string;
  planned: boolean;
  /** Draws for which no order was placed. */
  unplaced: number;
  facts: { label: string; value: string; hint: string }[];
}

export async function thisWeek(database: Database, monday: string): Promise<ThisWeek> {
  const read = readCommitted(database);
  const plan = await planOfWeek(read, monday);
  if (!plan) {
    const { slots, moneyMinor, currency } = await labBudget(database);
    const limit = moneyMinor === null ? 'no limit was set' : `at most ${money(moneyMinor, currency)}`;
    const facts = [
      { label: 'Slots', value: count(slots), hint: 'not drawn yet' },
      { label: 'Money', value: limit, hint: '' },
    ];
    return { monday, planned: false, unplaced: 0, facts };
  }
  const draws = await drawsOf(read, plan.id);
  const at = (state: string) => draws.filter((draw) => draw.state === state).length;
  const [unplaced, skipped] = [at('planned'), at('skipped')];
  const spent = await spentOn(read, plan.id);
  const said = spent.map((one) => money(one.minor, one.currency)).join(' + ') || 'nothing';
  const facts = [
    {
      label: 'Slots',
      value: `${at('ordered')} of ${draws.length} placed`,
      hint: [`${unplaced} left`, ...(skipped > 0 ? [`${skipped} skipped`] : [])].join(', '),
    },
    { label: 'Money', value: `${said} spent`, hint: leftWords(plan, spent) },
  ];
  return { monday, planned: true, unplaced, facts };
}

/** What is left of the limit, which is in one currency; money in another is not reckoned into it. */
function leftWords(
  { moneyMinor, currency }: { moneyMinor: number | null; currency: string | null },
  spent: readonly { minor: number; currency: string }[],
): string {
  if (moneyMinor === null) return 'no limit was set';
  const left = moneyMinor - (spent.find((one) => one.currency === currency)?.minor ?? 0);
  const limit = money(moneyMinor, currency);
  return left < 0 ? `${money(-left, currency)} more than the ${limit}` : `${money(left, currency)} of ${limit} left`;
}
