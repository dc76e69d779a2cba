/** The morning's letter: a person's own queue in its order, each case with why tonight, as plain text. */
import { count, decimal, isNumber, odds } from '../server/helpers/numbers.ts';
import { whyTonight } from '../server/helpers/why-tonight.ts';
import { dayText, type Day } from '../server/scoring/day.ts';
import { isMetric, metricOf } from '../server/scoring/metrics/index.ts';
import { severityOf } from '../server/scoring/recommendation.ts';
import type { FormerCase, NewOrder } from '../server/stores/case-news.ts';
import type { OpenCase } from '../server/stores/open-cases.ts';

export interface DigestFacts {
  night: Day;
  baseUrl: string;
  /** By `seller metric`. */
  entered: ReadonlyMap<string, number>;
  newOrders: ReadonlyMap<string, NewOrder[]>;
  /** By `seller night`. */
  former: ReadonlyMap<string, FormerCase>;
}

export interface DigestContent {
  subject: string;
  body: string;
}

const most = 50;

/** The ground on which the night counted something, else the main one. */
export function newsGround({ seller, grounds }: OpenCase, entered: ReadonlyMap<string, number>): string {
  return grounds.find((key) => (entered.get(`${seller} ${key}`) ?? 0) > 0) ?? grounds[0] ?? '';
}

/**
 * @param own in the order of the queue, without those that sleep
 * @param aside how many of them sleep, and how many cases others have
 */
export function digestOf(
  own: readonly OpenCase[],
  aside: { sleeping: number; others: number; ended: number },
  facts: DigestFacts,
): DigestContent {
  const { night, baseUrl } = facts;
  const fresh = own.filter(({ since }) => since === night).length;
  const shown = own.slice(0, most);
  const asking = `${cases(own.length)} ${own.length === 1 ? 'asks' : 'ask'} for a decision`;
  const rest = [
    ...(own.length > most ? [`And ${count(own.length - most)} more: ${baseUrl}/today`, ''] : []),
    ...(aside.sleeping > 0
      ? [
          `${cases(aside.sleeping)} of yours ${aside.sleeping === 1 ? 'sleeps' : 'sleep'}: ${baseUrl}/today?scope=snoozed`,
        ]
      : []),
    ...(aside.ended > 0 ? [`${cases(aside.ended)} ended by themselves lately: ${baseUrl}/today?scope=released`] : []),
    ...(aside.others > 0 ? [`Others have ${count(aside.others)} open: ${baseUrl}/today?scope=all`] : []),
  ];
  const lines = [
    own.length === 0
      ? 'No case of yours asks for a decision.'
      : `${asking}; ${fresh === 0 ? 'none' : count(fresh)} new last night.`,
    ...(own.length > 0 ? ['The most harmful comes first.'] : []),
    '',
    ...shown.flatMap((one, index) => [...caseLines(one, index + 1, facts), '']),
    ...rest,
    ...(rest.length > 0 ? [''] : []),
    `The whole morning: ${baseUrl}/today`,
    `When this letter comes: ${baseUrl}/account#letter`,
  ];
  const subject =
    own.length === 0
      ? `Morning after ${dayText(night)}: nothing to decide`
      : `Morning after ${dayText(night)}: ${cases(own.length)} to decide, ${fresh === 0 ? 'none' : count(fresh)} new`;
  return { subject, body: `${lines.join('\n')}\n` };
}

const cases = (number: number): string => `${count(number)} ${number === 1 ? 'case' : 'cases'}`;

function caseLines(one: OpenCase, place: number, facts: DigestFacts): string[] {
  const { id, seller, sellerId, name, level, grounds, claimedBy, claimedName } = one;
  const metric = newsGround(one, facts.entered);
  const entered = facts.entered.get(`${seller} ${metric}`) ?? 0;
  const words = metricWords(metric);
  const former = facts.former.get(`${seller} ${one.since}`) ?? null;
  const why = whyTonight({ ...one, night: facts.night, held: one.state === 'held', former, entered, ...words });
  const orders = (facts.newOrders.get(`${seller} ${metric}`) ?? []).filter(({ tonight }) => tonight);
  const more = entered - orders.length;
  const named = [
    ...orders.map(({ orderId }) => orderId),
    ...(orders.length > 0 && more > 0 ? [`${count(more)} more`] : []),
  ];
  return [
    `${place}. ${name} (${sellerId}): ${level}? for ${grounds.map((key) => metricWords(key).label).join(', ')}`,
    `   ${why}${named.length > 0 ? ` (${named.join(', ')})` : ''}`,
    `   ${figures(one)}`,
    ...(claimedBy === null ? [] : [`   ${claimedName ?? claimedBy} works on it`]),
    `   ${facts.baseUrl}/recommendations/${id}`,
  ];
}

function figures({ evidence, harm, level, weight }: OpenCase): string {
  const times = severityOf[level];
  const risk = isNumber(harm)
    ? `harm ${decimal(weight)}${times > 1 ? ` (${decimal(harm)} orders at risk × ${times})` : ' orders at risk'}`
    : null;
  return [isNumber(evidence) ? `evidence ${odds(evidence)}` : 'found by the lab', risk].filter(Boolean).join('; ');
}

function metricWords(key: string): { label: string; one: string; many: string } {
  if (isMetric(key)) return { label: metricOf(key).label.toLowerCase(), ...metricOf(key).unit };
  return { label: key === 'safety' ? 'a safety finding' : key.replaceAll('-', ' '), one: 'finding', many: 'findings' };
}
