/** How often devices fail, what a finding costs, how long a verdict takes: the lab's figures of the last twelve months. */
import { numbersIn } from '../../../helpers/numbers-in.ts';
import { message, type Texts } from '../../../languages/texts.ts';
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
import { numberWord } from '../../desk/words.ts';

const labels: Record<LabStratum, string> = {
  random: message('At random'),
  risk: message('By risk'),
  cause: message('For a cause'),
};
const meanings: Record<LabStratum, string> = {
  random: message('stands for all orders of the marketplace'),
  risk: message('drawn where a fault was likely: no estimate of the market'),
  cause: message('somebody named the seller: no estimate of the market'),
};

/** @param orders from the first day of the quarter in which the twelve months began  @param since their first day */
export function presentFigures(orders: readonly ConcludedOrder[], since: Day, today: Day, t: Texts) {
  const { count, money } = numbersIn(t.language);
  const year = orders.filter(({ orderedOn }) => orderedOn >= dayText(since));
  const of = (stratum: LabStratum, all: readonly ConcludedOrder[] = year) =>
    all.filter((order) => order.stratum === stratum);
  const quarters = ratesByQuarter(of('random', orders), since, today);
  const strata = labStrata.map((stratum) => ({
    label: t(labels[stratum]),
    meaning: t(meanings[stratum]),
    random: stratum === 'random',
    ...presentRate(rateOf(of(stratum)), t),
  }));
  const shown = quarters.map((quarter) => ({ label: quarterName(quarter.quarter, t), ...presentRate(quarter, t) }));
  const market = rateOf(of('random'));
  return {
    none: year.length === 0,
    market: { sentence: marketSentence(market, t), ...presentRate(market, t) },
    strata,
    quarters: shown,
    // One axis for all of them: the widest interval that is there, and never less than a tenth.
    max: Math.max(0.1, ...[...strata, ...shown].flatMap(({ high }) => (high === null ? [] : [high]))),
    costs: costPerFinding(year).map((cost) => ({
      label: t(labels[cost.stratum]),
      orders: count(cost.orders),
      findings: count(cost.findings),
      spent: money(cost.costMinor, cost.currency),
      perFinding: cost.perFindingMinor === null ? null : money(cost.perFindingMinor, cost.currency),
    })),
    unpriced: unpricedWords(year, t),
    pace: presentPace(year, t),
  };
}

function presentRate({ rate, low, high, failed, inspected }: StratumRate, t: Texts) {
  const { count, interval, percent } = numbersIn(t.language);
  return {
    ...{ rate, low, high, failed: t('{part} of {whole}', { part: count(failed), whole: count(inspected) }) },
    value: rate === null ? null : percent(rate),
    interval: rate === null ? null : interval(low, high),
  };
}

function marketSentence({ rate, low, high, failed, inspected }: StratumRate, t: Texts): string {
  if (rate === null) return t('No order that was drawn at random has a verdict yet: nothing is known of the market.');
  const { percent } = numbersIn(t.language);
  const shares = { rate: percent(rate), low: percent(low), high: percent(high) };
  return t(
    'Of the orders drawn at random, {n, plural, one {{failed} of {inspected} failed} other {{failed} of {inspected} failed}}: {rate}. Of all orders, between {low} and {high} would, 95 % sure.',
    { n: failed, failed: String(failed), inspected: String(inspected), ...shares },
  );
}

const quarterName = (quarter: Day, t: Texts): string =>
  t('{year}, quarter {quarter}', {
    year: dayText(quarter).slice(0, 4),
    quarter: String(Math.ceil(monthOf(quarter) / 3)),
  });

function unpricedWords(orders: readonly ConcludedOrder[], t: Texts): string | null {
  const unpriced = orders.filter(({ costMinor, currency }) => costMinor === null || currency === null).length;
  return unpriced === 0
    ? null
    : t(
        '{n, plural, one {{count} concluded order without a price is} other {{count} concluded orders without a price are}} left out.',
        { n: unpriced, count: numberWord(unpriced, t) },
      );
}

function presentPace(orders: readonly ConcludedOrder[], t: Texts) {
  const { median, longest } = paceOf(orders);
  if (median === null || longest === null) return null;
  const days = (n: number) => t('{n, plural, one {{count} day} other {{count} days}}', { n, count: numberWord(n, t) });
  const n = orders.length;
  const counts = { n, count: numberWord(n, t), median: days(median), longest: days(longest) };
  return t(
    'Half of {n, plural, one {{count} order} other {{count} orders}} took {median} or less; the longest took {longest}.',
    counts,
  );
}
