/** What a backtest came to, as a person reads it: in a sentence, as a table of rules, seller by seller. */
import { address, pagerOf } from '../../helpers/addresses.ts';
import { daysIn } from '../../helpers/days.ts';
import { message, type Texts } from '../../languages/texts.ts';
import type { Rule } from '../../scoring/backtest.ts';
import type { BacktestResult, DescribedSeller } from '../../scoring/backtest-result.ts';
import { parseDay } from '../../scoring/day.ts';
import { thresholdLevels, type ThresholdLevel } from '../../scoring/policy.ts';
import type { AskedBacktest } from '../../stores/backtests.ts';
import { numberWord, sentence } from '../desk/words.ts';
import { saidIn } from '../policy/difference-words.ts';
import { groundNames } from '../policy/present-preview.ts';
import { done, headline } from './run-headline.ts';
import { pageRows, rowsOf, type RunAddress } from './run-rows.ts';
import { stretchWords } from './stretches.ts';

interface Rights {
  mayDraft: boolean;
  mayPublish: boolean;
}

const columns: readonly { rule: Rule; label: string; hint: string }[] = [
  { rule: 'inForce', label: message('Policy in force'), hint: message('Replayed in the same way as the draft') },
  { rule: 'draft', label: message('Draft'), hint: message('The draft, from the first night of the ledger on') },
  {
    rule: 'naive',
    label: message('Raw rate'),
    hint: message('Events ÷ orders of 60 nights above the draft’s threshold, 10 orders or more'),
  },
  {
    rule: 'real',
    label: message('Really recommended'),
    hint: message('What the nights recommended, with the warnings that people delivered'),
  },
];

const sellersDone: Record<ThresholdLevel, string> = {
  warn: message('Sellers warned'),
  limit: message('Sellers limited'),
  suspend: message('Sellers suspended'),
};

export function presentRun(t: Texts, run: AskedBacktest, result: BacktestResult, asked: RunAddress, rights: Rights) {
  const path = `/policy/lab/runs/${run.token}`;
  const { level, differing, page } = asked;
  const rows = rowsOf(result, level, differing);
  const query = { level, show: differing ? 'different' : 'all' };
  const { totals } = result;
  return {
    title: run.name,
    lead: headline(t, result),
    crumbs: [
      { href: '/policy', label: t('Policy') },
      { href: '/policy/lab', label: t('Policy lab') },
    ],
    stretch: sentence(stretchWords(t, result.from, result.to)),
    askedBy: run.askedBy,
    askedAt: run.askedAt,
    changes: result.changes.map((one) => saidIn(t, one)),
    columns: columns.map(({ label, hint }) => ({ label: t(label), hint: t(hint) })),
    summary: [
      ...thresholdLevels.map((one) => ({
        label: t(sellersDone[one]),
        level: one,
        figures: columns.map(({ rule }) => totals.levels[one].sellers[rule]),
      })),
      { label: t('Changes of level'), level: null, figures: columns.map(({ rule }) => totals.changes[rule]) },
      { label: t('Most of one seller'), level: null, figures: columns.map(({ rule }) => totals.mostChanges[rule]) },
    ],
    tabs: thresholdLevels.map((one) => ({
      href: address(path, query, { level: one, show: null }),
      label: sentence(t(done[one])),
      count: rowsOf(result, one, false).length,
      current: one === level,
    })),
    differing,
    other: {
      href: address(path, query, { show: differing ? 'all' : 'different' }),
      label: differing
        ? t('Show all {n, number}', { n: rowsOf(result, level, false).length })
        : t('Show only those that differ'),
    },
    rows: rows.slice((page - 1) * pageRows, page * pageRows).map((one) => presentSeller(t, one, level)),
    level,
    pager: pagerOf(path, query, page, pageRows, rows.length),
    csv: `${path}/sellers.csv`,
    held: heldWords(t, result),
    replayedFrom: daysIn(t.language).exactDay(result.replayed_from),
    seconds: result.seconds,
    edit: `/policy/lab?base=run-${run.token}`,
    publish: `${path}/publish`,
    ...rights,
    publishable: result.changes.length > 0,
    toPublish: result.changes.length > 0 && rights.mayDraft ? publishingWords(t, rights) : null,
  };
}

const publishingWords = (t: Texts, { mayPublish }: Rights): string =>
  mayPublish
    ? t('It counts for nobody yet. You publish it from here, with its first day and a reason.')
    : t('It counts for nobody yet. An administrator publishes it from here: send them the address of this page.');

function presentSeller(t: Texts, one: DescribedSeller, level: ThresholdLevel) {
  const [before, after] = [one.in_force.first[level], one.draft.first[level]];
  const { draftOnly, inForceOnly } = one.orders[level];
  return {
    name: one.name ?? one.seller_id,
    href: `/sellers/${encodeURIComponent(one.seller_id)}`,
    inForce: before,
    draft: after,
    naive: one.naive.first[level],
    real: one.recommended.first[level],
    difference: differenceWords(t, before, after, draftOnly - inForceOnly),
    tone: before === after ? '' : after !== null && (before === null || after < before) ? 'is-worse' : 'is-better',
    orders: draftOnly + inForceOnly,
    changes: `${one.in_force.changes} → ${one.draft.changes}`,
    grounds: groundNames(t, after === null ? one.grounds.in_force : one.grounds.draft),
  };
}

function differenceWords(t: Texts, before: string | null, after: string | null, orders: number): string {
  if (before === null && after === null) return t('same');
  if (before === null) return t('new');
  if (after === null) return t('no longer');
  const nights = (parseDay(after) ?? 0) - (parseDay(before) ?? 0);
  if (nights === 0) return orders === 0 ? t('same') : orders > 0 ? t('lasts longer') : t('ends earlier');
  const n = Math.abs(nights);
  const values = { n, number: numberWord(n, t) };
  return nights < 0
    ? t('{n, plural, one {{number} night earlier} other {{number} nights earlier}}', values)
    : t('{n, plural, one {{number} night later} other {{number} nights later}}', values);
}

function heldWords(t: Texts, { held }: BacktestResult): string | null {
  const [draft, force] = [held.draft.length, held.in_force.length];
  if (draft + force === 0) return null;
  return t(
    'So many sellers at once would have had to wait for a person’s release: on {draft, plural, one {{draftWord} night} other {{draftWord} nights}} under the draft, on {force, plural, one {{forceWord} night} other {{forceWord} nights}} under the policy in force. Here they count as released.',
    { draft, draftWord: numberWord(draft, t), force, forceWord: numberWord(force, t) },
  );
}
