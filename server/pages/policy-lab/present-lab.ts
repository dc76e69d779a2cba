/** The form of a draft as a person reads it. */
import type { Texts } from '../../languages/texts.ts';
import type { Policy } from '../../scoring/policy.ts';
import { metricWords } from '../metric-words.ts';
import type { DraftBase } from './draft-base.ts';
import { exceptionRows, newException } from './exceptions.ts';
import {
  figureAt,
  figureGroups,
  figureLabel,
  figureText,
  highestLevels,
  highestPath,
  metricFigures,
  type Figure,
} from './policy-figures.ts';
import type { DraftFault } from './read-draft-form.ts';
import { stretchOptions, type Stretch } from './stretches.ts';

interface Given {
  values: Record<string, unknown>;
  faults: DraftFault[];
}

export function presentLab(t: Texts, base: DraftBase, all: readonly Stretch[], { values, faults }: Given) {
  const errors = new Map(faults.map(({ name, text }) => [name, text]));
  const fieldOf = presentField(t, base.policy, base.inForce.policy, values, errors);
  const rowsOf = (family: 'seller' | 'trade-in') =>
    metricFigures(family).map(({ key, figures }) => {
      const { label, meaning } = metricWords(t, key);
      const fields = figures.map(fieldOf);
      const error = fields.map((field) => field.error).find(Boolean);
      return { key, label, meaning, fields, highest: highestOf(t, key, base, values), error };
    });
  return {
    title: t('Policy lab'),
    lead: t(
      'Change a figure, try it on past nights, and see whom it would have met. Nothing counts until it is published.',
    ),
    crumbs: [{ href: '/policy', label: t('Policy') }],
    base: base.key,
    startedFrom: startWords(t, base),
    isDraft: base.key !== 'force',
    faults,
    errors: Object.fromEntries(errors),
    metrics: rowsOf('seller'),
    tradeIn: rowsOf('trade-in'),
    tradeInOpen: rowsOf('trade-in').some(({ error }) => error),
    groups: figureGroups.map(({ title, figures }) => ({ title: t(title), fields: figures.map(fieldOf) })),
    levelsOpen: figureGroups.some(({ figures }) =>
      figures.map(fieldOf).some(({ error, was }) => error !== undefined || was !== undefined),
    ),
    exceptions: exceptionRows(t, base.policy),
    exceptionsOpen: [...errors.keys()].some((name) => name.startsWith('exception')),
    newException: newException(t, values),
    canTry: all.length > 0,
    stretches: stretchOptions(t, all, values['stretch']),
    from: values['from'],
    to: values['to'],
    name: values['name'] ?? (base.draft === null ? '' : base.name),
  };
}

function startWords(t: Texts, { key, name, inForce }: DraftBase): string {
  if (key === 'force')
    return t(
      'Started from version {version}, which is in force. Rates in %; an empty field means that the metric is shown and never judged.',
      { version: inForce.version },
    );
  return key.startsWith('version-')
    ? t('Started from version {version}. Rates in %; an empty field means that the metric is shown and never judged.', {
        version: name,
      })
    : t(
        'Started from the draft “{name}”. Rates in %; an empty field means that the metric is shown and never judged.',
        { name },
      );
}

function highestOf(t: Texts, key: string, { policy, inForce: present }: DraftBase, values: Record<string, unknown>) {
  const of = (one: Policy) => one.metrics[key]?.highest ?? '';
  const name = highestPath(key);
  const chosen = values[name] ?? of(policy);
  const wordOf = (value: unknown) => highestLevels.filter(([known]) => known === value).map(([, word]) => t(word))[0];
  return {
    name,
    label: t('{label}: {words}', { label: metricWords(t, key).label, words: t('leads to at most') }),
    options: highestLevels.map(([value, word]) => ({ value, label: t(word), selected: value === chosen })),
    was: chosen === of(present.policy) ? undefined : wordOf(of(present.policy)),
  };
}

function presentField(
  t: Texts,
  base: Policy,
  inForce: Policy,
  values: Record<string, unknown>,
  errors: ReadonlyMap<string, string>,
) {
  return (figure: Figure) => {
    const { path, kind } = figure;
    const known = figureText(t, figureAt(base, path), kind);
    const present = figureText(t, figureAt(inForce, path), kind);
    const typed = values[path];
    const value = typeof typed === 'string' ? typed : known;
    // What is in force is named where the draft says something else.
    const was = value.trim() === present ? undefined : present || t('none');
    const [label, unit] = [figureLabel(t, figure), figure.unit && t(figure.unit)];
    const spoken = unit ? t('{label}, in {unit}', { label, unit }) : label;
    return {
      name: path,
      /** Without its metric. */
      head: t(figure.label),
      label,
      spoken,
      unit,
      hint: figure.hint && t(figure.hint),
      value,
      was,
      error: errors.get(path),
    };
  };
}
