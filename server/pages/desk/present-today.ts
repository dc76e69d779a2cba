/** The morning: what waits for a decision, in the order of harm, and what the night brought. */
import { address, pagerOf, type Query } from '../../helpers/addresses.ts';
import { dayWords } from '../../helpers/days.ts';
import { count, decimal, isNumber, odds } from '../../helpers/numbers.ts';
import { metrics } from '../../scoring/metrics/index.ts';
import { parseDay, type Day } from '../../scoring/day.ts';
import { policyFor, type Policy } from '../../scoring/policy.ts';
import type { OpenRecommendation, Wait } from '../../stores/desk-today.ts';
import { listLength } from '../../stores/in-list.ts';
import type { Reading } from '../../stores/night-rows.ts';
import type { Explained } from '../explain/explained.ts';
import { latelyWords } from '../explain/lately.ts';
import type { FeedBehind } from './feeds-behind.ts';
import { groundWords } from './figures.ts';
import { counted, listed, metricWords, originWords, personWords, plainWord, safetyWords, sentence } from './words.ts';

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
}

/** Days over which the orders of a week are averaged. */
export const orderDays = 28;

export function presentOpen(open: OpenRecommendation, facts: TodayFacts) {
  const { night, policy } = facts;
  const joined = open.joinedOn === null ? null : parseDay(open.joinedOn);
  const own = policyFor(policy, { kind: open.kind, market: open.country, joined }, night);
  const [main = ''] = open.grounds;
  const isSafety = main === 'safety';
  const states = facts.states.get(open.seller);
  const lately = states ? latelyWords({ ...facts, states, policy: own }, main) : null;
  const further = open.grounds.length - 1;
  return {
    href: `/recommendations/${open.id}`,
    sellerHref: `/sellers/${encodeURIComponent(open.sellerId)}`,
    name: open.name,
    origin: originWords(open),
    level: open.level,
    held: open.state === 'held',
    ground: isSafety
      ? `lab: ${safetyWords(facts.safety.get(open.seller)) ?? 'safety finding'}`
      : [groundWords(main, facts.readings.get(`${open.seller} ${main}`), own.metrics[main], open.level), lately]
          .filter(Boolean)
          .join('; '),
    further: further > 0 ? `and ${listed(open.grounds.slice(1).map((key) => metricWords(key).short))}` : null,
    evidence: isSafety ? 'safety' : odds(open.evidence),
    // As it is sorted by: two decimals tell apart what would round to the same.
    atRisk: isNumber(open.harm) ? decimal(open.harm, open.harm < 10 ? 2 : 1) : null,
    waiting: open.wait && waitWords(open.wait, night),
    perWeek: ordersWords(facts.placed.get(open.seller)),
    why: whyTonight(open, main, facts),
  };
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

function whyTonight(
  { seller, since, state }: OpenRecommendation,
  main: string,
  { night, entered }: TodayFacts,
): string {
  if (state === 'held') return 'held back: too many sellers at once';
  const day = night - since + 1;
  const more = entered.get(`${seller} ${main}`) ?? 0;
  const { one, many } = metricWords(main);
  const events = more > 0 ? `${count(more)} ${more === 1 ? one : many}` : '';
  if (day <= 1) return events ? `new last night: ${events}` : 'new last night';
  return events ? `day ${day}, +${events}` : `day ${day}`;
}

export interface Choice {
  scope: 'mine' | 'all' | 'decided';
  level?: string | undefined;
  country?: string | undefined;
  kind?: string | undefined;
  metric?: string | undefined;
}

export const chosen = (open: OpenRecommendation, choice: Choice, email: string): boolean =>
  (choice.scope !== 'mine' || open.managerEmail === email) &&
  (choice.level === undefined || open.level === choice.level) &&
  (choice.country === undefined || open.country === choice.country) &&
  (choice.kind === undefined || open.kind === choice.kind) &&
  (choice.metric === undefined || open.grounds.includes(choice.metric));

/** One sentence that says how things stand, and what follows. */
export function todayLead(all: readonly OpenRecommendation[], choice: Choice, email: string, night: Day): string {
  const ours = all.filter((open) => chosen(open, { scope: choice.scope }, email));
  const waiting = ours.filter(({ state, wait }) => state === 'open' && wait === null);
  const put = ours.filter(({ wait }) => wait !== null).length;
  const putOff =
    put > 0 ? ` ${sentence(counted(put, 'case'))} ${put === 1 ? 'waits' : 'wait'}, as somebody chose.` : '';
  const fresh = waiting.filter(({ since }) => since === night).length;
  const whose = choice.scope === 'mine' ? ' of yours' : '';
  if (waiting.length === 0) {
    const held = ours.filter(({ state }) => state === 'held').length;
    if (held > 0)
      return `${sentence(counted(held, 'seller'))} ${held === 1 ? 'is' : 'are'} held back with their night: look at it as a whole first.${putOff}`;
    const elsewhere = choice.scope === 'mine' && all.length > 0 ? ` Others have ${count(all.length)} open.` : '';
    return `Nobody${whose} needs a decision.${putOff}${elsewhere}`;
  }
  const start = `${sentence(counted(waiting.length, 'seller'))}${whose} ${waiting.length === 1 ? 'needs' : 'need'} a decision`;
  const dangerous = waiting.some(({ grounds }) => grounds.includes('safety'));
  const worst = dangerous
    ? 'Begin at the top: first where buyers are in danger, then where most orders are at risk.'
    : 'Begin at the top: most orders are at risk there.';
  const isNew = waiting.length === 1 ? 'new last night' : 'all new last night';
  const news =
    fresh === 0
      ? 'nothing new last night'
      : fresh === waiting.length
        ? isNew
        : `${counted(fresh, 'of them', 'of them')} new last night`;
  return `${start}; ${news}.${waiting.length > 1 ? ` ${worst}` : ''}${putOff}`;
}

export function presentTabs(
  all: readonly OpenRecommendation[],
  decided: number,
  choice: Choice,
  email: string,
  query: Query,
) {
  const open = (['mine', 'all'] as const).map((scope) => ({
    label: scope,
    count: all.filter((one) => chosen(one, { scope }, email)).length,
    href: address('/today', query, { scope, page: null }),
    current: choice.scope === scope,
  }));
  const href = address('/today', { scope: 'decided' });
  return [...open, { label: 'decided', count: decided, href, current: choice.scope === 'decided' }];
}

export function presentFilters(all: readonly OpenRecommendation[], choice: Choice) {
  const filter = (
    name: 'level' | 'country' | 'kind' | 'metric',
    label: string,
    values: readonly string[],
    say = plainWord,
  ) => ({
    name,
    label,
    value: choice[name] ?? '',
    options: [
      { value: '', label: 'all', selected: !choice[name] },
      ...values.map((value) => ({ value, label: say(value), selected: choice[name] === value })),
    ],
  });
  const given = (words: (string | null)[]) =>
    [...new Set(words)].filter((text): text is string => text !== null).sort();
  return [
    filter('level', 'Level', ['suspend', 'limit', 'warn']),
    filter('country', 'Country', given(all.map(({ country }) => country))),
    filter('kind', 'Kind', given(all.map(({ kind }) => kind))),
    filter(
      'metric',
      'Ground',
      metrics.map(({ key }) => key).filter((key) => all.some(({ grounds }) => grounds.includes(key))),
      (key) => metricWords(key ?? '').label.toLowerCase(),
    ),
  ];
}

export const presentPager = (query: Query, page: number, total: number) =>
  pagerOf('/today', query, page, listLength, total);

/** What the feeds brought for the night: '212 reviews, 61 complaints, no returns (the feed is behind)'. */
export function arrivals(rows: ReadonlyMap<string, number>, behind: readonly FeedBehind[]): string {
  const parts = ['orders', 'reviews', 'complaints', 'returns'].map((feed) => {
    const late = behind.find((each) => each.feed === feed);
    const came = rows.get(feed) ?? 0;
    const why = late ? (late.missing ? ' (never arrived)' : ' (the feed is behind)') : '';
    return `${came === 0 ? 'no' : count(came)} ${feed}${why}`;
  });
  return `${sentence(listed(parts))} of that day.`;
}
