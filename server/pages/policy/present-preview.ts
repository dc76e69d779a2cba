/** Old rules and new rules, as a person reads it: in a sentence, in counts, seller by seller. */
import { address, pagerOf } from '../../helpers/addresses.ts';
import { exactDay } from '../../helpers/days.ts';
import type { BacktestResult } from '../../scoring/backtest-result.ts';
import { thresholdLevels } from '../../scoring/policy.ts';
import { counted, levelNoun, listed, metricWords, sentence } from '../desk/words.ts';
import { levelCounts, matching, movedSellers, type Moved, type PreviewFilter } from './preview-rows.ts';
import type { Previewed } from './previewed.ts';

const size = 50;

export function presentPreview(
  rules: Previewed,
  result: BacktestResult,
  { filter, page, seller }: { filter: PreviewFilter; page: number; seller?: AskedSeller | null },
) {
  const all = movedSellers(result);
  const rows = matching(all, filter);
  const query = { ...rules.query, ...filter };
  const path = '/policy/preview';
  const options = (known: readonly (readonly [string, string])[], chosen: string | undefined) => [
    { value: '', label: 'all' },
    ...known.map(([value, label]) => ({ value, label, selected: value === chosen })),
  ];
  return {
    title: `Old rules, new rules: ${rules.name}`,
    lead: leadOf(rules, all),
    asked: seller ? sellerWords(seller, all, rules) : null,
    counts: levelCounts(result),
    filters: [
      { name: 'search', label: 'Seller', search: true, placeholder: 'Name or id', value: filter.search },
      {
        ...{ name: 'show', label: 'Difference', value: filter.show },
        options: options(
          [
            ['stricter', 'stricter'],
            ['milder', 'milder'],
          ],
          filter.show,
        ),
      },
      {
        ...{ name: 'level', label: 'New rules', value: filter.level },
        options: options(
          thresholdLevels.map((level) => [level, level] as const),
          filter.level,
        ),
      },
    ],
    keep: Object.entries(rules.query).map(([name, value]) => ({ name, value })),
    clear: Object.values(filter).some(Boolean) ? address(path, rules.query) : null,
    any: all.length > 0,
    rows: rows.slice((page - 1) * size, page * size).map(presentMoved),
    pager: pagerOf(path, { ...query, page }, page, size, rows.length),
    csv: address('/policy/preview.csv', query),
    replayedFrom: exactDay(result.replayed_from),
    judgedOn: exactDay(result.to),
    changes: result.changes.length,
    difference: 'version' in rules.query ? address('/policy/difference', { to: rules.query.version }) : null,
  };
}

const presentMoved = ({ seller, before, after, tone }: Moved) => ({
  name: seller.name ?? seller.seller_id,
  href: `/sellers/${encodeURIComponent(seller.seller_id)}`,
  ...{ before, after, tone, recommended: seller.recommended.last },
  grounds: listed(
    (tone === 'stricter' ? seller.grounds.draft : seller.grounds.in_force).map((metric) =>
      metric === 'safety' ? 'safety' : metricWords(metric).short,
    ),
  ),
});

export interface AskedSeller {
  sellerId: string;
  name: string;
}

/** 'Nova: a warning under the old rules, a limit under version 2.' */
function sellerWords({ sellerId, name }: AskedSeller, all: readonly Moved[], rules: Previewed) {
  const moved = all.find(({ seller }) => seller.seller_id === sellerId);
  const text = moved
    ? `${levelNoun[moved.before]} under the old rules, ${levelNoun[moved.after]} under ${rules.name}.`
    : `the same level under the old rules and under ${rules.name}.`;
  return { href: `/sellers/${encodeURIComponent(sellerId)}`, name, text };
}

function leadOf({ name, when }: Previewed, all: readonly Moved[]): string {
  const under = `Under ${name}, ${when},`;
  if (all.length === 0) return `${under} every seller stands where it stands under the rules in force.`;
  const of = (tone: Moved['tone']) => all.filter((one) => one.tone === tone).length;
  const parts = [
    ...(of('stricter') > 0 ? [`${counted(of('stricter'), 'seller')} would stand worse`] : []),
    ...(of('milder') > 0 ? [`${counted(of('milder'), 'seller')} would stand better`] : []),
  ];
  return sentence(`${under} ${listed(parts)} than under the rules in force.`);
}
