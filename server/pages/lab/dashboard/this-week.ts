/** The slots and the money of this week: those of its plan, or what a plan would have. */
import type { Database } from '../../../../db/connect.ts';
import { numbersIn } from '../../../helpers/numbers-in.ts';
import type { Texts } from '../../../languages/texts.ts';
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

export async function thisWeek(database: Database, monday: string, t: Texts): Promise<ThisWeek> {
  const { count, money } = numbersIn(t.language);
  const read = readCommitted(database);
  const plan = await planOfWeek(read, monday);
  if (!plan) {
    const { slots, moneyMinor, currency } = await labBudget(database);
    const limit =
      moneyMinor === null ? t('no limit was set') : t('at most {money}', { money: money(moneyMinor, currency) });
    const facts = [
      { label: t('Slots'), value: count(slots), hint: t('not drawn yet') },
      { label: t('Money'), value: limit, hint: '' },
    ];
    return { monday, planned: false, unplaced: 0, facts };
  }
  const draws = await drawsOf(read, plan.id);
  const at = (state: string) => draws.filter((draw) => draw.state === state).length;
  const [unplaced, skipped] = [at('planned'), at('skipped')];
  const spent = await spentOn(read, plan.id);
  const said = spent.map((one) => money(one.minor, one.currency)).join(' + ') || t('nothing');
  const facts = [
    {
      label: t('Slots'),
      value: t('{placed} of {all} placed', { placed: String(at('ordered')), all: String(draws.length) }),
      hint:
        skipped > 0
          ? t('{left} left, {n, plural, one {# skipped} other {# skipped}}', { left: String(unplaced), n: skipped })
          : t('{left} left', { left: String(unplaced) }),
    },
    { label: t('Money'), value: t('{money} spent', { money: said }), hint: leftWords(plan, spent, t) },
  ];
  return { monday, planned: true, unplaced, facts };
}

/** What is left of the limit, which is in one currency; money in another is not reckoned into it. */
function leftWords(
  { moneyMinor, currency }: { moneyMinor: number | null; currency: string | null },
  spent: readonly { minor: number; currency: string }[],
  t: Texts,
): string {
  if (moneyMinor === null) return t('no limit was set');
  const { money } = numbersIn(t.language);
  const left = moneyMinor - (spent.find((one) => one.currency === currency)?.minor ?? 0);
  const limit = money(moneyMinor, currency);
  return left < 0
    ? t('{money} more than the {limit}', { money: money(-left, currency), limit })
    : t('{money} of {limit} left', { money: money(left, currency), limit });
}
