/** How often devices fail, what a finding costs, how long a verdict takes: the lab's figures of the last twelve months. */
import { count, interval, money, percent } from '../../../helpers/numbers.ts';
import {
  costPerFinding,
  labStrata,
  paceOf,
  rateOf,
  ratesByQuarter,
  type ConcludedOrder,
  type LabStratum,
} from '../../../lab/lab-figures.ts';
import type { StratumRate } from '../../../lab/planner/random-stratum-rate.ts';
import { dayText, monthOf, type Day } from '../../../scoring/day.ts';
import { counted } from '../../desk/words.ts';

const labels: Record<LabStratum, string> = { random: 'At random', risk: 'By risk', cause: 'For a cause' };
const meanings: Record<LabStratum, string> = {
  random: 'stands for all orders of the marketplace',
  risk: 'drawn where a fault was likely: no estimate of the market',
  cause: 'somebody named the seller: no estimate of the market',
};

/** @param orders from the first day of the quarter in which the twelve months began  @param since their first day */
export function presentFigures(orders: readonly ConcludedOrder[], since: Day, today: Day) {
  const year = orders.filter(({ orderedOn }) => orderedOn >= dayText(since));
  const of = (stratum: LabStratum, all: readonly ConcludedOrder[] = year) =>
    all.filter((order) => order.stratum === stratum);
  const quarters = ratesByQuarter(of('random', orders), since, today);
  const strata = labStrata.map((stratum) => ({
    label: labels[stratum],
    meaning: meanings[stratum],
    random: stratum === 'random',
    ...presentRate(rateOf(of(stratum))),
  }));
  const shown = quarters.map((quarter) => ({ label: quarterName(quarter.quarter), ...presentRate(quarter) }));
  const market = rateOf(of('random'));
  return {
    none: year.length === 0,
    market: { sentence: marketSentence(market), ...presentRate(market) },
    strata,
    quarters: shown,
    // One axis for all of them: the widest interval that is there, and never less than a tenth.
    max: Math.max(0.1, ...[...strata, ...shown].flatMap(({ high }) => (high === null ? [] : [high]))),
    costs: costPerFinding(year).map((cost) => ({
      label: labels[cost.stratum],
      orders: count(cost.orders),
      findings: count(cost.findings),
      spent: money(cost.costMinor, cost.currency),
      perFinding: cost.perFindingMinor === null ? null : money(cost.perFindingMinor, cost.currency),
    })),
    unpriced: unpricedWords(year),
    pace: presentPace(year),
  };
}

const presentRate = ({ rate, low, high, failed, inspected }: StratumRate) => ({
  ...{ rate, low, high, failed: `${count(failed)} of ${count(inspected)}` },
  value: rate === null ? null : percent(rate),
  interval: rate === null ? null : interval(low, high),
});

function marketSentence({ rate, low, high, failed, inspected }: StratumRate): string {
  if (rate === null) return 'No order that was drawn at random has a verdict yet: nothing is known of the market.';
  return `Of the orders drawn at random, ${failed} of ${inspected} failed: ${percent(rate)}. Of all orders between ${percent(low)} and ${percent(high)} would, 95 % sure.`;
}

const quarterName = (quarter: Day): string =>
  `${dayText(quarter).slice(0, 4)}, quarter ${Math.ceil(monthOf(quarter) / 3)}`;

function unpricedWords(orders: readonly ConcludedOrder[]): string | null {
  const unpriced = orders.filter(({ costMinor, currency }) => costMinor === null || currency === null).length;
  return unpriced === 0
    ? null
    : `${counted(unpriced, 'concluded order')} without a price ${unpriced === 1 ? 'is' : 'are'} left out.`;
}

function presentPace(orders: readonly ConcludedOrder[]) {
  const { median, longest } = paceOf(orders);
  if (median === null || longest === null) return null;
  return { median: counted(median, 'day'), longest: counted(longest, 'day'), orders: counted(orders.length, 'order') };
}
