/** One draw as a person reads it: why this seller, what is known of it, and what comes next. */
import { daysIn } from '../../../helpers/days.ts';
import type { Texts } from '../../../languages/texts.ts';
import type { CategoryTesting } from '../../../stores/lab/planned-sellers.ts';
import type { ConcludedTest } from '../../../stores/lab/test-history.ts';
import { closed, plainWordIn } from '../../desk/words.ts';
import { drawStageWord } from '../words.ts';
import type { StagedDraw } from './present-plan.ts';
import { reasonWords, stateWords } from './reason-words.ts';

export function drawLead({ stratum, state, action, week: monday, skippedReason }: StagedDraw, t: Texts): string {
  if (state === 'skipped') {
    const reason = skippedReason ?? t('no reason was given');
    return t('Skipped: {reason} Nothing took its place.', { reason: closed(reason) });
  }
  const why =
    stratum === 'random'
      ? t('Chance drew this seller')
      : action === null
        ? t('A test of this seller is worth most')
        : t('This order verifies corrective action {action}', { action: String(action) });
  const week = daysIn(t.language).exactDay(monday);
  return state === 'planned'
    ? t('{why} in the week of {week}: place the order.', { why, week })
    : t('{why} in the week of {week}. The order is placed.', { why, week });
}

const mostTests = 50;

export function presentDraw(
  draw: StagedDraw,
  testing: readonly CategoryTesting[],
  tests: readonly ConcludedTest[],
  t: Texts,
) {
  const ours = testing.find(({ category }) => category === draw.category);
  const now = ours ? stateWords[ours.state] : stateWords.normal;
  return {
    title: draw.sellerName,
    lead: drawLead(draw, t),
    crumbs: [
      { href: '/lab/plan', label: t('Plan') },
      { href: `/lab/plan/${draw.plan}`, label: t('Week of {week}', { week: daysIn(t.language).exactDay(draw.week) }) },
    ],
    path: `/lab/draws/${draw.id}`,
    open: draw.state === 'planned',
    reasons: draw.reasons
      .map((reason) => reasonWords(reason, t))
      .map(({ label, text, figure }) => ({ label, value: figure, hint: text })),
    facts: [
      { label: t('Seller'), value: draw.sellerName, href: `/sellers/${encodeURIComponent(draw.sellerId)}` },
      { label: t('Category'), value: plainWordIn(draw.category, t) || null },
      {
        label: t('Drawn'),
        value: draw.stratum === 'random' ? t('at random') : t('by risk'),
        hint: t('number {number}', { number: String(draw.position) }),
      },
      { label: t('Testing now'), value: t(now.word), hint: t(now.text) },
      draw.state === 'ordered' && draw.mysteryOrder !== null
        ? { label: t('Order'), value: drawStageWord(draw.stage, t), href: `/lab/orders/${draw.mysteryOrder}` }
        : { label: t('Order'), value: draw.state === 'skipped' ? t('skipped') : t('to be placed') },
      ...(draw.state === 'skipped'
        ? [
            {
              label: t('Skipped by'),
              value: draw.skippedBy,
              hint: draw.skippedAt === null ? '' : daysIn(t.language).exactDay(draw.skippedAt),
            },
          ]
        : []),
    ],
    states: testing.map(({ category, state, since, rejected }) => ({
      category: plainWordIn(category, t) || t('no category'),
      state: t(stateWords[state].word),
      text: t('{part} of {whole} failed since', { part: String(rejected), whole: String(since) }),
    })),
    tests: [...tests]
      .reverse()
      .slice(0, mostTests)
      .map(({ mysteryOrder, category, draw: how, passed, on }) => ({
        href: `/lab/orders/${mysteryOrder}`,
        number: mysteryOrder,
        category: plainWordIn(category, t) || null,
        how: how === 'random' ? t('at random') : t('by risk or for cause'),
        verdict: passed ? t('passed') : t('failed'),
        failed: !passed,
        on,
      })),
  };
}
