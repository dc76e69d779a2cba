/** A what-if in words and two tables: the points, and what the levels ask. */
import { numbersIn } from '../../helpers/numbers-in.ts';
import { isNumber } from '../../helpers/numbers.ts';
import { wordsIn } from '../../helpers/words-in.ts';
import { message, type Texts } from '../../languages/texts.ts';
import { levelRank, thresholdLevels, type ThresholdLevel } from '../../scoring/policy.ts';
import type { JudgedNight } from '../../scoring/seller-night.ts';
import { metricWords } from '../metric-words.ts';
import { daysIn } from '../../helpers/days.ts';
import type { Explained } from './explained.ts';
import { sureness } from './present-conditions.ts';
import { underCap } from './under-cap.ts';
import { isTrial, type AskedTrial } from './read-trial.ts';

export interface TriedNight {
  explained: Explained;
  asked: AskedTrial;
  before: JudgedNight;
  after: JudgedNight;
  own: boolean;
  /** Metrics that lose an event. */
  fell: readonly string[];
}

export function presentTrial(tried: TriedNight, t: Texts) {
  const { before, after, asked } = tried;
  const { decimal } = numbersIn(t.language);
  return {
    lead: [...levelWords(tried, t), ...leadOf(tried, t)].join(' '),
    tried: isTrial(asked),
    points: pointRows(tried, t),
    total: { before: decimal(before.score.score, 2), after: decimal(after.score.score, 2) },
    levels: levelRows(tried, t),
    notes: notesOf(tried, t),
  };
}

export const tooFewWords = message('There are too few orders yet: it is neither ranked nor judged.');

/** Of nights to come. */
export const lateWords = message('Data that are late tonight are taken to arrive from the next night on.');

function leadOf({ asked, before, after, own, explained }: TriedNight, t: Texts): string[] {
  const few = before.score.state === 'provisional';
  const { decimal, change } = numbersIn(t.language);
  if (!isNumber(before.score.score)) return [t('There is no score yet, so nothing can be tried.')];
  const stands = [t((own ? ownScore : itsScore)[before.score.state], { score: decimal(before.score.score, 2) })];
  if (few) stands.push(t(tooFewWords));
  if (Object.keys(asked.faults).length > 0) return [...stands, t('One field needs another answer.')];
  if (!isTrial(asked)) return [...stands, t('Choose what to try, and see what the same night would have said.')];
  const moved = (after.score.score ?? 0) - before.score.score;
  const values = {
    trial: wordsIn(t.language).list(trialWords(asked, explained.night, t)),
    after: decimal(after.score.score, 2),
    before: decimal(before.score.score, 2),
    change: Math.abs(moved) < 0.005 ? t('unchanged') : change(moved, 2),
  };
  const capped = underCap(before.score, after.score);
  if (capped)
    return [
      t(own ? ownCapped : itsCapped, {
        ...{ trial: values.trial, score: values.before, level: capped.level },
        ...{ from: decimal(capped.before, 2), to: decimal(capped.after, 2) },
        change: change(capped.after - capped.before, 2),
      }),
      ...(few ? [t(tooFewWords)] : []),
    ];
  const would = t((own ? ownWould : itsWould)[before.score.state], values);
  if (!few) return [would];
  return [would, after.score.state === 'ranked' ? t('It would then count and be ranked.') : t(tooFewWords)];
}

/** 'A warning would be proposed: late delivery.' What would change for the seller comes before the points. */
function levelWords({ before, after }: TriedNight, t: Texts): string[] {
  const changes = [...after.verdicts].map(([metric, { level: now }]) => {
    const then = before.verdicts.get(metric)?.level ?? 'none';
    const rises = levelRank(now) > levelRank(then);
    return { metric, rises, level: now === then ? null : rises ? now : then };
  });
  const told = (rises: boolean, level: ThresholdLevel): string[] => {
    const moved = changes.filter((one) => one.rises === rises && one.level === level);
    const metrics = wordsIn(t.language).list(moved.map(({ metric }) => metricWords(t, metric).label));
    return moved.length === 0 ? [] : [t(rises ? wouldRise : wouldEnd, { level, metrics })];
  };
  return [true, false].flatMap((rises) => thresholdLevels.flatMap((level) => told(rises, level)));
}

const wouldRise = message(
  '{level, select, warn {A warning} limit {A limit} other {A suspension}} would be proposed: {metrics}.',
);
const wouldEnd = message(
  '{level, select, warn {The warning} limit {The limit} other {The suspension}} would no longer be called for: {metrics}.',
);

const ownScore = {
  ranked: message('Your score is {score}.'),
  provisional: message('Your preliminary score is {score}.'),
};
const itsScore = {
  ranked: message('Its score is {score}.'),
  provisional: message('Its preliminary score is {score}.'),
};
const ownWould = {
  ranked: message('With {trial} your score would be {after} instead of {before} ({change}).'),
  provisional: message('With {trial} your preliminary score would be {after} instead of {before} ({change}).'),
};
const itsWould = {
  ranked: message('With {trial} its score would be {after} instead of {before} ({change}).'),
  provisional: message('With {trial} its preliminary score would be {after} instead of {before} ({change}).'),
};

