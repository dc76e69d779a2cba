/** A manager's morning. */
import type { Request, Response } from 'express';
import type { Person, Route } from '../../access/route.ts';
import type { Context } from '../../context.ts';
import { address } from '../../helpers/addresses.ts';
import { isMetric } from '../../scoring/metrics/index.ts';
import { policyDocument, policyVersions } from '../../stores/desk-policies.ts';
import {
  managesSellers,
  openRecommendations,
  readingsOfSellers,
  rowsOfDay,
  safetyFindings,
} from '../../stores/desk-today.ts';
import { listLength } from '../../stores/in-list.ts';
import { publishedNight } from '../../stores/published-night.ts';
import { enteredTonight, ordersPlaced } from '../../stores/seller-activity.ts';
import { feedsBehind } from './feeds-behind.ts';
import { changedTonight, heldWords } from './present-changes.ts';
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
import { word } from './sellers-query.ts';

async function show(request: Request, response: Response, { database }: Context): Promise<void> {
  const person = request.person as Person;
  const last = await publishedNight(database);
  if (!last) {
    response.render('desk/today', { title: 'Today', noNight: true });
    return;
  }
  const { night } = last;
  const all = await openRecommendations(database);
  const choice = await readChoice(request, person, () => managesSellers(database, person.email));
  const page = Math.max(1, Math.trunc(Number(request.query['page'])) || 1);
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
  };
  const { scope, ...filters } = choice;
  const filtered = Object.values(filters).some((value) => value !== undefined);
  const arrived = arrivals(await rowsOfDay(database, night), behind);
  response.render('desk/today', {
    title: 'Today',
    lead: [todayLead(all, choice, person.email, night), ...behind.map(({ brief }) => brief)].join(' '),
    tabs: presentTabs(all, choice, person.email, { ...choice }),
    filters: presentFilters(all, choice),
    keep: [{ name: 'scope', value: scope }],
    clear: filtered ? address('/today', { scope }) : null,
    rows: shown.map((open) => presentOpen(open, facts)),
    nothingMatches: matching.length === 0 && filtered,
    pager: presentPager({ ...choice }, page, matching.length),
    behind: behind.map(({ text }) => text),
    held: heldWords(last, all.filter(({ state }) => state === 'held').length),
    changes: changedTonight(last, arrived, await policyVersions(database)),
    sellersRanked: last.summary.ranked,
  });
}

async function readChoice({ query }: Request, person: Person, manages: () => Promise<boolean>): Promise<Choice> {
  const asked = word(query['scope'], (text) => text === 'mine' || text === 'all') as Choice['scope'] | undefined;
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
