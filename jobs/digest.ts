/** The morning's letter: a person's own queue in its order, each case with why tonight, as plain text. */
import { daysIn } from '../server/helpers/days.ts';
import { isNumber } from '../server/helpers/numbers.ts';
import { numbersIn } from '../server/helpers/numbers-in.ts';
import { whyTonight } from '../server/helpers/why-tonight.ts';
import { wordsIn } from '../server/helpers/words-in.ts';
import { message, type Texts } from '../server/languages/texts.ts';
import type { Day } from '../server/scoring/day.ts';
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

interface Aside {
  sleeping: number;
  others: number;
  ended: number;
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
export function digestOf(own: readonly OpenCase[], aside: Aside, facts: DigestFacts, t: Texts): DigestContent {
  const { night, baseUrl } = facts;
  const n = own.length;
  const fresh = own.filter(({ since }) => since === night).length;
  const day = daysIn(t.language).exactDay(night);
  const subject =
    n === 0
      ? t('Morning after {day}: nothing to decide', { day })
      : t(
          'Morning after {day}: {n, plural, one {# case} other {# cases}} to decide, {fresh, plural, =0 {none} other {#}} new',
          { day, n, fresh },
        );
  const head =
    n === 0
      ? [t('No case of yours asks for a decision.')]
      : [
          t(
            '{n, plural, one {# case asks} other {# cases ask}} for a decision; {fresh, plural, =0 {none} other {#}} new last night.',
            { n, fresh },
          ),
          t('The most harmful comes first.'),
        ];
  const rest = [
    ...(n > most ? [t('And {n, number} more: {page}', { n: n - most, page: `${baseUrl}/today` }), ''] : []),
    ...asideLines(aside, baseUrl, t),
  ];
  const lines = [
    ...[...head, ''],
    ...own.slice(0, most).flatMap((one, index) => [...caseLines(one, index + 1, facts, t), '']),
    ...rest,
    ...(rest.length > 0 ? [''] : []),
    t('The whole morning: {page}', { page: `${baseUrl}/today` }),
    t('When this letter comes: {page}', { page: `${baseUrl}/account#letter` }),
  ];
  return { subject, body: `${lines.join('\n')}\n` };
}

/** What is not in the list. */
function asideLines({ sleeping, ended, others }: Aside, baseUrl: string, t: Texts): string[] {
  const said = (text: string, n: number, scope: string): string[] =>
    n > 0 ? [t(text, { n, page: `${baseUrl}/today?scope=${scope}` })] : [];
  return [
    ...said(sleepWords, sleeping, 'snoozed'),
    ...said(endWords, ended, 'released'),
    ...said(message('Others have {n, number} open: {page}'), others, 'all'),
  ];
}

const sleepWords = message('{n, plural, one {# case of yours sleeps: {page}} other {# cases of yours sleep: {page}}}');
const endWords = message(
  '{n, plural, one {# case ended by itself lately: {page}} other {# cases ended by themselves lately: {page}}}',
);

function caseLines(one: OpenCase, place: number, facts: DigestFacts, t: Texts): string[] {
  const { id, seller, sellerId, name, level, grounds, claimedBy, claimedName } = one;
  const metric = newsGround(one, facts.entered);
  const entered = facts.entered.get(`${seller} ${metric}`) ?? 0;
  const former = facts.former.get(`${seller} ${one.since}`) ?? null;
  const held = one.state === 'held';
  const why = whyTonight({ ...one, night: facts.night, held, former, entered, ...eventWords(metric, t) }, t);
  const orders = (facts.newOrders.get(`${seller} ${metric}`) ?? []).filter(({ tonight }) => tonight);
  const more = entered - orders.length;
  const { count } = numbersIn(t.language);
  const named = [
    ...orders.map(({ orderId }) => orderId),
    ...(orders.length > 0 && more > 0 ? [t('{orders} more', { orders: count(more) })] : []),
  ];
  const { statusWord, list } = wordsIn(t.language);
  const asked = { place, name, seller: sellerId, level: statusWord(level) };
  return [
    t('{place}. {name} ({seller}): {level}? for {grounds}', {
      ...asked,
      grounds: list(grounds.map((key) => groundWord(key, t))),
    }),
    `   ${why}${named.length > 0 ? ` (${named.join(', ')})` : ''}`,
    `   ${figures(one, t)}`,
    ...(claimedBy === null ? [] : [`   ${t('{person} works on it', { person: claimedName ?? claimedBy })}`]),
    `   ${facts.baseUrl}/recommendations/${id}`,
  ];
}

function figures({ evidence, harm, level, weight }: OpenCase, t: Texts): string {
  const { decimal, odds } = numbersIn(t.language);
  const times = severityOf[level];
  const found = isNumber(evidence) ? t('evidence {odds}', { odds: odds(evidence) }) : t('found by the lab');
  if (!isNumber(harm)) return found;
  const values = { found, harm: decimal(weight), orders: decimal(harm), times: String(times) };
  return times > 1
    ? t('{found}; harm {harm} ({orders} orders at risk × {times})', values)
    : t('{found}; harm {harm} orders at risk', values);
}

const labGrounds: Readonly<Record<string, string>> = {
  safety: message('a safety finding of the lab'),
  'testing-stopped': message('test orders that keep failing'),
};

function groundWord(key: string, t: Texts): string {
  const ofLab = labGrounds[key];
  return ofLab === undefined ? wordsIn(t.language).said(key) : t(ofLab);
}

function eventWords(key: string, t: Texts): { one: string; many: string } {
  const { one, many } = isMetric(key) ? metricOf(key).unit : findings;
  return { one: t(one), many: t(many) };
}

const findings = { one: message('finding'), many: message('findings') };
