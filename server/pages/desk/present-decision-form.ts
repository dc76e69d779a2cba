/** The form of a decision: the usual way preselected, the rest folded away with a line that says what it will be. */
import { measureRank, measures, type Exception, type Measure, type Restriction } from '../../cases/decision.ts';
import { exceptions } from '../../cases/decision.ts';
import { dayWords } from '../../helpers/days.ts';
import { dayText } from '../../scoring/day.ts';
import type { DecisionFaults, DecisionForm } from './decision-form.ts';
import { replacedBy, usualLimit, usualStart, type DecisionSetting } from './decision-setting.ts';
import { costWords } from './measure-cost.ts';
import { exceptionWords, measureNoun, measureVerb, restrictionWords, scopeWords, stateWords } from './measure-words.ts';
import { plainWord, sentence } from './words.ts';

/** Fields that are folded away as long as nobody needs them. */
const folded = ['markets', 'categories', 'from', 'until', 'amount', 'conditions', 'ground', 'exception'] as const;

export function presentDecisionForm(form: DecisionForm, faults: DecisionFaults, setting: DecisionSetting) {
  const { volume, today } = setting;
  const usual = usualLimit(volume);
  const replaced = replacedBy(setting);
  return {
    options: optionsOf(form.answer, setting),
    reason: form.reason,
    standing: setting.standing.map((one) => ({
      href: `/decisions/${one.id}`,
      text: `${sentence(measureNoun[one.measure])}: ${stateWords[one.state]}${one.appealed ? ', and an appeal against it waits for an answer' : ''}`,
      replaced: one.id === replaced?.id,
    })),
    more: {
      open: folded.some((name) => faults[name] !== undefined) || isTouched(form),
      summary: summaryOf(setting),
    },
    markets: placesOf('market', form.markets, setting),
    categories: placesOf('category', form.categories, setting),
    from: form.from ?? '',
    fromHint: `Left empty: a warning and a suspension from today, a limit from tomorrow (${dayWords(today + 1, null)}), the end of the service in 30 days.`,
    until: form.until ?? '',
    first: dayText(today),
    amount: form.amount ?? (usual === null ? '' : String(usual)),
    units: [
      { value: 'orders', label: 'orders a day', selected: form.unit === 'orders' },
      { value: 'listings', label: '% of its listings stay', selected: form.unit === 'listings' },
    ],
    conditions: form.conditions ?? setting.conditions,
    grounds: setting.grounds.map(({ key, label }) => ({
      ...{ value: key, label, selected: key === (form.ground ?? setting.ground) },
    })),
    exceptions: [
      { value: '', label: 'thirty days’ notice', selected: !form.exception },
      ...exceptions.map((value: Exception) => ({
        ...{ value, label: `at once: ${exceptionWords[value]}`, selected: form.exception === value },
      })),
    ],
    errors: faults,
    faults: Object.entries(faults).map(([name, text]) => ({ name: anchorOf(name, setting), text })),
  };
}

const isTouched = (form: DecisionForm): boolean =>
  form.markets.length > 0 || form.categories.length > 0 || [form.from, form.until, form.exception].some(Boolean);

function optionsOf(chosen: string | null, setting: DecisionSetting) {
  const { recommended, volume } = setting;
  const others = measures.filter((measure) => measure !== recommended);
  const milder = others.filter((measure) => measureRank(measure) < measureRank(recommended)).reverse();
  const harsher = others.filter((measure) => measureRank(measure) > measureRank(recommended));
  const limit = usualLimit(volume);
  const cost = (measure: Measure) => {
    const restriction: Restriction | null = measure === 'limit' && limit !== null ? { ordersPerDay: limit } : null;
    const how = restriction ? `To ${restrictionWords(restriction)}, unless you say otherwise below. ` : '';
    return `${how}${costWords(measure, restriction, {}, volume)}${secondWords(measure)}`;
  };
  const option = (value: string, label: string, hint: string) => ({ value, label, hint, checked: value === chosen });
  return [
    option('accepted', `${measureVerb[recommended]}, as recommended`, cost(recommended)),
    ...milder.map((measure) => option(measure, `${measureVerb[measure]} instead: milder`, cost(measure))),
    ...harsher.map((measure) => option(measure, `${measureVerb[measure]} instead: harsher`, cost(measure))),
    option('dismissed', 'Dismiss as a false alarm', 'The case is closed; a new one opens only on new evidence.'),
    option('wait', 'Wait', 'The case stays open, with your reason beside it.'),
  ];
}

const secondWords = (measure: Measure): string =>
  measure === 'suspend' || measure === 'end' ? ' A second person must approve it.' : '';

/** 'As recommended it holds for the whole account, from tomorrow until another decision.' */
function summaryOf(setting: DecisionSetting): string {
  const { recommended, today, grounds, ground } = setting;
  const from = dayWords(usualStart(recommended, today), today - 1);
  const named = grounds.find(({ key }) => key === ground);
  const why = named ? `, on the ground “${named.label}”` : '';
  return `Unless you change it here: ${scopeWords({})}, from ${from} until another decision${why}.`;
}

function placesOf(kind: 'market' | 'category', chosen: readonly string[], { volume }: DecisionSetting) {
  const orders = new Map<string, number>();
  for (const place of volume.places) {
    if (place[kind] !== '') orders.set(place[kind], (orders.get(place[kind]) ?? 0) + place.orders);
  }
  return [...orders]
    .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
    .map(([value, placed]) => ({
      ...{ value, label: kind === 'market' ? value : plainWord(value), placed },
      checked: chosen.includes(value),
    }));
}

/** The field to which a fault leads. */
function anchorOf(name: string, setting: DecisionSetting): string {
  if (name === 'answer') return 'answer-accepted';
  if (name === 'takeOver') return 'take_over';
  if (name === 'markets') return `market-${placesOf('market', [], setting)[0]?.value ?? ''}`;
  if (name === 'categories') return `category-${placesOf('category', [], setting)[0]?.value ?? ''}`;
  return name;
}
