/** A week of the lab as a person reads it: what is drawn, why, and how far each order is. */
import { money, percent } from '../../../helpers/numbers.ts';
import { plural } from '../../../helpers/words.ts';
import { randomStratumRate, skippedBounds } from '../../../lab/planner/random-stratum-rate.ts';
import type { Draw, DrawTally } from '../../../stores/lab/draws.ts';
import type { LabBudget } from '../../../stores/lab/lab-budget.ts';
import type { Plan } from '../../../stores/lab/plans.ts';
import type { StratumCounts } from '../../../stores/lab/test-history.ts';
import { listed, plainWord, sentence } from '../../desk/words.ts';
import { rateWords, shortReasons } from './reason-words.ts';

/** A draw with how far its order has come. */
export interface StagedDraw extends Draw {
  stage: string;
}

export interface Spent {
  minor: number;
  currency: string;
}

/** What stands behind a page of one week. */
export interface WeekFacts {
  plan: Plan;
  draws: readonly StagedDraw[];
  spent: readonly Spent[];
}

const over = ['concluded', 'revealed'];

function tally(draws: readonly StagedDraw[]): DrawTally {
  const number = (fits: (draw: StagedDraw) => boolean) => draws.filter(fits).length;
  return {
    toPlace: number(({ state }) => state === 'planned'),
    underWay: number(({ state, stage }) => state === 'ordered' && !over.includes(stage)),
    done: number(({ stage }) => over.includes(stage)),
    skipped: number(({ state }) => state === 'skipped'),
  };
}

export function weekLead(facts: WeekFacts): string {
  const { plan, draws } = facts;
  if (plan.drawnAt === null) return 'This week is committed and not drawn yet: draw it now.';
  if (draws.length === 0) return 'Nothing could be drawn this week.';
  const free = plan.slots - draws.length;
  const unfilled = free > 0 ? ` ${plural(free, 'slot')} stayed empty: nobody else was worth a test.` : '';
  return `${sentence(progressWords(tally(draws)))}, of ${plural(draws.length, 'order')} drawn.${unfilled}`;
}

function progressWords({ toPlace, underWay, done, skipped }: DrawTally): string {
  const parts = [
    toPlace > 0 ? `${plural(toPlace, 'order')} to place` : '',
    underWay > 0 ? `${underWay} under way` : '',
    done > 0 ? `${done} inspected` : '',
    skipped > 0 ? `${skipped} skipped` : '',
  ];
  return listed(parts.filter(Boolean));
}

export function unplannedLead(slots: number, randomSlots: number, budget: LabBudget): string {
  if (slots === 0) return 'The money of a week is not enough for one order: raise the limit, or take it away.';
  const cut = slots < budget.slots ? ` The money is enough for ${slots} of ${budget.slots}.` : '';
  return `This week is not drawn yet: ${plural(slots, 'order')}, ${randomSlots} of them at random.${cut}`;
}

export const presentDraw = (draw: StagedDraw) => ({
  position: draw.position,
  href: `/lab/draws/${draw.id}`,
  name: draw.sellerName,
  category: plainWord(draw.category) || null,
  reasons: shortReasons(draw.reasons),
  stage: draw.stage,
  order: draw.mysteryOrder === null || draw.state !== 'ordered' ? null : `/lab/orders/${draw.mysteryOrder}`,
  toPlace: draw.state === 'planned' ? `/lab/draws/${draw.id}/order` : null,
  skippedReason: draw.skippedReason,
});

const strata = [
  {
    key: 'random',
    title: 'At random',
    text: 'Each order of the marketplace had the same chance. They alone tell how often devices fail in the whole market.',
  },
  {
    key: 'risk',
    title: 'By risk',
    text: 'Where a test is worth most: what is at stake for buyers, and how much one more test would tell.',
  },
] as const;

export function presentWeek(facts: WeekFacts) {
  const { plan, draws, spent } = facts;
  const groups = strata.map(({ key, title, text }) => {
    const rows = draws.filter(({ stratum }) => stratum === key).map(presentDraw);
    return { key, title, text, rows, count: rows.length };
  });
  return {
    plan: { id: plan.id, drawn: plan.drawnAt !== null },
    groups: plan.drawnAt === null ? [] : groups,
    facts: [
      {
        label: 'Slots',
        value: `${plan.slots}`,
        hint: `${plan.randomSlots} at random, ${plan.slots - plan.randomSlots} by risk`,
      },
      { label: 'Money', ...moneyWords(plan, spent) },
      {
        label: 'Seed',
        value: plan.disclosedAt === null ? 'secret, committed' : 'told in the audit log',
        hint: `SHA-256 ${plan.commitment}`,
      },
      { label: 'Committed', value: plan.committedAt.slice(0, 10), hint: `by ${plan.committedBy}` },
    ],
  };
}

function moneyWords({ moneyMinor, currency }: Plan, spent: readonly Spent[]) {
  const said = spent.map((one) => money(one.minor, one.currency)).join(' + ') || 'nothing';
  return {
    value: `${said} spent`,
    hint: moneyMinor === null ? 'no limit was set' : `of at most ${money(moneyMinor, currency)}`,
  };
}

/** The market's rate as the random stratum tells it. */
export function presentRate(counts: StratumCounts) {
  const rate = randomStratumRate(counts.failed, counts.inspected);
  const bounds = counts.skipped > 0 ? skippedBounds(counts) : null;
  return {
    value: rateWords(rate),
    text:
      rate.rate === null
        ? 'No order drawn at random was inspected yet: nothing is known of the market.'
        : `${counts.failed} of ${plural(counts.inspected, 'device')} drawn at random failed in the last year.`,
    skipped: bounds
      ? `Slots at random that could not be carried out: ${counts.skipped}. Nothing takes their place. Had all of them passed it would be ${percent(bounds.least)}, had all failed ${percent(bounds.most)}.`
      : null,
  };
}

/** A draw of another week for which no order was placed yet. */
export const presentToPlace = ({ id, sellerName, category, week }: Draw) => ({
  ...{ href: `/lab/draws/${id}/order`, name: sellerName, category: plainWord(category) || null, week },
});

const drawnIn = ({ toPlace, underWay, done, skipped }: DrawTally): number => toPlace + underWay + done + skipped;

export const presentPast = (plan: Plan, tally: DrawTally | undefined) => ({
  href: `/lab/plan/${plan.id}`,
  week: plan.week,
  orders: tally ? `${drawnIn(tally)} drawn: ${progressWords(tally)}` : 'nothing drawn',
  seed: plan.disclosedAt === null ? 'seed secret' : 'seed told',
});
