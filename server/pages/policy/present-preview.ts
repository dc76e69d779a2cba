/** Old rules and new rules, as a person reads it: in a sentence, in counts, seller by seller. */
import { address, pagerOf } from '../../helpers/addresses.ts';
import { daysIn } from '../../helpers/days.ts';
import { wordsIn } from '../../helpers/words-in.ts';
import type { Texts } from '../../languages/texts.ts';
import type { BacktestResult } from '../../scoring/backtest-result.ts';
import { thresholdLevels } from '../../scoring/policy.ts';
import { spokenMetric } from '../desk/spoken-metric.ts';
import { levelNoun, listed, numberWord } from '../desk/words.ts';
import { levelCounts, matching, movedSellers, type Moved, type PreviewFilter } from './preview-rows.ts';
import { previewedValues, previewTitle, type Previewed } from './previewed.ts';

const size = 50;

export function presentPreview(
  t: Texts,
  rules: Previewed,
  result: BacktestResult,
  { filter, page, seller }: { filter: PreviewFilter; page: number; seller?: AskedSeller | null },
) {
  const all = movedSellers(result);
  const rows = matching(all, filter);
  const query = { ...rules.query, ...filter };
  const path = '/policy/preview';
  const { exactDay } = daysIn(t.language);
  return {
    title: previewTitle(t, rules),
    lead: leadOf(t, rules, all),
    asked: seller ? sellerWords(t, seller, all, rules) : null,
    counts: levelCounts(result),
    filters: filtersOf(t, filter),
    keep: Object.entries(rules.query).map(([name, value]) => ({ name, value })),
    clear: Object.values(filter).some(Boolean) ? address(path, rules.query) : null,
    any: all.length > 0,
    rows: rows.slice((page - 1) * size, page * size).map((one) => presentMoved(t, one)),
    pager: pagerOf(path, { ...query, page }, page, size, rows.length),
    csv: address('/policy/preview.csv', query),
    replayedFrom: exactDay(result.replayed_from),
    judgedOn: exactDay(result.to),
    changes: result.changes.length,
    draft: 'draft' in rules.query ? address('/policy/lab', { base: `draft-${rules.query.draft}` }) : null,
    difference: 'version' in rules.query ? address('/policy/difference', { to: rules.query.version }) : null,
  };
}

function filtersOf(t: Texts, filter: PreviewFilter) {
  const { statusWord } = wordsIn(t.language);
  const options = (known: readonly (readonly [string, string])[], chosen: string | undefined) => [
    { value: '', label: t('all') },
    ...known.map(([value, label]) => ({ value, label, selected: value === chosen })),
  ];
  const tones = [
    ['stricter', t('stricter')],
    ['milder', t('milder')],
  ] as const;
  const levels = thresholdLevels.map((level) => [level, statusWord(level)] as const);
  return [
    { name: 'search', label: t('Seller'), search: true, placeholder: t('Name or id'), value: filter.search },
    { name: 'show', label: t('Difference'), value: filter.show, options: options(tones, filter.show) },
    { name: 'level', label: t('New rules'), value: filter.level, options: options(levels, filter.level) },
  ];
}

const presentMoved = (t: Texts, { seller, before, after, tone }: Moved) => ({
  name: seller.name ?? seller.seller_id,
  href: `/sellers/${encodeURIComponent(seller.seller_id)}`,
  ...{ before, after, tone, recommended: seller.recommended.last },
  grounds: groundNames(t, tone === 'stricter' ? seller.grounds.draft : seller.grounds.in_force),
});

/** 'late and complaints' */
export const groundNames = (t: Texts, grounds: readonly string[]): string =>
  listed(
    grounds.map((metric) => (metric === 'safety' ? t('safety') : spokenMetric(t, metric).short)),
    t,
  );

export interface AskedSeller {
  sellerId: string;
  name: string;
}

/** 'Nova: a warning under the old rules, a limit under version 2.' */
function sellerWords(t: Texts, { sellerId, name }: AskedSeller, all: readonly Moved[], rules: Previewed) {
  const moved = all.find(({ seller }) => seller.seller_id === sellerId);
  const values = previewedValues(t, rules);
  const text = moved
    ? t(
        '{before} under the old rules, {after} under {what, select, draft {the draft “{name}”} other {version {name}}}.',
        { ...values, before: t(levelNoun[moved.before]), after: t(levelNoun[moved.after]) },
      )
    : t(
        'the same level under the old rules and under {what, select, draft {the draft “{name}”} other {version {name}}}.',
        values,
      );
  return { href: `/sellers/${encodeURIComponent(sellerId)}`, name, text };
}

function leadOf(t: Texts, rules: Previewed, all: readonly Moved[]): string {
  const values = previewedValues(t, rules);
  if (all.length === 0)
    return t(
      'Under {what, select, draft {the draft “{name}”, if it is published,} other {version {name}, from {day} on,}} every seller stands where it stands under the rules in force.',
      values,
    );
  const of = (tone: Moved['tone']) => {
    const n = all.filter((one) => one.tone === tone).length;
    return { n, number: numberWord(n, t) };
  };
  const [worse, better] = [of('stricter'), of('milder')];
  const parts = [
    worse.n > 0
      ? t('{n, plural, one {{number} seller would stand worse} other {{number} sellers would stand worse}}', worse)
      : '',
    better.n > 0
      ? t('{n, plural, one {{number} seller would stand better} other {{number} sellers would stand better}}', better)
      : '',
  ].filter(Boolean);
  return t(
    'Under {what, select, draft {the draft “{name}”, if it is published,} other {version {name}, from {day} on,}} {moves} than under the rules in force.',
    { ...values, moves: listed(parts, t) },
  );
}
