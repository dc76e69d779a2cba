/** `/decisions`: all that was decided about sellers, and how far it has come. */
import type { Request, Response } from 'express';
import { decisionStates, isOver, measures, type DecisionState, type Measure } from '../../cases/decision.ts';
import type { Person, Route } from '../../access/route.ts';
import type { Context } from '../../context.ts';
import { address, pagerOf, type Query } from '../../helpers/addresses.ts';
import { wordsIn } from '../../helpers/words-in.ts';
import { texts, type Texts } from '../../languages/texts.ts';
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
import { numberWord, personWords, sentence } from '../desk/words.ts';

const states = decisionStates.filter((state) => state !== 'recorded') as DecisionState[];

function filterIn(given: Record<string, unknown>): DecisionFilter & Query {
  const one = <T extends string>(name: string, known: readonly T[]) =>
    word(given[name], (text) => known.some((each) => each === text)) as T | undefined;
  return {
    state: one<DecisionState>('state', states),
    measure: one<Measure>('measure', measures),
    seller: word(given['seller']),
  };
}

async function show(request: Request, response: Response, { database }: Context): Promise<void> {
  const t = texts(request.language);
  const filter = filterIn(request.query);
  const page = Math.min(Math.max(1, Math.trunc(Number(request.query['page'])) || 1), 100_000);
  const { rows, total } = await listedDecisions(database, filter, {
    limit: listLength,
    offset: (page - 1) * listLength,
  });
  const waiting = await waitingForSecond(database, (request.person as Person).email);
  const filtered = Object.values(filter).some((value) => value !== undefined);
  response.render('decisions/decisions', {
    title: t('Decisions'),
    crumbs: [{ href: '/today', label: t('Today') }],
    lead: leadWords(total, waiting, filtered, t),
    filters: [
      { name: 'seller', label: t('Seller'), search: true, value: filter.seller, placeholder: t('name or id') },
      choice('state', t('State'), filter.state, states, (state) => t(stateWords[state as DecisionState]), t),
      choice('measure', t('Measure'), filter.measure, measures, (measure) => measureWord(measure, t), t),
    ],
    clear: filtered ? '/decisions' : null,
    rows: rows.map((one) => presentRow(one, t)),
    pager: pagerOf('/decisions', filter, page, listLength, total),
    csv: address('/decisions.csv', filter),
  });
}

function leadWords(total: number, waiting: number, filtered: boolean, t: Texts): string {
  const numbered = (n: number) => ({ n, number: numberWord(n, t) });
  const all = filtered
    ? t('{n, plural, one {{number} decision matches.} other {{number} decisions match.}}', numbered(total))
    : t(
        '{n, plural, one {{number} decision about sellers, the latest first.} other {{number} decisions about sellers, the latest first.}}',
        numbered(total),
      );
  if (waiting === 0) return sentence(all);
  const proposals = t(
    '{n, plural, one {{number} proposal of a colleague waits for a second person.} other {{number} proposals of a colleague wait for a second person.}}',
    numbered(waiting),
  );
  return `${sentence(proposals)} ${sentence(all)}`;
}

const measureWord = (measure: string, t: Texts): string =>
  measure === 'end' ? t('end of service') : wordsIn(t.language).statusWord(measure);

const choice = (
  name: string,
  label: string,
  chosen: string | undefined,
  values: readonly string[],
  say: (value: string) => string,
  t: Texts,
) => ({
  ...{ name, label, value: chosen },
  options: [
    { value: '', label: t('all'), selected: chosen === undefined },
    ...values.map((value) => ({ value, label: say(value), selected: value === chosen })),
  ],
});

const presentRow = (one: ListedDecision, t: Texts) => ({
  href: `/decisions/${one.id}`,
  name: one.sellerName,
  what: decisionWords(one.answer, one.measure, t),
  level: measureMark(one.measure),
  state: t(stateWords[one.state]),
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
