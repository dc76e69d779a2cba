/** A decision in a sentence, and its facts. */
import { earliestStart } from '../../cases/notice-period.ts';
import { dayWords, exactDay } from '../../helpers/days.ts';
import { count } from '../../helpers/numbers.ts';
import type { Day } from '../../scoring/day.ts';
import type { StoredDecision } from '../../stores/decision-steps.ts';
import type { DecisionRecord } from '../../stores/desk-decision.ts';
import {
  exceptionWords,
  measureMark,
  measureNoun,
  restrictionWords,
  scopeWords,
  stateWords,
} from '../desk/measure-words.ts';
import { personWords, sentence } from '../desk/words.ts';

export interface Reader {
  today: Day;
  /** The ground in the terms, as the catalogue calls it. */
  ground: string | null;
  /** E-mail of who reads the page. */
  person: string;
}

export function presentDecision(record: DecisionRecord, stored: StoredDecision, reader: Reader) {
  const { id, measure, state, sellerId, sellerName, recommendation } = record;
  const inForce = state === 'in-force';
  return {
    title: `${sentence(measureNoun[measure])} for ${sellerName}`,
    lead: leadWords(record, stored, reader),
    crumbs: [
      { href: '/decisions', label: 'Decisions' },
      ...(recommendation === null ? [] : [{ href: `/recommendations/${recommendation}`, label: 'The case' }]),
    ],
    decision: id,
    path: `/decisions/${id}`,
    seller: { href: `/sellers/${encodeURIComponent(sellerId)}`, name: sellerName },
    level: measureMark(measure),
    word: `${measure === 'end' ? 'end of service' : measure}, ${stateWords[state]}`,
    outline: !inForce,
    version: stored.version,
    facts: factsOf(record, reader.ground),
  };
}

function leadWords(record: DecisionRecord, stored: StoredDecision, { today, person }: Reader): string {
  const { state, measure, sellerName } = record;
  const who = personWords(record.person, record.personName);
  const noun = measureNoun[measure];
  const day = (value: string | Day | null) => dayWords(value, today - 1);
  switch (state) {
    case 'proposed':
      return person === record.person
        ? `You proposed ${noun} for ${sellerName}. A colleague must approve it; until then nothing is sent and nothing is in force.`
        : `${who} proposes ${noun} for ${sellerName}. Read why, then approve or refuse it: nothing happens without you or another colleague.`;
    case 'decided':
      return `${sentence(noun)} is decided, by ${who}. The seller has not been told yet: nothing is in force before the statement of reasons is delivered.`;
    case 'notified': {
      const start = earliestStart(stored);
      return `The seller was told ${day(record.notifiedAt)}. ${sentence(noun)} is in force from ${day(start)}.`;
    }
    case 'in-force':
      return `${sentence(noun)} is in force since ${day(record.inForceFrom)}, ${record.inForceTo === null ? 'until another decision' : `up to and including ${day(record.inForceTo)}`}.${stored.appealed ? ' An appeal against it waits for an answer.' : ''}`;
    case 'refused':
      return `A second person refused it: nothing was sent and nothing was in force.`;
    case 'withdrawn':
      return `It was withdrawn ${day(record.closedAt)}, before the seller heard of it.`;
    default:
      return `It is over: ${stateWords[state]} ${day(record.closedAt)}.${stored.appealed ? ' An appeal against it waits for an answer.' : ''}`;
  }
}

function factsOf(record: DecisionRecord, ground: string | null) {
  const { restriction, conditions, exception, recommendation, effect, inForceFrom, inForceTo, replaces } = record;
  return [
    ...(recommendation === null
      ? []
      : [{ label: 'Case', value: 'why, on which orders', href: `/recommendations/${recommendation}` }]),
    { label: 'Holds for', value: scopeWords(record.scope) },
    ...(restriction === null ? [] : [{ label: 'Limited to', value: restrictionWords(restriction) }]),
    ...(effect === null ? [] : [{ label: 'Takes', value: effectWords(effect), hint: 'by the four weeks before' }]),
    { label: 'From', value: inForceFrom === null ? null : exactDay(inForceFrom) },
    { label: 'Until', value: inForceTo === null ? 'another decision' : `${exactDay(inForceTo)}, inclusive` },
    ...(ground === null ? [] : [{ label: 'Ground in the terms', value: ground }]),
    ...(conditions === '' ? [] : [{ label: 'Way back', value: conditions }]),
    ...(exception === null ? [] : [{ label: 'Without 30 days’ notice', value: exceptionWords[exception] }]),
    ...(replaces === null
      ? []
      : [{ label: 'Replaces', value: `decision ${replaces}`, href: `/decisions/${replaces}` }]),
    { label: 'Decided by', value: personWords(record.person, record.personName) },
    { label: 'Reason', value: record.reason },
    ...(record.secondPerson === null
      ? []
      : [{ label: 'Second person', value: personWords(record.secondPerson, record.secondName) }]),
  ];
}

const effectWords = ({ ordersPerWeek, costPerWeek }: NonNullable<DecisionRecord['effect']>): string =>
  costPerWeek === 0
    ? `none of its ${count(ordersPerWeek)} orders a week`
    : `about ${count(costPerWeek)} of its ${count(ordersPerWeek)} orders a week`;
