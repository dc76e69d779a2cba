/** The reasons of a draw, in words and figures. */
import { daysIn } from '../../../helpers/days.ts';
import { numbersIn } from '../../../helpers/numbers-in.ts';
import { message, type Texts } from '../../../languages/texts.ts';
import type { DrawReason } from '../../../lab/planner/draw-reason.ts';
import type { TestingState } from '../../../lab/planner/testing-state.ts';

export interface ReasonWords {
  label: string;
  text: string;
  figure: string | null;
}

const days = (n: number, t: Texts): string => t('{n, plural, one {# day} other {# days}}', { n });

function devices(number: number, t: Texts): string {
  const { count, decimal } = numbersIn(t.language);
  return t('{count} devices', { count: number < 10 ? decimal(number, 1) : count(number) });
}

function fromTheMiddle(points: number, median: number, t: Texts): string {
  const { decimal } = numbersIn(t.language);
  const values = { points: decimal(Math.abs(points), 0), median: decimal(median, 0) };
  if (Math.abs(points) < 0.5) return t('In the middle of the market ({median}).', values);
  return points < 0
    ? t('{points} points below the middle of the market ({median}).', values)
    : t('{points} points above the middle of the market ({median}).', values);
}

/** Two figures that say something, however small it is. */
const brief = (value: number, t: Texts): string => {
  const text = String(Number(value.toPrecision(2)));
  return t.language === 'fr' ? text.replace('.', ',') : text;
};

/** 'warning', 'limit', 'suspension' */
const nouns: Readonly<Record<string, string>> = {
  watch: message('a watch'),
  warn: message('a warning'),
  limit: message('a limit'),
  suspend: message('a suspension'),
};
const noun = (level: string, t: Texts): string => t(nouns[level] ?? level);

export const stateWords: Readonly<Record<TestingState, { word: string; text: string }>> = {
  normal: { word: message('normal'), text: message('Tested like everybody.') },
  tightened: {
    word: message('tightened'),
    text: message('Two of the last five test orders, or fewer, failed: tested more closely.'),
  },
  reduced: {
    word: message('reduced'),
    text: message('Ten test orders in a row passed and nothing else is wrong: tested less.'),
  },
  stopped: {
    word: message('stopped'),
    text: message(
      'Five test orders failed while it was tested more closely: no more are bought before a person has decided.',
    ),
  },
};

type Said = {
  [Kind in DrawReason['kind']]: (reason: Extract<DrawReason, { kind: Kind }>, t: Texts) => ReasonWords;
};

