/** A what-if in words and two tables: the points, and what the levels ask. */
import { exactDay } from '../../helpers/days.ts';
import { change, count, decimal, exactPercent, isNumber, odds } from '../../helpers/numbers.ts';
import { thresholdLevels } from '../../scoring/policy.ts';
import type { JudgedNight } from '../../scoring/seller-night.ts';
import type { CountedEvent } from '../../stores/one-event.ts';
import { listed, metricWords, sentence } from '../desk/words.ts';
import type { Explained } from './explained.ts';
import { sureness } from './present-conditions.ts';
import { isTrial, mostOrders, type AskedTrial } from './read-trial.ts';

/** @param weightless metrics that no part of the score comes from */
export function trialForm(
  asked: AskedTrial,
  eligible: readonly string[],
  events: readonly CountedEvent[],
  weightless: readonly string[],
) {
  const { given, faults } = asked;
  const choice = (value: string, label: string, chosen: string) => ({ value, label, selected: value === chosen });
  const onlyEvidence = (metric: string) => (weightless.includes(metric) ? ' (moves the evidence, not the score)' : '');
  const listedEvents = events.map(({ metric, orderId, day }) =>
    choice(
      `${metric}:${orderId}`,
      `${sentence(metricWords(metric).one)}, order ${orderId}, ${exactDay(day)}`,
      given.without,
    ),
  );
  const isListed = given.without === '' || listedEvents.some(({ selected }) => selected);
  return {
    orders: { value: given.orders, most: mostOrders },
    events: [
      choice('', 'None', given.event),
      ...eligible.map((metric) =>
        choice(metric, `One more ${metricWords(metric).one}${onlyEvidence(metric)}`, given.event),
      ),
    ],
    without: [
      choice('', 'None', given.without),
      ...(isListed ? [] : [choice(given.without, given.without.replace(':', ', order '), given.without)]),
      ...listedEvents,
    ],
    errors: faults,
    faults: Object.entries(faults).map(([name, text]) => ({ name, text })),
  };
}

export interface TriedNight {
  explained: Explained;
  asked: AskedTrial;
  before: JudgedNight;
  after: JudgedNight;
  own: boolean;
  /** Metrics that lose an event. */
  fell: readonly string[];
}

export function presentTrial(tried: TriedNight) {
  const { before, after, asked } = tried;
  return {
    lead: leadOf(tried),
    tried: isTrial(asked),
    points: pointRows(tried),
    total: { before: decimal(before.score.score, 2), after: decimal(after.score.score, 2) },
    levels: levelRows(tried),
    notes: notesOf(tried),
  };
}

function leadOf({ asked, before, after, own }: TriedNight): string {
  const few = before.score.state === 'provisional';
  const name = few ? 'preliminary score' : 'score';
  if (!isNumber(before.score.score)) return `There is no score yet, so nothing can be tried.`;
  const now = `${own ? 'Your' : 'Its'} ${name} is ${decimal(before.score.score, 2)}.${few ? ` ${tooFewWords}` : ''}`;
  if (Object.keys(asked.faults).length > 0) return `${now} One field needs another answer.`;
  if (!isTrial(asked)) return `${now} Choose what to try, and see what the same night would have said.`;
  const moved = (after.score.score ?? 0) - before.score.score;
  const words = Math.abs(moved) < 0.005 ? 'unchanged' : change(moved, 2);
  const would = `With ${trialWords(asked)} ${own ? 'your' : 'its'} ${name} would be ${decimal(after.score.score, 2)} instead of ${decimal(before.score.score, 2)} (${words}).`;
  if (!few) return would;
  return `${would} ${after.score.state === 'ranked' ? 'It would then count and be ranked.' : tooFewWords}`;
}

export const tooFewWords = 'There are too few orders yet: it is neither ranked nor judged.';

/** '40 more clean orders, one more complaint and one return less (order O-17)' */
function trialWords({ orders, event, without }: AskedTrial): string {
  return listed([
    ...(orders > 0 ? [`${count(orders)} more clean ${orders === 1 ? 'order' : 'orders'}`] : []),
    ...(event === null ? [] : [`one more ${metricWords(event).one}`]),
    ...(without === null ? [] : [`one ${metricWords(without.metric).one} less (order ${without.orderId})`]),
  ]);
}

function pointRows({ before, after }: TriedNight) {
  const keys = [...new Set([...Object.keys(before.score.losses), ...Object.keys(after.score.losses)])];
  return keys.map((key) => {
    const [then, now] = [before.score.losses[key] ?? 0, after.score.losses[key] ?? 0];
    const label = key === 'cap' ? 'Cap by a level' : metricWords(key).label;
    return {
      label,
      before: decimal(then, 2),
      after: decimal(now, 2),
      by: change(now - then, 2),
      moved: now !== then,
    };
  });
}

/** Metrics at a level, and those whose odds or chance a reader would see move. */
function levelRows({ before, after, explained }: TriedNight) {
  return before.readings.flatMap((reading, index) => {
    const { metric } = reading;
    const then = after.readings[index]!;
    const levels = [before, after].map((one) => one.verdicts.get(metric)?.level ?? 'none');
    const told = thresholdLevels.find((level) => level === worst(levels)) ?? 'warn';
    if (reading.evidence[told] === null && then.evidence[told] === null) return [];
    return [
      {
        label: metricWords(metric).label,
        level: arrow(levels[0]!, levels[1]!),
        above: exactPercent(explained.policy.metrics[metric]?.[told]),
        odds: arrow(odds(reading.evidence[told]), odds(then.evidence[told])),
        oddsBar: odds(explained.policy.levels[told].evidence),
        chance: arrow(sureness(reading.chanceAbove[told]), sureness(then.chanceAbove[told])),
        chanceBar: sureness(explained.policy.levels[told].chance),
      },
    ];
  });
}

/** What does not move is said once. */
const arrow = (before: string, after: string): string => (before === after ? before : `${before} → ${after}`);

const order = ['none', 'watch', ...thresholdLevels];
const worst = (levels: readonly string[]): string =>
  levels.reduce((a, b) => (order.indexOf(a) >= order.indexOf(b) ? a : b));

function notesOf({ asked, explained, fell, own }: TriedNight): string[] {
  const { nights } = explained.policy.release;
  const also = fell.filter((metric) => metric !== asked.without?.metric).map((metric) => metricWords(metric).one);
  return [
    ...(own
      ? ['A level is what the numbers say. Nothing follows from it by itself: people of the marketplace decide.']
      : []),
    ...(asked.orders > 0
      ? [
          `These are orders placed, and each is taken to be counted to its end: due, and delivered where that counts. A further order counts in each line as often as the orders of the last 90 days did: not every order is reviewed, for one. What would get ${own ? 'you' : 'it'} back counts what each line counts, orders due or delivered, and says beside it how many orders placed that is. Nothing happens to any of them. No level ends by orders alone: it ends after ${nights} nights in a row on which the rate is clearly below.`,
        ]
      : []),
    ...(asked.event === null
      ? []
      : [
          'The event is taken to be reported on the night shown, by a buyer of its own, on an order that is counted already.',
        ]),
    ...(fell.length > 0
      ? [
          `Without the event everything is worked out again from the first night on, as when a dispute is upheld.${also.length > 0 ? ` The order is then no ${listed(also)} either.` : ''} A level that the evidence no longer reaches ends at once.`,
        ]
      : []),
  ];
}
