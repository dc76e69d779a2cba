/** One draw as a person reads it: why this seller, what is known of it, and what comes next. */
import type { CategoryTesting } from '../../../stores/lab/planned-sellers.ts';
import type { ConcludedTest } from '../../../stores/lab/test-history.ts';
import { plainWord } from '../../desk/words.ts';
import type { StagedDraw } from './present-plan.ts';
import { reasonWords, stateWords } from './reason-words.ts';

export function drawLead({ stratum, state, action, week, skippedReason }: StagedDraw): string {
  if (state === 'skipped') return `Skipped: ${skippedReason ?? 'no reason was given'}. Nothing took its place.`;
  const why =
    stratum === 'random'
      ? 'Chance drew this seller'
      : action === null
        ? 'A test of this seller is worth most'
        : `This order verifies corrective action ${action}`;
  return state === 'planned'
    ? `${why} in the week of ${week}: place the order.`
    : `${why} in the week of ${week}. The order is placed.`;
}

const mostTests = 50;

export function presentDraw(draw: StagedDraw, testing: readonly CategoryTesting[], tests: readonly ConcludedTest[]) {
  const ours = testing.find(({ category }) => category === draw.category);
  const now = ours ? stateWords[ours.state] : stateWords.normal;
  return {
    title: draw.sellerName,
    lead: drawLead(draw),
    crumbs: [
      { href: '/lab/plan', label: 'Plan' },
      { href: `/lab/plan/${draw.plan}`, label: `Week of ${draw.week}` },
    ],
    path: `/lab/draws/${draw.id}`,
    open: draw.state === 'planned',
    reasons: draw.reasons.map(reasonWords).map(({ label, text, figure }) => ({ label, value: figure, hint: text })),
    facts: [
      { label: 'Seller', value: draw.sellerName, href: `/sellers/${encodeURIComponent(draw.sellerId)}` },
      { label: 'Category', value: plainWord(draw.category) || null },
      { label: 'Drawn', value: draw.stratum === 'random' ? 'at random' : 'by risk', hint: `number ${draw.position}` },
      { label: 'Testing now', value: now.word, hint: now.text },
      draw.state === 'ordered' && draw.mysteryOrder !== null
        ? { label: 'Order', value: draw.stage, href: `/lab/orders/${draw.mysteryOrder}` }
        : { label: 'Order', value: draw.state === 'skipped' ? 'skipped' : 'to be placed' },
      ...(draw.state === 'skipped'
        ? [{ label: 'Skipped by', value: draw.skippedBy, hint: draw.skippedAt?.slice(0, 10) ?? '' }]
        : []),
    ],
    states: testing.map(({ category, state, since, rejected }) => ({
      category: plainWord(category) || 'no category',
      state,
      text: `${rejected} of ${since} failed since`,
    })),
    tests: [...tests]
      .reverse()
      .slice(0, mostTests)
      .map(({ mysteryOrder, category, draw: how, passed, on }) => ({
        href: `/lab/orders/${mysteryOrder}`,
        number: mysteryOrder,
        category: plainWord(category) || null,
        how: how === 'random' ? 'at random' : 'by risk or for cause',
        verdict: passed ? 'passed' : 'failed',
        failed: !passed,
        on,
      })),
  };
}
