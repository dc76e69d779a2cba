/** `/decisions`: all that was decided about sellers, and how far it has come. */
import type { Request, Response } from 'express';
import { decisionStates, isOver, measures, type DecisionState, type Measure } from '../../cases/decision.ts';
import type { Person, Route } from '../../access/route.ts';
import type { Context } from '../../context.ts';
import { address, pagerOf, type Query } from '../../helpers/addresses.ts';
import { dayText } from '../../scoring/day.ts';
import {
  listedDecisions,
  waitingForSecond,
  type DecisionFilter,
  type ListedDecision,
} from '../../stores/decision-list.ts';
import { listLength } from '../../stores/in-list.ts';
import { csvText, sendCsv } from '../desk/csv.ts';
import { measureMark, stateWords } from '../desk/measure-words.ts';
import { decisionWords } from '../desk/present-history.ts';
import { word } from '../desk/sellers-query.ts';
import { counted, personWords, sentence } from '../desk/words.ts';

const states = decisionStates.filter((state) => state !== 'recorded') as DecisionState[];

function filterIn(given: Record<string, unknown>): DecisionFilter & Query {
  const one = <T extends string>(name: string, known: readonly T[]) =>
    word(given[name], (text) => known.some((each) => each === text)) as T | undefined;
  return {
    state: one<DecisionState>('state', states),
    measure: one<Measure>('measure', measures),
    seller: word(given['seller'])?.slice(0, 100),
  };
}

async function show(request: Request, response: Response, { database }: Context): Promise<void> {
  const filter = filterIn(request.query);
  const page = Math.min(Math.max(1, Math.trunc(Number(request.query['page'])) || 1), 100_000);
  const { rows, total } = await listedDecisions(database, filter, {
    limit: listLength,
    offset: (page - 1) * listLength,
  });
  const waiting = await waitingForSecond(database, (request.person as Person).email);
  const filtered = Object.values(filter).some((value) => value !== undefined);
  response.render('decisions/decisions', {
    title: 'Decisions',
    crumbs: [{ href: '/today', label: 'Today' }],
    lead: leadWords(total, waiting, filtered),
    filters: [
      { name: 'seller', label: 'Seller', search: true, value: filter.seller, placeholder: 'name or id' },
      choice('state', 'State', filter.state, states, (state) => stateWords[state as DecisionState]),
      choice('measure', 'Measure', filter.measure, measures, (measure) =>
        measure === 'end' ? 'end of service' : measure,
      ),
    ],
    clear: filtered ? '/decisions' : null,
    rows: rows.map(presentRow),
    pager: pagerOf('/decisions', filter, page, listLength, total),
    csv: address('/decisions.csv', filter),
  });
}

function leadWords(total: number, waiting: number, filtered: boolean): string {
  const all = filtered
    ? `${sentence(counted(total, 'decision'))} match${total === 1 ? 'es' : ''}.`
    : `${sentence(counted(total, 'decision'))} about sellers, the latest first.`;
  return waiting === 0
    ? all
    : `${sentence(counted(waiting, 'proposal'))} of a colleague ${waiting === 1 ? 'waits' : 'wait'} for a second person. ${all}`;
}

const choice = (
  name: string,
  label: string,
  chosen: string | undefined,
  values: readonly string[],
  say: (value: string) => string,
) => ({
  ...{ name, label, value: chosen },
  options: [
    { value: '', label: 'all', selected: chosen === undefined },
    ...values.map((value) => ({ value, label: say(value), selected: value === chosen })),
  ],
});

const presentRow = (one: ListedDecision) => ({
  href: `/decisions/${one.id}`,
  name: one.sellerName,
  what: decisionWords(one.answer, one.measure),
  level: measureMark(one.measure),
  state: stateWords[one.state],
  lasts: !isOver(one.state),
  outline: one.state !== 'in-force',
  at: one.decidedAt,
  person: personWords(one.person, one.personName),
  reason: one.reason,
});

const columns = [
  ...['decision', 'decided_at', 'seller_id', 'seller', 'measure', 'decision_kind', 'state', 'by', 'second_person'],
  ...['reason', 'in_force_from', 'in_force_to'],
];

async function download(request: Request, response: Response, { database, clock, calendar }: Context): Promise<void> {
  const { rows } = await listedDecisions(database, filterIn(request.query));
  const lines = rows.map((one) => [
    ...[one.id, one.decidedAt, one.sellerId, one.sellerName, one.measure, one.answer, one.state, one.person],
    ...[one.secondPerson, one.reason, one.inForceFrom, one.inForceTo],
  ]);
  sendCsv(response, `decisions-${dayText(calendar(clock.now()))}`, csvText(columns, lines));
}

const allow = ['manager', 'admin'] as const;

export const routes: Route[] = [
  { method: 'get', path: '/decisions', allow, handle: show },
  { method: 'get', path: '/decisions.csv', allow, handle: download },
];