const said: Said = {
  random({ orders, of }, t) {
    const { count, percent } = numbersIn(t.language);
    return {
      label: t('At random'),
      text: t(
        '{orders} of the {all} orders delivered in four weeks were its own, in this category. Nothing else counted.',
        { orders: count(orders), all: count(of) },
      ),
      figure: percent(orders / of),
    };
  },
  action: ({ action }, t) => ({
    label: t('Verifies a corrective action'),
    text: t(
      'The seller says that corrective action {action} is done. This order finds out, so it was drawn before all others.',
      { action: String(action) },
    ),
    figure: null,
  }),
  trial: ({ joinedOn, days: since }, t) => ({
    label: t('New here'),
    text: t('It joined on {day} and is in its trial period: little is known of it.', {
      day: daysIn(t.language).exactDay(joinedOn),
    }),
    figure: days(since, t),
  }),
  case: ({ level, waits }, t) => ({
    label: t('Open case'),
    text: waits
      ? t('A recommendation waits for a person, and a verdict can decide it: counts one and a half times.')
      : t('What buyers say of its devices holds this level: they are thought to fail more often.'),
    figure: level === 'none' ? null : noun(level, t),
  }),
  score({ score, low, high, median }, t) {
    const { decimal, range } = numbersIn(t.language);
    return {
      label: t('Score'),
      text:
        score === null
          ? t('Too few orders for a score: anything may be true of its devices.')
          : fromTheMiddle(score - median, median, t),
      figure: score === null ? null : `${decimal(score, 0)} (${range(low, high)})`,
    };
  },
  tests({ failed, of, lastOn, days: since }, t) {
    const { count } = numbersIn(t.language);
    const share = { part: count(failed), whole: count(of) };
    return {
      label: t('Tests so far'),
      text:
        of === 0
          ? t('None of this category yet.')
          : t('{part} of {whole} failed; the last on {day}, {days} before. Older ones say less.', {
              ...{ ...share, day: daysIn(t.language).exactDay(lastOn), days: days(since ?? 0, t) },
            }),
      figure: of === 0 ? null : t('{part} of {whole}', share),
    };
  },
  belief({ rate, chanceBad, badRate }, t) {
    const { exactPercent, percent } = numbersIn(t.language);
    return {
      label: t('What we believe'),
      text: t('of its devices are thought to fail; the chance that more than {bad} do is {chance}.', {
        ...{ bad: exactPercent(badRate), chance: percent(chanceBad) },
      }),
      figure: percent(rate),
    };
  },
  harm: ({ orders, harm }, t) => ({
    label: t('At stake'),
    text: t('more than acceptable are expected to fail, of the {orders} that it delivers in four weeks.', {
      orders: numbersIn(t.language).count(orders),
    }),
    figure: devices(harm, t),
  }),
  news: ({ days: since, factor }, t) => ({
    label: t('Last order'),
    text:
      since === null
        ? t('Nothing was ever ordered from this seller: a test is news in full.')
        : t(
            'since something was ordered from this seller, of whatever category. So soon a test tells less: counts {factor} times.',
            { factor: numbersIn(t.language).decimal(factor, 2) },
          ),
    figure: since === null ? t('never') : days(since, t),
  }),
  state: ({ state, weight }, t) => ({
    label: t('Testing'),
    text: `${t(stateWords[state].text)}${weight === 1 ? '' : ` ${countsWords(weight, t)}`}`,
    figure: t(stateWords[state].word),
  }),
  information: ({ information, priority, place }, t) => ({
    label: t('Worth of the test'),
    text: t(
      'How much surer one test makes us ({information}, at most 0.25), times the root of what is at stake, times the factors above: {priority}.',
      { information: brief(information, t), priority: brief(priority, t) },
    ),
    figure: t('place {place}', { place: numbersIn(t.language).count(place) }),
  }),
};

/** 'Counts 1.5 times.' */
const countsWords = (weight: number, t: Texts): string =>
  t('Counts {factor} times.', {
    factor: numbersIn(t.language)
      .decimal(weight, 2)
      .replace(/[.,]?0+$/, ''),
  });

export const reasonWords = (reason: DrawReason, t: Texts): ReasonWords =>
  (said[reason.kind] as (reason: DrawReason, t: Texts) => ReasonWords)(reason, t);

/** The two or three that matter most, for a table. */
export function shortReasons(reasons: readonly DrawReason[], t: Texts): string {
  const { percent } = numbersIn(t.language);
  const short = reasons.flatMap((reason): string[] => {
    switch (reason.kind) {
      case 'random':
        return [t('{share} of all orders', { share: percent(reason.orders / reason.of) })];
      case 'action':
        return [t('verifies corrective action {action}', { action: String(reason.action) })];
      case 'trial':
        return [t('new here')];
      case 'case':
        return [caseWords(reason.level, reason.waits, t)];
      case 'state':
        return reason.state === 'normal' ? [] : [t('testing {state}', { state: t(stateWords[reason.state].word) })];
      case 'tests':
        return [
          reason.of === 0
            ? t('never tested')
            : t('{part} of {whole} failed', { part: String(reason.failed), whole: String(reason.of) }),
        ];
      case 'belief':
        return [t('{share} likely bad', { share: percent(reason.chanceBad) })];
      case 'score':
        return reason.score === null ? [t('no score')] : [];
      default:
        return [];
    }
  });
  return short.slice(0, 4).join(' · ');
}

function caseWords(level: string, waits: boolean, t: Texts): string {
  if (level === 'none') return t('a case waits');
  return waits ? t('{measure} waits', { measure: noun(level, t) }) : noun(level, t);
}

/** '4.3 % (1.2–10.7)' */
export function rateWords(
  { rate, low, high }: { rate: number | null; low: number | null; high: number | null },
  t: Texts,
): string | null {
  const { interval, percent } = numbersIn(t.language);
  return rate === null ? null : `${percent(rate)} (${interval(low, high)})`;
}
