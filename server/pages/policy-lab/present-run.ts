/** What a backtest came to, as a person reads it: in a sentence, as a table of rules, seller by seller. */
import { address, pagerOf } from '../../helpers/addresses.ts';
import { exactDay } from '../../helpers/days.ts';
import { count } from '../../helpers/numbers.ts';
import type { Rule } from '../../scoring/backtest.ts';
import type { BacktestResult, DescribedSeller } from '../../scoring/backtest-result.ts';
import { parseDay } from '../../scoring/day.ts';
import { thresholdLevels, type ThresholdLevel } from '../../scoring/policy.ts';
import type { AskedBacktest } from '../../stores/backtests.ts';
import { counted, listed, metricWords } from '../desk/words.ts';
import { done, headline } from './run-headline.ts';
import { pageRows, rowsOf, type RunAddress } from './run-rows.ts';
import { stretchWords } from './stretches.ts';

interface Rights {
  mayDraft: boolean;
  mayPublish: boolean;
}

const columns: readonly { rule: Rule; label: string; hint: string }[] = [
  { rule: 'inForce', label: 'Policy in force', hint: 'Replayed in the same way as the draft' },
  { rule: 'draft', label: 'Draft', hint: 'The draft, from the first night of the ledger on' },
  {
    rule: 'naive',
    label: 'Raw rate',
    hint: 'Events ÷ orders of 60 nights above the draft’s threshold, 10 orders or more',
  },
  {
    rule: 'real',
    label: 'Really recommended',
    hint: 'What the nights recommended, with the warnings that people delivered',
  },
];

export function presentRun(run: AskedBacktest, result: BacktestResult, asked: RunAddress, rights: Rights) {
  const path = `/policy/lab/runs/${run.token}`;
  const { level, differing, page } = asked;
  const rows = rowsOf(result, level, differing);
  const query = { level, show: differing ? 'different' : 'all' };
  const { totals } = result;
  return {
    title: run.name,
    lead: headline(result),
    crumbs: [
      { href: '/policy', label: 'Policy' },
      { href: '/policy/lab', label: 'Policy lab' },
    ],
    stretch: stretchWords(result.from, result.to),
    askedBy: run.askedBy,
    askedAt: run.askedAt,
    changes: result.changes,
    columns,
    summary: [
      ...thresholdLevels.map((one) => ({
        label: `Sellers ${done[one]}`,
        level: one,
        figures: columns.map(({ rule }) => totals.levels[one].sellers[rule]),
      })),
      { label: 'Changes of level', level: null, figures: columns.map(({ rule }) => totals.changes[rule]) },
      { label: 'Most of one seller', level: null, figures: columns.map(({ rule }) => totals.mostChanges[rule]) },
    ],
    tabs: thresholdLevels.map((one) => ({
      href: address(path, query, { level: one, show: null }),
      label: `${done[one].charAt(0).toUpperCase()}${done[one].slice(1)}`,
      count: rowsOf(result, one, false).length,
      current: one === level,
    })),
    differing,
    other: {
      href: address(path, query, { show: differing ? 'all' : 'different' }),
      label: differing ? `Show all ${count(rowsOf(result, level, false).length)}` : 'Show only those that differ',
    },
    rows: rows.slice((page - 1) * pageRows, page * pageRows).map((one) => presentSeller(one, level)),
    levelWord: done[level],
    pager: pagerOf(path, query, page, pageRows, rows.length),
    csv: `${path}/sellers.csv`,
    held: heldWords(result),
    replayedFrom: exactDay(result.replayed_from),
    seconds: result.seconds,
    edit: `/policy/lab?base=run-${run.token}`,
    publish: `${path}/publish`,
    ...rights,
    publishable: result.changes.length > 0,
  };
}

function presentSeller(one: DescribedSeller, level: ThresholdLevel) {
  const [before, after] = [one.in_force.first[level], one.draft.first[level]];
  const { draftOnly, inForceOnly } = one.orders[level];
  return {
    name: one.name ?? one.seller_id,
    href: `/sellers/${encodeURIComponent(one.seller_id)}`,
    inForce: before,
    draft: after,
    naive: one.naive.first[level],
    real: one.recommended.first[level],
    difference: differenceWords(before, after, draftOnly - inForceOnly),
    tone: before === after ? '' : after !== null && (before === null || after < before) ? 'is-worse' : 'is-better',
    orders: draftOnly + inForceOnly,
    changes: `${one.in_force.changes} → ${one.draft.changes}`,
    grounds: listed(
      (after === null ? one.grounds.in_force : one.grounds.draft).map((metric) =>
        metric === 'safety' ? 'safety' : metricWords(metric).short,
      ),
    ),
  };
}

function differenceWords(before: string | null, after: string | null, orders: number): string {
  if (before === null && after === null) return 'same';
  if (before === null) return 'new';
  if (after === null) return 'no longer';
  const nights = (parseDay(after) ?? 0) - (parseDay(before) ?? 0);
  if (nights === 0) return orders === 0 ? 'same' : orders > 0 ? 'lasts longer' : 'ends earlier';
  return `${counted(Math.abs(nights), 'night')} ${nights < 0 ? 'earlier' : 'later'}`;
}

function heldWords({ held }: BacktestResult): string | null {
  const [draft, inForce] = [held.draft.length, held.in_force.length];
  if (draft + inForce === 0) return null;
  return `So many sellers at once would have had to wait for a person’s release: on ${counted(draft, 'night')} under the draft, on ${counted(inForce, 'night')} under the policy in force. Here they count as released.`;
}
