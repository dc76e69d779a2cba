/** A row of the queue: what is recommended for whom, on what grounds, why tonight, and what is in force already. */
import { address } from '../../helpers/addresses.ts';
import { daysIn } from '../../helpers/days.ts';
import { isNumber } from '../../helpers/numbers.ts';
import { numbersIn } from '../../helpers/numbers-in.ts';
import { whyTonight } from '../../helpers/why-tonight.ts';
import type { Texts } from '../../languages/texts.ts';
import { dayText, parseDay, weekday, type Day } from '../../scoring/day.ts';
import { policyFor, type Policy } from '../../scoring/policy.ts';
import { nextReviewDays, severityOf } from '../../scoring/recommendation.ts';
import type { AskedNews, FormerCase, NewOrder } from '../../stores/case-news.ts';
import type { ContestedSeller } from '../../stores/contested-sellers.ts';
import type { LastingMeasure } from '../../stores/lasting-measures.ts';
import type { Reading } from '../../stores/night-rows.ts';
import type { OpenCase, Wait } from '../../stores/open-cases.ts';
import type { Explained } from '../explain/explained.ts';
import { latelyWords } from '../explain/lately.ts';
import { contestedInQueue } from './contested-words.ts';
import { onDay } from './day-phrases.ts';
import { groundWords, thresholdOf } from './figures.ts';
import { opensAnew } from './kept-level.ts';
import { bareNouns } from './present-history.ts';
import { metricWords } from '../metric-words.ts';
import { spokenMetric } from './spoken-metric.ts';
import { labGrounds, listed, originWords, personWords, safetyWords } from './words.ts';

export interface TodayFacts {
  night: Day;
  policy: Policy;
  placed: ReadonlyMap<number, number>;
  entered: ReadonlyMap<string, number>;
  readings: ReadonlyMap<string, Reading>;
  safety: ReadonlyMap<number, string>;
  states: ReadonlyMap<number, Explained['states']>;
  method: Explained['method'];
  postings: Explained['postings'];
  newOrders: ReadonlyMap<string, NewOrder[]>;
  former: ReadonlyMap<string, FormerCase>;
  measures: ReadonlyMap<number, LastingMeasure[]>;
  contested: ReadonlyMap<number, ContestedSeller>;
}

/** Days over which the orders of a week are averaged. */
export const orderDays = 28;

export type QueueRow = ReturnType<typeof presentOpen>;

export function presentOpen(open: OpenCase, facts: TodayFacts, t: Texts) {
  const { decimal, odds } = numbersIn(t.language);
  const { night } = facts;
  const main = open.grounds[0] ?? '';
  const further = open.grounds.length - 1;
  const others = open.grounds.slice(1).map((key) => spokenMetric(t, key).short);
  const sellerHref = `/sellers/${encodeURIComponent(open.sellerId)}`;
  return {
    id: open.id,
    href: `/recommendations/${open.id}`,
    name: open.name,
    origin: originWords(open, t),
    level: open.level,
    ground: groundOf(open, main, facts, t),
    further: further > 0 ? t('and {grounds}', { grounds: listed(others, t) }) : null,
    evidence: main === 'safety' ? t('safety') : main in labGrounds ? t('lab') : odds(open.evidence),
    // As it is sorted by: two decimals tell apart what would round to the same.
    weight: isNumber(open.weight) ? decimal(open.weight, open.weight < 10 ? 2 : 1) : null,
    harm: harmWords(open, t),
    waiting: open.wait && waitWords(open.wait, night, t),
    perWeek: ordersWords(facts.placed.get(open.seller), t),
    contested: contestedInQueue(open, facts.contested.get(open.seller), t),
    measures: (facts.measures.get(open.seller) ?? []).map((measure) => measureWords(measure, night, t)),
    ...tonight(open, facts, sellerHref, t),
  };
}

function groundOf(open: OpenCase, main: string, facts: TodayFacts, t: Texts): string {
  if (main === 'safety') {
    const finding = facts.safety.get(open.seller);
    return finding === 'corrected'
      ? t('lab: its finding was corrected, tonight’s night learns it')
      : t('lab: {finding}; every order of its next {days} days counts as at risk', {
          ...{ finding: safetyWords(finding, t) ?? t('safety finding'), days: nextReviewDays },
        });
  }
  const labGround = labGrounds[main];
  if (labGround !== undefined) return t('lab: {finding}', { finding: t(labGround) });
  const joined = open.joinedOn === null ? null : parseDay(open.joinedOn);
  const policy = policyFor(facts.policy, { kind: open.kind, market: open.country, joined }, facts.night);
  const states = facts.states.get(open.seller);
  const lately = states ? latelyWords({ ...facts, states, policy }, main, t) : null;
  const reading = facts.readings.get(`${open.seller} ${main}`);
  const ground = groundWords(main, reading, policy.metrics[main], open.level, t);
  const said = [lately, reading ? keptSince(open, reading, policy, facts.night, t) : null];
  return said.reduce<string>(
    (first, second) => (second === null ? first : t('{first}; {second}', { first, second })),
    ground,
  );
}

