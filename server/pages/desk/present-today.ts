/** A row of the queue: what is recommended for whom, on what grounds, why tonight, and what is in force already. */
import { address } from '../../helpers/addresses.ts';
import { dayWords, shortDay } from '../../helpers/days.ts';
import { count, decimal, isNumber, odds } from '../../helpers/numbers.ts';
import { whyTonight } from '../../helpers/why-tonight.ts';
import { dayText, parseDay, weekday, type Day } from '../../scoring/day.ts';
import { policyFor, type Policy } from '../../scoring/policy.ts';
import { severityOf } from '../../scoring/recommendation.ts';
import type { AskedNews, FormerCase, NewOrder } from '../../stores/case-news.ts';
import type { LastingMeasure } from '../../stores/lasting-measures.ts';
import type { Reading } from '../../stores/night-rows.ts';
import type { OpenCase, Wait } from '../../stores/open-cases.ts';
import type { Explained } from '../explain/explained.ts';
import { latelyWords } from '../explain/lately.ts';
import { groundWords } from './figures.ts';
import { labGrounds, listed, metricWords, originWords, personWords, safetyWords } from './words.ts';

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
}

/** Days over which the orders of a week are averaged. */
export const orderDays = 28;

export type QueueRow = ReturnType<typeof presentOpen>;

export function presentOpen(open: OpenCase, facts: TodayFacts) {
  const { night } = facts;
  const main = open.grounds[0] ?? '';
  const further = open.grounds.length - 1;
  const sellerHref = `/sellers/${encodeURIComponent(open.sellerId)}`;
  return {
    id: open.id,
    href: `/recommendations/${open.id}`,
    name: open.name,
    origin: originWords(open),
    level: open.level,
    ground: groundOf(open, main, facts),
    further: further > 0 ? `and ${listed(open.grounds.slice(1).map((key) => metricWords(key).short))}` : null,
    evidence: main === 'safety' ? 'safety' : main in labGrounds ? 'lab' : odds(open.evidence),
    // As it is sorted by: two decimals tell apart what would round to the same.
    weight: isNumber(open.weight) ? decimal(open.weight, open.weight < 10 ? 2 : 1) : null,
    harm: harmWords(open),
    waiting: open.wait && waitWords(open.wait, night),
    perWeek: ordersWords(facts.placed.get(open.seller)),
    measures: (facts.measures.get(open.seller) ?? []).map((measure) => measureWords(measure, night)),
    ...tonight(open, facts, sellerHref),
  };
}

function groundOf(open: OpenCase, main: string, facts: TodayFacts): string {
  if (main === 'safety') {
    const finding = facts.safety.get(open.seller);
    return finding === 'corrected'
      ? 'lab: its finding was corrected, tonight’s night learns it'
      : `lab: ${safetyWords(finding) ?? 'safety finding'}`;
  }
  if (main in labGrounds) return `lab: ${labGrounds[main]}`;
  const joined = open.joinedOn === null ? null : parseDay(open.joinedOn);
  const policy = policyFor(facts.policy, { kind: open.kind, market: open.country, joined }, facts.night);
  const states = facts.states.get(open.seller);
  const lately = states ? latelyWords({ ...facts, states, policy }, main) : null;
  const reading = facts.readings.get(`${open.seller} ${main}`);
  return [groundWords(main, reading, policy.metrics[main], open.level), lately].filter(Boolean).join('; ');
}

/** '60.0 orders at risk × 2'; a warning counts once, and its figure stands above the words. */
function harmWords({ harm, level }: OpenCase): string | null {
  if (!isNumber(harm)) return null;
  const times = severityOf[level];
  return times === 1 ? 'orders at risk' : `${decimal(harm, harm < 10 ? 2 : 1)} orders at risk × ${times}`;
}

/** 'waiting: “Carrier promised an answer.” (Ana Ruiz (ana@example.com), today)' */
const waitWords = ({ person, name, reason, decidedAt }: Wait, night: Day): string =>
  `waiting: “${reason}” ${personWords(person, name)}, ${dayWords(decidedAt, night)}`;

/** '~96 a week'; under one a week it is said of four weeks. */
export function ordersWords(placed: number | undefined): string {
  if (!placed) return 'none lately';
  const perWeek = placed / (orderDays / 7);
  return perWeek >= 1 ? `~${count(Math.round(perWeek))} a week` : `${count(placed)} in 4 weeks`;
}

/** What the night is asked about: the first ground on which it counted something, else the main one. */
export function newsOf({ seller, grounds }: OpenCase, entered: ReadonlyMap<string, number>): AskedNews {
  const metric = grounds.find((key) => (entered.get(`${seller} ${key}`) ?? 0) > 0) ?? grounds[0] ?? '';
  return { seller, metric };
}

/** What changed, and on which orders: each leads to the week in which it is listed. */
function tonight(open: OpenCase, { night, entered, newOrders, former }: TodayFacts, sellerHref: string) {
  const { id, seller, since, level, state } = open;
  const { metric } = newsOf(open, entered);
  const number = entered.get(`${seller} ${metric}`) ?? 0;
  const { one, many } = metricWords(metric);
  const before = former.get(`${seller} ${since}`) ?? null;
  const known = newOrders.get(`${seller} ${metric}`) ?? [];
  const orders = number > 0 ? known.filter((order) => order.tonight) : known.slice(0, 1);
  const more = number - orders.length;
  const why = whyTonight({ night, level, since, held: state === 'held', former: before, entered: number, one, many });
  const [latest] = orders;
  return {
    // Where the night brought none, the latest one and its day.
    why: number > 0 || !latest ? why : `${why}; the last one ${dayWords(latest.day, night)}`,
    orders: orders.map(({ orderId, openedDay }, index) => ({
      orderId,
      last: index === orders.length - 1 && more <= 0,
      href: address(`${sellerHref}/orders`, { metric, week: dayText(openedDay - weekday(openedDay)) }),
    })),
    more: orders.length > 0 && more > 0 ? { text: `${count(more)} more`, href: `/recommendations/${id}#orders` } : null,
  };
}

const nouns: Record<LastingMeasure['level'], string> = {
  warn: 'warning',
  limit: 'limit',
  suspend: 'suspension',
  end: 'end of the service',
};

/** 'limit in force since Mon 3 Nov, until Sun 23 Nov' */
export function measureWords({ level, state, from, until }: LastingMeasure, night: Day): string {
  const noun = nouns[level];
  if (state === 'proposed') return `${noun} proposed, waits for a second person`;
  if (state === 'decided') return `${noun} decided, not delivered yet`;
  if (state === 'notified') return `${noun} delivered, begins ${from === null ? 'later' : shortDay(from, night)}`;
  const since = from === null ? '' : ` since ${shortDay(from, night)}`;
  return `${noun} in force${since}${until === null ? '' : `, until ${shortDay(until, night)}`}`;
}
