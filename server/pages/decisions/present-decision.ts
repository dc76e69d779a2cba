/** A decision in a sentence, and its facts. */
import { earliestStart } from '../../cases/notice-period.ts';
import { daysIn } from '../../helpers/days.ts';
import { numbersIn } from '../../helpers/numbers-in.ts';
import { wordsIn } from '../../helpers/words-in.ts';
import { message, type Texts } from '../../languages/texts.ts';
import type { Day } from '../../scoring/day.ts';
import type { StoredDecision } from '../../stores/decision-steps.ts';
import type { DecisionRecord } from '../../stores/desk-decision.ts';
import { fromDay, onDay, sinceDay, throughDay } from '../desk/day-phrases.ts';
import { exceptionWords, measureMark, restrictionWords, scopeWords, stateOn } from '../desk/measure-words.ts';
import { conditionsWords } from '../desk/proposed-way-back.ts';
import { levelNoun, personWords, sentence } from '../desk/words.ts';

export interface Reader {
  today: Day;
  /** The ground in the terms, as the catalogue calls it. */
  ground: string | null;
  /** E-mail of who reads the page. */
  person: string;
}

export function presentDecision(record: DecisionRecord, stored: StoredDecision, reader: Reader, t: Texts) {
  const { id, measure, state, sellerId, sellerName, recommendation } = record;
  const inForce = state === 'in-force';
  const status = measure === 'end' ? t('end of service') : wordsIn(t.language).statusWord(measure);
  return {
    title: sentence(t('{measure} for {seller}', { measure: t(levelNoun[measure]), seller: sellerName })),
    lead: leadWords(record, stored, reader, t),
    crumbs: [
      { href: '/decisions', label: t('Decisions') },
      ...(recommendation === null ? [] : [{ href: `/recommendations/${recommendation}`, label: t('The case') }]),
    ],
    decision: id,
    path: `/decisions/${id}`,
    seller: { href: `/sellers/${encodeURIComponent(sellerId)}`, name: sellerName },
    level: measureMark(measure),
    word: t('{measure}, {state}', { measure: status, state: stateOn(state, earliestStart(stored), reader.today, t) }),
    outline: !inForce,
    version: stored.version,
    facts: factsOf(record, reader.ground, t),
  };
}

function leadWords(record: DecisionRecord, stored: StoredDecision, { today, person }: Reader, t: Texts): string {
  const { state, measure, sellerName } = record;
  const night = today - 1;
  const who = personWords(record.person, record.personName);
  const values = { measure: t(levelNoun[measure]), seller: sellerName, person: who };
  const appealed = stored.appealed ? ` ${t('An appeal against it waits for an answer.')}` : '';
  switch (state) {
    case 'proposed':
      return person === record.person
        ? t(
            'You proposed {measure} for {seller}. A colleague must approve it; until then nothing is sent and nothing is in force.',
            values,
          )
        : t(
            '{person} proposes {measure} for {seller}. Read why, then approve or refuse it: nothing happens without you or another colleague.',
            values,
          );
    case 'decided':
      return sentence(
        t(
          '{measure} is decided, by {person}. The seller has not been told yet: nothing is in force before the statement of reasons is delivered.',
          values,
        ),
      );
    case 'notified':
      return [
        sentence(t('The seller was told {day}.', { day: onDay(record.notifiedAt, night, t) })),
        sentence(t('{measure} is in force {from}.', { ...values, from: fromDay(earliestStart(stored), night, t) })),
      ].join(' ');
    case 'in-force': {
      const since = sinceDay(record.inForceFrom, night, t);
      const inForce =
        record.inForceTo === null
          ? t('{measure} is in force {since}, until another decision.', { ...values, since })
          : t('{measure} is in force {since}, {until}.', {
              ...{ ...values, since, until: throughDay(record.inForceTo, night, t) },
            });
      return `${sentence(inForce)}${appealed}`;
    }
    case 'refused':
      return t('A second person refused it: nothing was sent and nothing was in force.');
    case 'withdrawn':
      return t('It was withdrawn {day}, before the seller heard of it.', { day: onDay(record.closedAt, night, t) });
    default:
      return `${sentence(t(overWords[state], { day: onDay(record.closedAt, night, t) }))}${appealed}`;
  }
}

const overWords = {
  recorded: message('It is over: recorded {day}.'),
  ended: message('It is over: ended {day}.'),
  lifted: message('It is over: lifted {day}.'),
  overturned: message('It is over: overturned after an appeal {day}.'),
};

function factsOf(record: DecisionRecord, ground: Reader['ground'], t: Texts) {
  const { restriction, conditions, exception, recommendation, effect, inForceFrom, inForceTo, replaces } = record;
  const { exactDay } = daysIn(t.language);
  return [
    ...(recommendation === null
      ? []
      : [{ label: t('Case'), value: t('why, on which orders'), href: `/recommendations/${recommendation}` }]),
    { label: t('Holds for'), value: scopeWords(record.scope, t) },
    ...(restriction === null ? [] : [{ label: t('Limited to'), value: restrictionWords(restriction, t) }]),
    ...(effect === null
      ? []
      : [{ label: t('Takes away'), value: effectWords(effect, t), hint: t('by the four weeks before') }]),
    { label: t('In force from'), value: inForceFrom === null ? null : exactDay(inForceFrom) },
    {
      label: t('Until'),
      value: inForceTo === null ? t('another decision') : t('{day}, inclusive', { day: exactDay(inForceTo) }),
    },
    ...(ground === null ? [] : [{ label: t('Ground in the terms'), value: ground, own: true }]),
    ...(conditions === '' ? [] : [{ label: t('Way back'), value: conditionsWords(conditions, t), own: true }]),
    ...(exception === null ? [] : [{ label: t('Without 30 days’ notice'), value: t(exceptionWords[exception]) }]),
    ...(replaces === null
      ? []
      : [{ label: t('Replaces'), value: t('decision {id}', { id: replaces }), href: `/decisions/${replaces}` }]),
    { label: t('Decided by'), value: personWords(record.person, record.personName), own: true },
    { label: t('{of, select, decision {Reason} other {Reason}}', { of: 'decision' }), value: record.reason, own: true },
    ...(record.secondPerson === null
      ? []
      : [{ label: t('Second person'), value: personWords(record.secondPerson, record.secondName), own: true }]),
  ];
}

function effectWords({ ordersPerWeek, costPerWeek }: NonNullable<DecisionRecord['effect']>, t: Texts): string {
  const { count } = numbersIn(t.language);
  const orders = count(ordersPerWeek);
  return costPerWeek === 0
    ? t('none of its {orders} orders a week', { orders })
    : t('about {cost} of its {orders} orders a week', { cost: count(costPerWeek), orders });
}
