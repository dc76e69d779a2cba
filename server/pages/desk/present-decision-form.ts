/** The form of a decision: the usual way preselected, the rest folded away with a line that says what it will be. */
import {
  exceptions,
  measureRank,
  measures,
  needsSecondPerson,
  type Exception,
  type Measure,
  type Restriction,
} from '../../cases/decision.ts';
import { refusedMeasure } from '../../cases/new-decision.ts';
import { daysIn } from '../../helpers/days.ts';
import { message, type Texts } from '../../languages/texts.ts';
import { dayText } from '../../scoring/day.ts';
import { refusalWords } from '../decisions/refusals.ts';
import { fromDay } from './day-phrases.ts';
import type { DecisionFaults, DecisionForm } from './decision-form.ts';
import { circumstancesOf } from './decision-proposal.ts';
import { replacedBy, usualLimit, usualStart, type DecisionSetting, type Ground } from './decision-setting.ts';
import { costWords } from './measure-cost.ts';
import { exceptionWords, restrictionWords, scopeWords, stateWords } from './measure-words.ts';
import { wayBackWords } from './proposed-way-back.ts';
import { paceWords } from './way-back-pace.ts';
import { levelNoun, plainWordIn, sentence } from './words.ts';

/** Fields that are folded away as long as nobody needs them. */
const folded = ['markets', 'categories', 'from', 'until', 'amount', 'conditions', 'ground', 'exception'] as const;

export function presentDecisionForm(form: DecisionForm, faults: DecisionFaults, setting: DecisionSetting, t: Texts) {
  const { volume, today } = setting;
  const usual = usualLimit(volume);
  const replaced = replacedBy(setting);
  return {
    options: optionsOf(form.answer, setting, t),
    reason: form.reason,
    later: setting.later,
    takeOver: form.takeOver !== null,
    standing: setting.standing.map((one) => ({
      href: `/decisions/${one.id}`,
      text: standingWords(one, t),
      replaced: one.id === replaced?.id,
    })),
    more: {
      open: folded.some((name) => faults[name] !== undefined) || isTouched(form),
      summary: summaryOf(setting, t),
    },
    markets: placesOf('market', form.markets, setting, t),
    categories: placesOf('category', form.categories, setting, t),
    from: form.from ?? '',
    fromHint: t(
      'Left empty: a warning and a suspension from today, a limit from tomorrow ({day}), the end of the service in 30 days.',
      { day: daysIn(t.language).exactDay(today + 1) },
    ),
    until: form.until ?? '',
    first: dayText(today),
    amount: form.amount ?? (usual === null ? '' : String(usual)),
    units: [
      { value: 'orders', label: t('orders a day'), selected: form.unit === 'orders' },
      { value: 'listings', label: t('% of its listings stay'), selected: form.unit === 'listings' },
    ],
    conditions: form.conditions ?? wayBackWords(setting.wayBack, t),
    conditionsHint: [
      t('The seller reads it. Proposed from the figures of last night.'),
      paceWords(
        setting.wayBack,
        { measure: setting.recommended, restriction: usual === null ? null : { ordersPerDay: usual }, volume },
        t,
      ),
    ]
      .filter(Boolean)
      .join(' '),
    grounds: [...setting.grounds].sort(byClause).map(({ key, label, lang }) => ({
      ...{ value: key, label, lang, selected: key === (form.ground ?? setting.ground) },
    })),
    exceptions: [
      { value: '', label: t('thirty days’ notice'), selected: !form.exception },
      ...exceptions.map((value: Exception) => ({
        ...{ value, label: t('at once: {why}', { why: t(exceptionWords[value]) }), selected: form.exception === value },
      })),
    ],
    errors: faults,
    faults: Object.entries(faults).map(([name, text]) => ({ name: anchorOf(name, setting, t), text })),
  };
}

/** 7.2 before 7.10. */
const byClause = (a: Ground, b: Ground): number =>
  a.label.localeCompare(b.label, 'en', { numeric: true }) || (a.key < b.key ? -1 : 1);

const isTouched = (form: DecisionForm): boolean =>
  form.markets.length > 0 || form.categories.length > 0 || [form.from, form.until, form.exception].some(Boolean);

function standingWords({ measure, state, appealed }: DecisionSetting['standing'][number], t: Texts): string {
  const values = { measure: sentence(t(levelNoun[measure])), state: t(stateWords[state]) };
  return appealed
    ? t('{measure}: {state}, and an appeal against it waits for an answer', values)
    : t('{measure}: {state}', values);
}

