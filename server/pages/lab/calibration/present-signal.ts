/** One rate against what was found: the answer, thirds of the devices, and the figures behind it. */
import { numbersIn } from '../../../helpers/numbers-in.ts';
import { calibrationPlot } from '../../../helpers/pictures/calibration-plot.ts';
import type { Texts } from '../../../languages/texts.ts';
import type { Calibration, RiskGroup } from '../../../lab/calibration.ts';
import { sentence } from '../../desk/words.ts';
import { answerWords, eventsOf, rangeWords } from './signal-words.ts';
import type { Found, Signal } from './signals.ts';

export function presentSignal({ signal, calibration }: Found, t: Texts) {
  const { groups, area, whole, withoutRate, tested } = calibration;
  const title = sentence(eventsOf(signal, t));
  return {
    key: signal.metric,
    title,
    answer: answerWords({ signal, calibration }, t),
    max: Math.max(0, ...groups.map(({ high }) => high ?? 0)),
    groups: groups.map((group, at) => ({
      label: t(signal.groups[groupNames(groups.length)[at]!]),
      ...rowOf(group, t),
    })),
    plot: groups.length > 1 ? plotOf(groups, title, t) : null,
    area: area && areaWords(area, signal, t),
    whole: whole?.observedToExpected ? wholeWords(whole, whole.observedToExpected, t) : null,
    without:
      withoutRate > 0
        ? t(
            '{n, plural, one {# order more is left out: no rate of the seller was known before.} other {# orders more are left out: no rate of the seller was known before.}}',
            { n: withoutRate },
          )
        : null,
    tested,
  };
}

const groupNames = (groups: number): readonly (keyof Signal['groups'])[] =>
  groups === 3 ? ['few', 'some', 'many'] : groups === 2 ? ['few', 'many'] : ['alike'];

const plotOf = (groups: readonly RiskGroup[], title: string, t: Texts) =>
  calibrationPlot(
    groups.map(pointOf),
    t('{events}: share failing against what was expected; the numbers are in the table below', { events: title }),
    numbersIn(t.language).exactPercent,
  );

function areaWords({ value, low, high }: NonNullable<Calibration['area']>, { rate }: Signal, t: Texts): string {
  const inHundred = (share: number) => numbersIn(t.language).decimal(share * 100, 0);
  return t(
    'Of a failed device and one that passed, the failed one came from the seller with the higher {rate} {times} times in 100 ({low}–{high}); a coin would say 50.',
    { rate: t(rate), times: inHundred(value), low: inHundred(low), high: inHundred(high) },
  );
}

function wholeWords(
  { failed, expected }: NonNullable<Calibration['whole']>,
  { value, low, high }: { value: number; low: number; high: number },
  t: Texts,
): string {
  const { decimal } = numbersIn(t.language);
  return t(
    '{n, plural, one {In all # device failed} other {In all # devices failed}} where {expected} would have, had devices failed as much too often as the rate was too high: {times} times as many ({range}).',
    { n: failed, expected: decimal(expected), times: decimal(value), range: rangeWords(low, high, t) },
  );
}

function rowOf(group: RiskGroup, t: Texts) {
  const { count, decimal, interval, percent } = numbersIn(t.language);
  const against = group.observedToExpected;
  return {
    ratios: t('{from}–{to} × acceptable', { from: decimal(group.from), to: decimal(group.to) }),
    tested: count(group.inspected),
    failed: count(group.failed),
    ...{ value: percent(group.rate), interval: interval(group.low, group.high) },
    ...{ rate: group.rate, low: group.low, high: group.high },
    expected: decimal(group.expected),
    against: against && `${decimal(against.value)} (${rangeWords(against.low, against.high, t)})`,
  };
}

const pointOf = ({ expected, inspected, rate, low, high }: RiskGroup) => ({
  ...{ expected: expected / inspected, value: rate ?? 0, low: low ?? 0, high: high ?? 1 },
});