/** Why a rate below its threshold recommends something: null where the rate is not below, or tonight's evidence says so itself. */
function keptSince({ level, since, grounds }: OpenCase, reading: Reading, policy: Policy, night: Day, t: Texts) {
  const bound = policy.metrics[grounds[0] ?? '']?.[thresholdOf(level)];
  if (!isNumber(bound) || !isNumber(reading.rate) || reading.rate >= bound || since === night) return null;
  return opensAnew(reading, thresholdOf(level), policy.levels)
    ? null
    : t('reached {day}, stays until clearly below', { day: onDay(since, night, t) });
}

/** '60.0 orders at risk × 2'; a warning counts once, and its figure stands above the words. */
function harmWords({ harm, level }: OpenCase, t: Texts): string | null {
  if (!isNumber(harm)) return null;
  const times = severityOf[level];
  if (times === 1) return t('orders at risk');
  const orders = numbersIn(t.language).decimal(harm, harm < 10 ? 2 : 1);
  return t('{orders} orders at risk × {times}', { orders, times: String(times) });
}

/** 'waiting: “Carrier promised an answer.” (Ana Ruiz (ana@example.com), today)' */
const waitWords = ({ person, name, reason, decidedAt }: Wait, night: Day, t: Texts): string =>
  t('waiting: “{reason}” {person}, {day}', {
    reason,
    person: personWords(person, name),
    day: daysIn(t.language).dayWords(decidedAt, night),
  });

/** '~96 a week'; under one a week it is said of four weeks. */
export function ordersWords(placed: number | undefined, t: Texts): string {
  const { count } = numbersIn(t.language);
  if (!placed) return t('none lately');
  const perWeek = placed / (orderDays / 7);
  return perWeek >= 1
    ? t('~{orders} a week', { orders: count(Math.round(perWeek)) })
    : t('{orders} in 4 weeks', { orders: count(placed) });
}

/** What the night is asked about: the first ground on which it counted something, else the main one. */
export function newsOf({ seller, grounds }: OpenCase, entered: ReadonlyMap<string, number>): AskedNews {
  const metric = grounds.find((key) => (entered.get(`${seller} ${key}`) ?? 0) > 0) ?? grounds[0] ?? '';
  return { seller, metric };
}

/** What changed, and on which orders: each leads to the week in which it is listed. */
function tonight(open: OpenCase, { night, entered, newOrders, former }: TodayFacts, sellerHref: string, t: Texts) {
  const { id, seller, since, level, state } = open;
  const { metric } = newsOf(open, entered);
  const number = entered.get(`${seller} ${metric}`) ?? 0;
  const { one, many } = metricWords(t, metric);
  const before = former.get(`${seller} ${since}`) ?? null;
  const known = newOrders.get(`${seller} ${metric}`) ?? [];
  const orders = number > 0 ? known.filter((order) => order.tonight) : known.slice(0, 1);
  const more = number - orders.length;
  const what = { night, level, since, held: state === 'held', former: before, entered: number, one, many };
  const why = whyTonight(what, t);
  const [latest] = orders;
  return {
    // Where the night brought none, the latest one and its day.
    why:
      number > 0 || !latest
        ? why
        : t('{why}; the last one {day}', { why, day: daysIn(t.language).dayWords(latest.day, night) }),
    orders: orders.map(({ orderId, openedDay }, index) => ({
      orderId,
      last: index === orders.length - 1 && more <= 0,
      href: address(`${sellerHref}/orders`, { metric, week: dayText(openedDay - weekday(openedDay)) }),
    })),
    more:
      orders.length > 0 && more > 0
        ? {
            text: t('{orders} more', { orders: numbersIn(t.language).count(more) }),
            href: `/recommendations/${id}#orders`,
          }
        : null,
  };
}

/** 'limit in force since Mon 3 Nov, until Sun 23 Nov' */
export function measureWords({ level, state, from, until }: LastingMeasure, night: Day, t: Texts): string {
  const measure = t(bareNouns[level]);
  const { shortDay } = daysIn(t.language);
  if (state === 'proposed') return t('{measure} proposed, waits for a second person', { measure });
  if (state === 'decided') return t('{measure} decided, not delivered yet', { measure });
  const [since, end] = [from, until].map((day) => (day === null ? null : shortDay(day, night)));
  if (state === 'notified')
    return since
      ? t('{measure} delivered, begins {since}', { measure, since })
      : t('{measure} delivered, begins later', { measure });
  if (since && end) return t('{measure} in force since {since}, until {end}', { measure, since, end });
  if (since) return t('{measure} in force since {since}', { measure, since });
  return end ? t('{measure} in force, until {end}', { measure, end }) : t('{measure} in force', { measure });
}