const ownCapped = message(
  'With {trial} your score would stay at {score}, capped while {level, select, suspend {a suspension} other {a limit}} is called for; without the cap it would go from {from} to {to} ({change}).',
);
const itsCapped = message(
  'With {trial} its score would stay at {score}, capped while {level, select, suspend {a suspension} other {a limit}} is called for; without the cap it would go from {from} to {to} ({change}).',
);

/** '40 more clean orders', 'one more complaint', 'one return less (order O-17)' */
function trialWords({ nights, orders, event, times, without }: AskedTrial, night: number, t: Texts): string[] {
  const day = daysIn(t.language).shortDay(night + nights, night);
  return [
    ...(nights > 0
      ? [
          t(
            '{n, plural, one {# usual night without an event (until {day})} other {# usual nights without an event (until {day})}}',
            { n: nights, day },
          ),
        ]
      : []),
    ...(orders > 0 ? [t('{n, plural, one {# more clean order} other {# more clean orders}}', { n: orders })] : []),
    ...(event === null ? [] : [moreWords(event, times, t)]),
    ...(without === null
      ? []
      : [
          t('{events} less (order {order})', {
            events: metricWords(t, without.metric).counted(1),
            order: without.orderId,
          }),
        ]),
  ];
}

/** 'one more late order', 'another 3 late orders' */
export function moreWords(metric: string, events: number, t: Texts): string {
  const { oneMore, counted } = metricWords(t, metric);
  return events === 1 ? oneMore : t('another {events}', { events: counted(events) });
}

function pointRows({ before, after }: TriedNight, t: Texts) {
  const { decimal, change } = numbersIn(t.language);
  const keys = [...new Set([...Object.keys(before.score.losses), ...Object.keys(after.score.losses)])];
  return keys.map((key) => {
    const [then, now] = [before.score.losses[key] ?? 0, after.score.losses[key] ?? 0];
    return {
      label: key === 'cap' ? t('Cap by a level') : metricWords(t, key).label,
      before: decimal(then, 2),
      after: decimal(now, 2),
      by: change(now - then, 2),
      moved: now !== then,
    };
  });
}

/** Metrics at a level, and those whose odds or chance a reader would see move. */
function levelRows({ before, after, explained }: TriedNight, t: Texts) {
  const { odds, exactPercent } = numbersIn(t.language);
  const { statusWord } = wordsIn(t.language);
  return before.readings.flatMap((reading, index) => {
    const { metric } = reading;
    const then = after.readings[index]!;
    const levels = [before, after].map((one) => one.verdicts.get(metric)?.level ?? 'none');
    const worst = levels.reduce((a, b) => (levelRank(a) >= levelRank(b) ? a : b));
    const told = thresholdLevels.find((level) => level === worst) ?? 'warn';
    if (reading.evidence[told] === null && then.evidence[told] === null) return [];
    return [
      {
        label: metricWords(t, metric).label,
        level: arrow(statusWord(levels[0]), statusWord(levels[1])),
        above: exactPercent(explained.policy.metrics[metric]?.[told]),
        odds: arrow(odds(reading.evidence[told]), odds(then.evidence[told])),
        oddsBar: odds(explained.policy.levels[told].evidence),
        chance: arrow(sureness(t, reading.chanceAbove[told]), sureness(t, then.chanceAbove[told])),
        chanceBar: sureness(t, explained.policy.levels[told].chance),
      },
    ];
  });
}

/** What does not move is said once. */
const arrow = (before: string, after: string): string => (before === after ? before : `${before} → ${after}`);

function notesOf({ asked, before, explained, fell, own }: TriedNight, t: Texts): string[] {
  const { nights } = explained.policy.release;
  const also = fell.filter((metric) => metric !== asked.without?.metric).map((metric) => metricWords(t, metric).one);
  return [
    ...(own
      ? [t('A level is what the numbers say. Nothing follows from it by itself: people of the marketplace decide.')]
      : []),
    ...(asked.orders > 0
      ? [
          t(
            'These are orders placed, and each is taken to be counted to its end: due, and delivered where that counts. A further order counts in each line as often as the orders of the last 90 days did: not every order is reviewed, for one. What would bring a level to its end counts what each line counts, orders due or delivered, and says beside it how many orders placed that is. Nothing happens to any of them. No level ends by orders alone: it ends after {nights, number} nights in a row on which the rate is clearly below.',
            { nights },
          ),
        ]
      : []),
    ...(asked.nights > 0
      ? [
          t(
            'Each of the nights brings as many orders as usual and no event; what was reported before weighs less and less, and a level ends as soon as its nights have been calm long enough.',
          ),
        ]
      : []),
    ...(asked.nights > 0 && before.readings.some(({ state }) => state === 'stale') ? [t(lateWords)] : []),
    ...(asked.event === null
      ? []
      : [
          t(
            'An event is taken to be reported on the last night shown, by a buyer of its own, on an order that is counted already.',
          ),
        ]),
    ...(fell.length > 0
      ? [
          t(
            'Without the event everything is worked out again from the first night on, as when a dispute is upheld. A level that the evidence no longer reaches ends at once.',
          ),
        ]
      : []),
    ...(also.length > 0
      ? [t('The order then no longer counts here either: {kinds}.', { kinds: wordsIn(t.language).list(also) })]
      : []),
  ];
}
