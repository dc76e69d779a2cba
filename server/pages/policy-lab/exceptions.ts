/** Exceptions by kind of seller or country: those there are, which may be left out, and one more. */
import { isNumber } from '../../helpers/numbers.ts';
import { allMetrics } from '../../scoring/metrics/index.ts';
import type { Policy } from '../../scoring/policy.ts';
import { briefPercent } from '../desk/figures.ts';
import { plainWord } from '../desk/words.ts';
import type { DraftFault } from './read-draft-form.ts';

export type Override = Policy['overrides'][number];

const kinds = 'factory repairer recycler trader lessor manufacturer retailer mobile_operator'.split(' ');
const fields = ['acceptable', 'warn', 'limit', 'suspend'] as const;
const fieldWords = { acceptable: 'acceptable', warn: 'warn above', limit: 'limit above', suspend: 'suspend above' };

/** Names of the fields of the one more: `exception.kind`, `exception.market`, `exception.metric`, `exception.field`, `exception.value`. */
export function readExceptions(
  given: Record<string, unknown>,
  base: Policy,
): { overrides: Override[]; faults: DraftFault[] } {
  const overrides = base.overrides.filter((_, index) => given[`exception.out.${index}`] === undefined);
  const of = (name: string): string => {
    const value = given[`exception.${name}`];
    return typeof value === 'string' ? value.trim() : '';
  };
  const value = of('value');
  if (value === '') return { overrides, faults: [] };
  const kind = kinds.find((one) => one === of('kind')) ?? null;
  const market = of('market').toUpperCase() || null;
  const metric = allMetrics.find(({ key }) => key === of('metric'));
  const field = fields.find((one) => one === of('field'));
  const share = Number(value.replace('%', '').replace(',', '.').trim()) / 100;
  const fault = (name: string, text: string) => ({
    overrides,
    faults: [{ name: `exception.${name}`, text: `New exception: ${text}` }],
  });
  if (kind === null && market === null) return fault('kind', 'choose a kind of seller, or write a country.');
  if (market !== null && !/^[A-Z]{2}$/.test(market))
    return fault('market', 'write the country as two letters, such as FR.');
  if (!metric || !field) return fault('metric', 'choose what it changes.');
  if (!(share > 0 && share < 1)) return fault('value', 'write a share between 0 and 100 %, such as 1.5.');
  const name = [plainWord(kind), market ?? ''].filter(Boolean).join(', ');
  const metrics = { [metric.key]: { [field]: Number(share.toPrecision(10)) } };
  return { overrides: [...overrides, { name, kind, market, metrics }], faults: [] };
}

export const exceptionRows = ({ overrides }: Policy) =>
  overrides.map((one, index) => ({
    name: `exception.out.${index}`,
    title: one.name,
    who: [plainWord(one.kind), one.market ?? ''].filter(Boolean).join(', '),
    what: Object.entries(one.metrics)
      .map(([key, changed]) => `${labelOf(key)}: ${changesOf(changed)}`)
      .join('; '),
  }));

const labelOf = (key: string): string => allMetrics.find((metric) => metric.key === key)?.label ?? key;

const changesOf = (changed: object): string =>
  Object.entries(changed)
    .map(([name, value]) => `${name} ${isNumber(value) && name !== 'weight' ? briefPercent(value) : String(value)}`)
    .join(', ');

/** The choices of the one more; what was typed stays. */
export function newException(given: Record<string, unknown>) {
  const of = (name: string) => given[`exception.${name}`];
  const options = (all: readonly (readonly [string, string])[], chosen: unknown) =>
    all.map(([value, label]) => ({ value, label, selected: value === chosen }));
  return {
    kinds: options([['', 'every kind'], ...kinds.map((kind) => [kind, plainWord(kind)] as const)], of('kind')),
    market: of('market'),
    metrics: options(
      allMetrics.filter(({ family }) => family === 'seller').map(({ key, label }) => [key, label] as const),
      of('metric'),
    ),
    fields: options(
      fields.map((field) => [field, fieldWords[field]] as const),
      of('field') ?? 'limit',
    ),
    value: of('value'),
  };
}
