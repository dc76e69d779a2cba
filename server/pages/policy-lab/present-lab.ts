/** The form of a draft as a person reads it. */
import type { Policy } from '../../scoring/policy.ts';
import type { DraftBase } from './draft-base.ts';
import { exceptionRows, newException } from './exceptions.ts';
import {
  figureAt,
  figureGroups,
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

export function presentLab(base: DraftBase, all: readonly Stretch[], { values, faults }: Given) {
  const errors = new Map(faults.map(({ name, text }) => [name, text]));
  const fieldOf = presentField(base.policy, base.inForce.policy, values, errors);
  const rowsOf = (family: 'seller' | 'trade-in') =>
    metricFigures(family).map(({ key, label, meaning, figures }) => {
      const fields = figures.map(fieldOf);
      const error = fields.map((field) => field.error).find(Boolean);
      return { key, label, meaning, fields, highest: highestOf(key, label, base, values), error };
    });
  return {
    title: 'Policy lab',
    lead: 'Change a figure, try it on past nights, and see whom it would have met. Nothing counts until it is published.',
    crumbs: [{ href: '/policy', label: 'Policy' }],
    base: base.key,
    startedFrom:
      base.key === 'force'
        ? `version ${base.inForce.version}, which is in force`
        : base.key.startsWith('version-')
          ? base.name
          : `the draft “${base.name}”`,
    isDraft: base.key !== 'force',
    faults,
    errors: Object.fromEntries(errors),
    metrics: rowsOf('seller'),
    tradeIn: rowsOf('trade-in'),
    tradeInOpen: rowsOf('trade-in').some(({ error }) => error),
    groups: figureGroups.map(({ title, figures }) => ({ title, fields: figures.map(fieldOf) })),
    levelsOpen: figureGroups.some(({ figures }) =>
      figures.map(fieldOf).some(({ error, was }) => error !== undefined || was !== undefined),
    ),
    exceptions: exceptionRows(base.policy),
    exceptionsOpen: [...errors.keys()].some((name) => name.startsWith('exception')),
    newException: newException(values),
    canTry: all.length > 0,
    stretches: stretchOptions(all, values['stretch']),
    from: values['from'],
    to: values['to'],
    name: values['name'] ?? (base.draft === null ? '' : base.name),
  };
}

function highestOf(
  key: string,
  label: string,
  { policy, inForce: present }: DraftBase,
  values: Record<string, unknown>,
) {
  const of = (one: Policy) => one.metrics[key]?.highest ?? '';
  const name = highestPath(key);
  const chosen = values[name] ?? of(policy);
  const wordOf = (value: unknown) => highestLevels.find(([known]) => known === value)?.[1];
  return {
    name,
    label: `${label}: leads to at most`,
    options: highestLevels.map(([value, word]) => ({ value, label: word, selected: value === chosen })),
    was: chosen === of(present.policy) ? undefined : wordOf(of(present.policy)),
  };
}

function presentField(
  base: Policy,
  inForce: Policy,
  values: Record<string, unknown>,
  errors: ReadonlyMap<string, string>,
) {
  return ({ path, label, kind, unit, hint }: Figure) => {
    const known = figureText(figureAt(base, path), kind);
    const present = figureText(figureAt(inForce, path), kind);
    const typed = values[path];
    const value = typeof typed === 'string' ? typed : known;
    // What is in force is named where the draft says something else.
    const was = value.trim() === present ? undefined : present || 'none';
    return { name: path, label, unit, hint, value, was, error: errors.get(path) };
  };
}
