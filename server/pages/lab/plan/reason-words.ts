/** The reasons of a draw, in words and figures. */
import { count, decimal, exactPercent, interval, percent, range } from '../../../helpers/numbers.ts';
import type { DrawReason } from '../../../lab/planner/draw-reason.ts';
import type { TestingState } from '../../../lab/planner/testing-state.ts';
import { levelNoun } from '../../desk/words.ts';
import type { Level } from '../../../scoring/policy.ts';

export interface ReasonWords {
  label: string;
  text: string;
  figure: string | null;
}

const days = (number: number): string => (number === 1 ? '1 day' : `${count(number)} days`);
const devices = (number: number): string => `${number < 10 ? decimal(number, 1) : count(number)} devices`;

const fromTheMiddle = (points: number): string =>
  Math.abs(points) < 0.5 ? 'In' : `${decimal(Math.abs(points), 0)} points ${points < 0 ? 'below' : 'above'}`;

/** Two figures that say something, however small it is. */
const brief = (value: number): string => String(Number(value.toPrecision(2)));

/** 'warning', 'limit', 'suspension' */
const noun = (level: string): string => levelNoun[level as Level] ?? level;

export const stateWords: Readonly<Record<TestingState, { word: string; text: string }>> = {
  normal: { word: 'normal', text: 'Tested like everybody.' },
  tightened: { word: 'tightened', text: 'Two of the last five test orders, or fewer, failed: tested more closely.' },
  reduced: { word: 'reduced', text: 'Ten test orders in a row passed and nothing else is wrong: tested less.' },
  stopped: {
    word: 'stopped',
    text: 'Five test orders failed while it was tested more closely: no more are bought before a person has decided.',
  },
};

type Said = { [Kind in DrawReason['kind']]: (reason: Extract<DrawReason, { kind: Kind }>) => ReasonWords };

const said: Said = {
  random: ({ orders, of }) => ({
    label: 'At random',
    text: `${count(orders)} of the ${count(of)} orders delivered in four weeks were its own, in this category. Nothing else counted.`,
    figure: percent(orders / of),
  }),
  action: ({ action }) => ({
    label: 'Verifies a corrective action',
    text: `The seller says that corrective action ${action} is done. This order finds out, so it was drawn before all others.`,
    figure: null,
  }),
  trial: ({ joinedOn, days: since }) => ({
    label: 'New here',
    text: `It joined on ${joinedOn} and is in its trial period: little is known of it.`,
    figure: days(since),
  }),
  case: ({ level, waits }) => ({
    label: 'Open case',
    text: waits
      ? 'A recommendation waits for a person, and a verdict can decide it: counts one and a half times.'
      : 'What buyers say of its devices holds this level: they are thought to fail more often.',
    figure: level === 'none' ? null : noun(level),
  }),
  score: ({ score, low, high, median }) => ({
    label: 'Score',
    text:
      score === null
        ? 'Too few orders for a score: anything may be true of its devices.'
        : `${fromTheMiddle(score - median)} the middle of the market (${decimal(median, 0)}).`,
    figure: score === null ? null : `${decimal(score, 0)} (${range(low, high)})`,
  }),
  tests: ({ failed, of, lastOn, days: since }) => ({
    label: 'Tests so far',
    text:
      of === 0
        ? 'None of this category yet.'
        : `${count(failed)} of ${count(of)} failed; the last on ${lastOn}, ${days(since ?? 0)} before. Older ones say less.`,
    figure: of === 0 ? null : `${count(failed)} of ${count(of)}`,
  }),
  belief: ({ rate, chanceBad, badRate }) => ({
    label: 'What we believe',
    text: `of its devices are thought to fail; the chance that more than ${exactPercent(badRate)} do is ${percent(chanceBad)}.`,
    figure: percent(rate),
  }),
  harm: ({ orders, harm }) => ({
    label: 'At stake',
    text: `more than acceptable are expected to fail, of the ${count(orders)} that it delivers in four weeks.`,
    figure: devices(harm),
  }),
  news: ({ days: since, factor }) => ({
    label: 'Last order',
    text:
      since === null
        ? 'Nothing was ever ordered from this seller: a test is news in full.'
        : `since something was ordered from this seller, of whatever category. So soon a test tells less: counts ${decimal(factor, 2)} times.`,
    figure: since === null ? 'never' : days(since),
  }),
  state: ({ state, weight }) => ({
    label: 'Testing',
    text: `${stateWords[state].text}${weight === 1 ? '' : ` Counts ${decimal(weight, 2).replace(/\.?0+$/, '')} times.`}`,
    figure: stateWords[state].word,
  }),
  information: ({ information, priority, place }) => ({
    label: 'Worth of the test',
    text: `How much surer one test makes us (${brief(information)}, at most 0.25), times the root of what is at stake, times the factors above: ${brief(priority)}.`,
    figure: `place ${count(place)}`,
  }),
};

export const reasonWords = (reason: DrawReason): ReasonWords =>
  (said[reason.kind] as (reason: DrawReason) => ReasonWords)(reason);

/** The two or three that matter most, for a table. */
export function shortReasons(reasons: readonly DrawReason[]): string {
  const short = reasons.flatMap((reason): string[] => {
    switch (reason.kind) {
      case 'random':
        return [`${percent(reason.orders / reason.of)} of all orders`];
      case 'action':
        return [`verifies action ${reason.action}`];
      case 'trial':
        return ['new here'];
      case 'case':
        return [reason.level === 'none' ? 'a case waits' : `${noun(reason.level)}${reason.waits ? ' waits' : ''}`];
      case 'state':
        return reason.state === 'normal' ? [] : [`testing ${reason.state}`];
      case 'tests':
        return [reason.of === 0 ? 'never tested' : `${reason.failed} of ${reason.of} failed`];
      case 'belief':
        return [`${percent(reason.chanceBad)} likely bad`];
      case 'score':
        return reason.score === null ? ['no score'] : [];
      default:
        return [];
    }
  });
  return short.slice(0, 4).join(' · ');
}

/** '4.3 % (1.2–10.7)' */
export const rateWords = (rate: { rate: number | null; low: number | null; high: number | null }) =>
  rate.rate === null ? null : `${percent(rate.rate)} (${interval(rate.low, rate.high)})`;