/** What the person does who takes what is recommended, or something else. */
const asRecommended: Record<Measure, string> = {
  warn: message('Warn, as recommended'),
  limit: message('Limit, as recommended'),
  suspend: message('Suspend, as recommended'),
  end: message('End the service, as recommended'),
};
const milderThan: Record<Measure, string> = {
  warn: message('Warn instead: milder'),
  limit: message('Limit instead: milder'),
  suspend: message('Suspend instead: milder'),
  end: message('End the service instead: milder'),
};
const harsherThan: Record<Measure, string> = {
  warn: message('Warn instead: harsher'),
  limit: message('Limit instead: harsher'),
  suspend: message('Suspend instead: harsher'),
  end: message('End the service instead: harsher'),
};

function optionsOf(chosen: string | null, setting: DecisionSetting, t: Texts) {
  const { recommended, volume } = setting;
  const others = measures.filter((measure) => measure !== recommended);
  const milder = others.filter((measure) => measureRank(measure) < measureRank(recommended)).reverse();
  const harsher = others.filter((measure) => measureRank(measure) > measureRank(recommended));
  const limit = usualLimit(volume);
  const cost = (measure: Measure) => {
    const restriction: Restriction | null = measure === 'limit' && limit !== null ? { ordersPerDay: limit } : null;
    return [
      restriction &&
        t('To {restriction}, unless you say otherwise below.', { restriction: restrictionWords(restriction, t) }),
      costWords(measure, restriction, {}, volume, t),
      needsSecondPerson(measure) && t('A second person must approve it.'),
    ]
      .filter(Boolean)
      .join(' ');
  };
  const option = (value: string, label: string, hint: string, disabled = false) => ({
    ...{ value, label, hint, disabled, checked: value === chosen && !disabled },
  });
  const choice = (value: string, label: string, measure: Measure) => {
    const why = heldBack(measure, setting);
    return why === null
      ? option(value, label, [cost(measure), onlyAtOnce(measure, setting, t)].filter(Boolean).join(' '))
      : option(value, label, refusalWords(why, t), true);
  };
  return [
    choice('accepted', t(asRecommended[recommended]), recommended),
    ...milder.map((measure) => choice(measure, t(milderThan[measure]), measure)),
    ...harsher.map((measure) => choice(measure, t(harsherThan[measure]), measure)),
    option('dismissed', t('Dismiss as a false alarm'), t('The case is closed; a new one opens only on new evidence.')),
    option('wait', t('Wait'), t('The case stays open, with your reason beside it.')),
  ];
}

const onlyAtOnce = (measure: Measure, setting: DecisionSetting, t: Texts): string | null =>
  refusedMeasure({ measure, exception: null }, circumstancesOf(setting)) === null
    ? null
    : t('Only at once, for a reason of the law: a dispute that decides it is open.');

/** What an open appeal or dispute forbids. The service can be ended for a reason of the law all the same. */
const heldBack = (measure: Measure, setting: DecisionSetting): string | null =>
  refusedMeasure({ measure, exception: measure === 'end' ? exceptions[0] : null }, circumstancesOf(setting));

/** 'Unless you change it here: the whole account, from tomorrow until another decision.' */
function summaryOf(setting: DecisionSetting, t: Texts): string {
  const { recommended, today, grounds, ground } = setting;
  const values = { scope: scopeWords({}, t), from: fromDay(usualStart(recommended, today), today - 1, t) };
  const named = grounds.find(({ key }) => key === ground);
  return named
    ? t('Unless you change it here: {scope}, {from} until another decision, on the ground “{ground}”.', {
        ...{ ...values, ground: named.label },
      })
    : t('Unless you change it here: {scope}, {from} until another decision.', values);
}

function placesOf(kind: 'market' | 'category', chosen: readonly string[], { volume }: DecisionSetting, t: Texts) {
  const orders = new Map<string, number>();
  for (const place of volume.places) {
    if (place[kind] !== '') orders.set(place[kind], (orders.get(place[kind]) ?? 0) + place.orders);
  }
  return [...orders]
    .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
    .map(([value, placed]) => ({
      ...{ value, label: kind === 'market' ? value : plainWordIn(value, t), placed },
      checked: chosen.includes(value),
    }));
}

/** The field to which a fault leads. */
function anchorOf(name: string, setting: DecisionSetting, t: Texts): string {
  if (name === 'answer') return 'answer-accepted';
  if (name === 'takeOver') return 'take_over';
  if (name === 'markets') return `market-${placesOf('market', [], setting, t)[0]?.value ?? ''}`;
  if (name === 'categories') return `category-${placesOf('category', [], setting, t)[0]?.value ?? ''}`;
  return name;
}
