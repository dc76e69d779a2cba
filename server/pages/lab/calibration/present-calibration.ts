/** What rates say beforehand of the lab's findings, in words and rows. */
import { calibrationPlot } from '../../../helpers/pictures/calibration-plot.ts';
import { count, decimal, interval, isNumber, percent } from '../../../helpers/numbers.ts';
import { plural } from '../../../helpers/words.ts';
import type { Calibration, RiskGroup } from '../../../lab/calibration.ts';
import type { DeviceKind } from '../../../lab/device-kinds.ts';
import { listed, sentence } from '../../desk/words.ts';

/** What a seller is known for before the lab orders from it. */
export const signals = [
  { metric: 'complaint', name: 'complaints', rate: 'complaint rate' },
  { metric: 'low-review', name: 'low reviews', rate: 'rate of low reviews' },
  { metric: 'return', name: 'returns', rate: 'return rate' },
] as const;
export type Signal = (typeof signals)[number];

export interface Found {
  signal: Signal;
  calibration: Calibration;
}

export function leadOf(found: readonly Found[], tested: number): string {
  if (tested === 0) return 'No device drawn at random has a verdict yet: nothing can be said of what predicts one.';
  const of = (answer: Calibration['answer']) => found.filter(({ calibration }) => calibration.answer === answer);
  const named = (some: readonly Found[]) => listed(some.map(({ signal }) => signal.name));
  const unknown = of('too few');
  const needed = Math.max(...unknown.map(({ calibration }) => calibration.needed ?? Infinity));
  const parts = [
    ...of('tells').map((one) => oftenWords(one)),
    ...of('reversed').map(({ signal }) => `Sellers with many ${signal.name} fail our tests less often than others.`),
    ...(of('little').length > 0 ? [sentence(`${named(of('little'))} say little beforehand.`)] : []),
    ...(unknown.length > 0
      ? [`Whether ${named(unknown)} predict what fails cannot be told yet${neededWords(needed)}.`]
      : []),
  ];
  return parts.join(' ');
}

const neededWords = (needed: number): string =>
  needed === Infinity ? ', and no budget would do' : `: it takes about ${count(needed)} tests more`;

/** 'Sellers with many complaints fail our tests 2.3 times as often as those with few (1.2–4.0).' */
function oftenWords({ signal, calibration: { times } }: Found): string {
  const who = `Sellers with many ${signal.name} fail our tests`;
  if (!times || (!isNumber(times.times) && times.low <= 1)) return `${who} more often than others.`;
  if (!isNumber(times.times)) return `${who} at least ${decimal(times.low)} times as often as those with few.`;
  return `${who} ${timesWords(times)}.`;
}

const timesWords = ({ times, low, high }: { times: number; low: number; high: number }): string =>
  `${decimal(times)} times as often as those with few (${rangeWords(low, high)})`;

const rangeWords = (low: number, high: number): string =>
  isNumber(high) ? `${decimal(low)}–${decimal(high)}` : `${decimal(low)} and more`;

export function presentSignal({ signal, calibration }: Found) {
  const { groups, area, whole, withoutRate, tested } = calibration;
  const max = Math.max(0, ...groups.map(({ high }) => high ?? 0));
  return {
    key: signal.metric,
    title: sentence(signal.name),
    answer: answerWords({ signal, calibration }),
    max,
    groups: groups.map((group, at) => ({
      label: sentence(`${groupNames(groups.length)[at]!} ${signal.name}`),
      ...rowOf(group),
    })),
    plot:
      groups.length > 1
        ? calibrationPlot(
            groups.map(pointOf),
            `${sentence(signal.name)}: share failing against what was expected; the numbers are in the table below`,
          )
        : null,
    area: area
      ? `Of a failed device and one that passed, the failed one came from the seller with the higher ${signal.rate} ${decimal(area.value * 100, 0)} times in 100 (${decimal(area.low * 100, 0)}–${decimal(area.high * 100, 0)}); a coin would say 50.`
      : null,
    whole: whole?.observedToExpected
      ? `In all ${plural(whole.failed, 'device')} failed where ${decimal(whole.expected)} would have, had devices failed as much too often as the rate was too high: ${decimal(whole.observedToExpected.value)} times as many (${rangeWords(whole.observedToExpected.low, whole.observedToExpected.high)}).`
      : null,
    without:
      withoutRate > 0
        ? `${plural(withoutRate, 'order')} more ${withoutRate === 1 ? 'is' : 'are'} left out: no rate of the seller was known before.`
        : null,
    tested,
  };
}

const groupNames = (groups: number): readonly string[] =>
  groups === 3 ? ['few', 'some', 'many'] : groups === 2 ? ['few', 'many'] : ['all alike:'];

function answerWords({ signal, calibration }: Found): string {
  const { answer, needed, tested } = calibration;
  if (answer === 'tells') return oftenWords({ signal, calibration });
  if (answer === 'reversed') return `Sellers with many ${signal.name} fail our tests less often than others.`;
  if (answer === 'little')
    return `${sentence(signal.name)} say little: even at best they hardly tell which devices fail.`;
  return `Too few to tell${tested === 0 ? '' : ` (${count(tested)} tested)`}${neededWords(needed ?? Infinity)}.`;
}

const rowOf = (group: RiskGroup) => ({
  ratios: `${decimal(group.from)}–${decimal(group.to)} × acceptable`,
  tested: group.inspected,
  failed: group.failed,
  ...{ value: percent(group.rate), interval: interval(group.low, group.high) },
  ...{ rate: group.rate, low: group.low, high: group.high },
  expected: decimal(group.expected),
  against: group.observedToExpected
    ? `${decimal(group.observedToExpected.value)} (${rangeWords(group.observedToExpected.low, group.observedToExpected.high)})`
    : null,
});

const pointOf = ({ expected, inspected, rate, low, high }: RiskGroup) => ({
  ...{ expected: expected / inspected, value: rate ?? 0, low: low ?? 0, high: high ?? 1 },
});

export interface KindFound {
  kind: DeviceKind;
  tested: number;
  failed: number;
  found: readonly Found[];
}

/** One row for each kind of device, one answer for each signal. */
export const presentKinds = (kinds: readonly KindFound[]) =>
  kinds.map(({ kind, tested, failed, found }) => ({
    kind: sentence(kind === 'other' ? 'other devices' : kind),
    ...{ tested, failed },
    answers: found.map(({ signal, calibration }) => ({ head: `${signal.name}:`, ...shortAnswer(calibration) })),
  }));

/** Two words and, below them, the figure. */
function shortAnswer({ answer, needed, times, area }: Calibration): { answer: string; detail: string | null } {
  const figure = area
    ? `${decimal(area.value * 100, 0)} in 100 (${decimal(area.low * 100, 0)}–${decimal(area.high * 100, 0)})`
    : null;
  if (answer === 'tells')
    return {
      answer:
        times && isNumber(times.times)
          ? `${decimal(times.times)} × as often (${rangeWords(times.low, times.high)})`
          : 'more often',
      detail: figure,
    };
  if (answer === 'reversed') return { answer: 'less often', detail: figure };
  if (answer === 'little') return { answer: 'says little', detail: figure };
  return { answer: '– too few', detail: needed === null ? null : `about ${count(needed)} more` };
}
