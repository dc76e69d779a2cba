/** A manager's morning. */
import type { Request, Response } from 'express';
import type { Person, Route } from '../../access/route.ts';
import { instantText, type Context } from '../../context.ts';
import { address } from '../../helpers/addresses.ts';
import { isMetric } from '../../scoring/metrics/index.ts';
import { policyDocument, policyVersions } from '../../stores/desk-policies.ts';
import {
  managesSellers,
  openRecommendations,
  readingsOfSellers,
  recentDecisions,
  rowsOfDay,
  safetyFindings,
  statesOfSellers,
} from '../../stores/desk-today.ts';
import { lastPostings } from '../../stores/explained-seller.ts';
import { listLength } from '../../stores/in-list.ts';
import { nightMethod } from '../../stores/night-method.ts';
import { publishedNight } from '../../stores/published-night.ts';
import { readCommitted } from '../../stores/read.ts';
import { unjudgedFindings } from '../../stores/revealed-inspections.ts';
import { enteredTonight, ordersPlaced } from '../../stores/seller-activity.ts';
import { behindLead, feedsBehind } from './feeds-behind.ts';
import { changedTonight, presentHeldNight } from './present-changes.ts';
import { decidedDays, presentDecided } from './present-decided.ts';
import {
  arrivals,
  chosen,
  orderDays,
  presentFilters,
  presentOpen,
  presentPager,
  presentTabs,
  todayLead,
  type Choice,
} from './present-today.ts';
import { presentUnjudged } from './present-revealed.ts';
import { word } from './sellers-query.ts';

async function show(request: Request, response: Response, context: Context): Promise<void> {
  const { database, clock, calendar } = context;
  const person = request.person as Person;
  const last = await publishedNight(database);
  if (!last) {
    response.render('desk/today', { title: 'Today', noNight: true });
    return;
  }
  const { night } = last;
  const all = await openRecommendations(database);
  const choice = await readChoice(request, person, () => managesSellers(database, person.email));
  const page = Math.min(Math.max(1, Math.trunc(Number(request.query['page'])) || 1), 100_000);
  const since = instantText(clock.now() - decidedDays * 86_400);
  const offset = choice.scope === 'decided' ? (page - 1) * listLength : 0;
  const decided = await recentDecisions(database, since, listLength, offset);
  const tabs = presentTabs(all, decided.total, choice, person.email, { ...choice });
  if (choice.scope === 'decided') {
    response.render('desk/today', { title: 'Today', tabs, decided: presentDecided(decided.rows, page, decided.total) });
    return;
  }
  const matching = all.filter((open) => chosen(open, choice, person.email));
  const shown = matching.slice((page - 1) * listLength, page * listLength);
  const sellers = [...new Set(shown.map(({ seller }) => seller))];
  const behind = feedsBehind(last);
  const facts = {
    night,
    policy: await policyDocument(database, last.policy),
    placed: await ordersPlaced(database, sellers, night, orderDays),
    entered: await enteredTonight(database, sellers, night),
    readings: await readingsOfSellers(database, sellers, night),
    safety: await safetyFindings(database, sellers),
    states: await statesOfSellers(database, sellers, [...new Set(shown.map(({ grounds }) => grounds[0] ?? ''))]),
    method: await nightMethod(database, night),
    postings: await lastPostings(database, last),
  };
  const { scope, ...filters } = choice;
  const filtered = Object.values(filters).some((value) => value !== undefined);
  const arrived = arrivals(await rowsOfDay(database, night), behind);
  response.render('desk/today', {
    title: 'Today',
    lead: [todayLead(all, choice, person.email, night), behindLead(behind)].filter(Boolean).join(' '),
    tabs,
    filters: presentFilters(all, choice),
    keep: [{ name: 'scope', value: scope }],
    clear: filtered ? address('/today', { scope }) : null,
    rows: shown.map((open) => presentOpen(open, facts)),
    nothingMatches: matching.length === 0 && filtered,
    pager: presentPager({ ...choice }, page, matching.length),
    behind: behind.length === 1 ? behind[0]!.text : null,
    severalBehind: behind.length > 1 ? behind.map(({ text }) => text) : null,
    held: presentHeldNight(all, night),
    unjudged: presentUnjudged(await unjudgedFindings(readCommitted(database), night), calendar(clock.now())),
    changes: changedTonight(last, arrived, await policyVersions(database)),
    sellersRanked: last.summary.ranked,
  });
}

async function readChoice({ query }: Request, person: Person, manages: () => Promise<boolean>): Promise<Choice> {
  const asked = word(query['scope'], (text) => ['mine', 'all', 'decided'].includes(text)) as
    Choice['scope'] | undefined;
  return {
    scope: asked ?? (person.role === 'manager' && (await manages()) ? 'mine' : 'all'),
    level: word(query['level'], (text) => ['warn', 'limit', 'suspend'].includes(text)),
    country: word(query['country']),
    kind: word(query['kind']),
    metric: word(query['metric'], isMetric),
  };
}

export const routes: Route[] = [
  { method: 'get', path: '/today', allow: ['manager', 'admin'], cache: 'night', handle: show },
];
