/** Exceptions by kind of seller or country: those there are, which may be left out, and one more. */
import { message, type Texts } from '../../languages/texts.ts';
import { allMetrics } from '../../scoring/metrics/index.ts';
import type { Policy } from '../../scoring/policy.ts';
import { plainWord, plainWordIn } from '../desk/words.ts';
import { metricWords } from '../metric-words.ts';
import { presentOverride } from '../policy/present-changes.ts';
import type { DraftFault } from './read-draft-form.ts';

export type Override = Policy['overrides'][number];

const kinds = 'factory repairer recycler trader lessor manufacturer retailer mobile_operator'.split(' ');
const fields = ['acceptable', 'warn', 'limit', 'suspend'] as const;
const fieldWords = {
  acceptable: message('acceptable'),
  warn: message('warn above'),
  limit: message('limit above'),
  suspend: message('suspend above'),
};

/** Names of the fields of the one more: `exception.kind`, `exception.market`, `exception.metric`, `exception.field`, `exception.value`. */
export function readExceptions(
  t: Texts,
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
    faults: [{ name: `exception.${name}`, text }],
  });
  if (kind === null && market === null)
    return fault('kind', t('New exception: choose a kind of seller, or write a country.'));
  if (market !== null && !/^[A-Z]{2}$/.test(market))
    return fault('market', t('New exception: write the country as two letters, such as FR.'));
  if (!metric || !field) return fault('metric', t('New exception: choose what it changes.'));
  if (!(share > 0 && share < 1))
    return fault('value', t('New exception: write a share between 0 and 100 %, such as 1.5.'));
  const name = [plainWord(kind), market ?? ''].filter(Boolean).join(', ');
  const metrics = { [metric.key]: { [field]: Number(share.toPrecision(10)) } };
  return { overrides: [...overrides, { name, kind, market, metrics }], faults: [] };
}

export const exceptionRows = (t: Texts, { overrides }: Policy) =>
  overrides.map((one, index) => ({
    name: `exception.out.${index}`,
    title: one.name,
    ...presentOverride(t, one),
  }));

/** The choices of the one more; what was typed stays. */
export function newException(t: Texts, given: Record<string, unknown>) {
  const of = (name: string) => given[`exception.${name}`];
  const options = (all: readonly (readonly [string, string])[], chosen: unknown) =>
    all.map(([value, label]) => ({ value, label, selected: value === chosen }));
  return {
    kinds: options([['', t('every kind')], ...kinds.map((kind) => [kind, plainWordIn(kind, t)] as const)], of('kind')),
    market: of('market'),
    metrics: options(
      allMetrics
        .filter(({ family }) => family === 'seller')
        .map(({ key }) => [key, metricWords(t, key).label] as const),
      of('metric'),
    ),
    fields: options(
      fields.map((field) => [field, t(fieldWords[field])] as const),
      of('field') ?? 'limit',
    ),
    value: of('value'),
  };
}
