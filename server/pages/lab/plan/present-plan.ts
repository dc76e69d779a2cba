/** A week of the lab as a person reads it: what is drawn, why, and how far each order is. */
import { daysIn } from '../../../helpers/days.ts';
import { numbersIn } from '../../../helpers/numbers-in.ts';
import { wordsIn } from '../../../helpers/words-in.ts';
import { message, type Texts } from '../../../languages/texts.ts';
import { randomStratumRate, skippedBounds } from '../../../lab/planner/random-stratum-rate.ts';
import type { Draw, DrawTally } from '../../../stores/lab/draws.ts';
import type { LabBudget } from '../../../stores/lab/lab-budget.ts';
import type { Plan } from '../../../stores/lab/plans.ts';
import type { StratumCounts } from '../../../stores/lab/test-history.ts';
import { plainWordIn, sentence } from '../../desk/words.ts';
import { drawStageWord } from '../words.ts';
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

export function weekLead(facts: WeekFacts, t: Texts): string {
  const { plan, draws } = facts;
  if (plan.drawnAt === null) return t('This week is committed and not drawn yet: draw it now.');
  if (draws.length === 0) return t('Nothing could be drawn this week.');
  const free = plan.slots - draws.length;
  const unfilled =
    free > 0
      ? ` ${t('{n, plural, one {# slot} other {# slots}} stayed empty: nobody else was worth a test.', { n: free })}`
      : '';
  const progress = t('{progress}, of {n, plural, one {# order} other {# orders}} drawn.', {
    progress: sentence(progressWords(tally(draws), t)),
    n: draws.length,
  });
  return `${progress}${unfilled}`;
}

function progressWords({ toPlace, underWay, done, skipped }: DrawTally, t: Texts): string {
  const parts = [
    toPlace > 0 ? t('{n, plural, one {# order} other {# orders}} to place', { n: toPlace }) : '',
    underWay > 0 ? t('{count} under way', { count: String(underWay) }) : '',
    done > 0 ? t('{n, plural, one {# inspected} other {# inspected}}', { n: done }) : '',
    skipped > 0 ? t('{n, plural, one {# skipped} other {# skipped}}', { n: skipped }) : '',
  ];
  const said = parts.filter(Boolean);
  return said.length === 0 ? '' : wordsIn(t.language).list(said);
}

export function unplannedLead(slots: number, randomSlots: number, budget: LabBudget, t: Texts): string {
  if (slots === 0) return t('The money of a week is not enough for one order: raise the limit, or take it away.');
  const part = { part: String(slots), whole: String(budget.slots) };
  const cut = slots < budget.slots ? ` ${t('The money is enough for {part} of {whole}.', part)}` : '';
  const lead = t(
    'This week is not drawn yet: {n, plural, one {# order} other {# orders}}, {random} of them at random.',
    { n: slots, random: String(randomSlots) },
  );
  return `${lead}${cut}`;
}

export const presentDraw = (draw: StagedDraw, t: Texts) => ({
  position: draw.position,
  href: `/lab/draws/${draw.id}`,
  name: draw.sellerName,
  category: plainWordIn(draw.category, t) || null,
  reasons: shortReasons(draw.reasons, t),
  stage: drawStageWord(draw.stage, t),
  order: draw.mysteryOrder === null || draw.state !== 'ordered' ? null : `/lab/orders/${draw.mysteryOrder}`,
  toPlace: draw.state === 'planned' ? `/lab/draws/${draw.id}/order` : null,
  skippedReason: draw.skippedReason,
});

const strata = [
  {
    key: 'random',
    title: message('At random'),
    text: message(
      'Each order of the marketplace had the same chance. They alone tell how often devices fail in the whole market.',
    ),
  },
  {
    key: 'risk',
    title: message('By risk'),
    text: message('Where a test is worth most: what is at stake for buyers, and how much one more test would tell.'),
  },
] as const;

export function presentWeek(facts: WeekFacts, t: Texts) {
  const { plan, draws, spent } = facts;
  const groups = strata.map(({ key, title, text }) => {
    const rows = draws.filter(({ stratum }) => stratum === key).map((draw) => presentDraw(draw, t));
    return { key, title: t(title), text: t(text), rows, count: rows.length };
  });
  return {
    plan: { id: plan.id, drawn: plan.drawnAt !== null },
    groups: plan.drawnAt === null ? [] : groups,
    facts: [
      {
        label: t('Slots'),
        value: `${plan.slots}`,
        hint: t('{random} at random, {risk} by risk', {
          random: String(plan.randomSlots),
          risk: String(plan.slots - plan.randomSlots),
        }),
      },
      { label: t('Money'), ...moneyWords(plan, spent, t) },
      {
        label: t('Seed'),
        value: plan.disclosedAt === null ? t('secret, committed') : t('told in the audit log'),
        hint: `SHA-256 ${plan.commitment}`,
      },
      {
        label: t('Committed'),
        value: daysIn(t.language).exactDay(plan.committedAt),
        hint: plan.committedBy === 'scheduler' ? t('by the scheduler') : t('by {person}', { person: plan.committedBy }),
      },
    ],
  };
}

function moneyWords({ moneyMinor, currency }: Plan, spent: readonly Spent[], t: Texts) {
  const { money } = numbersIn(t.language);
  const said = spent.map((one) => money(one.minor, one.currency)).join(' + ') || t('nothing');
  return {
    value: t('{money} spent', { money: said }),
    hint: moneyMinor === null ? t('no limit was set') : t('of at most {money}', { money: money(moneyMinor, currency) }),
  };
}

/** The market's rate as the random stratum tells it. */
export function presentRate(counts: StratumCounts, t: Texts) {
  const { percent } = numbersIn(t.language);
  const rate = randomStratumRate(counts.failed, counts.inspected);
  const bounds = counts.skipped > 0 ? skippedBounds(counts) : null;
  return {
    value: rateWords(rate, t),
    text:
      rate.rate === null
        ? t('No order drawn at random was inspected yet: nothing is known of the market.')
        : t('{failed} of {n, plural, one {# device} other {# devices}} drawn at random failed in the last year.', {
            failed: String(counts.failed),
            n: counts.inspected,
          }),
    skipped: bounds
      ? t(
          'Slots at random that could not be carried out: {skipped}. Nothing takes their place. Had all of them passed it would be {least}, had all failed {most}.',
          { skipped: String(counts.skipped), least: percent(bounds.least), most: percent(bounds.most) },
        )
      : null,
  };
}

/** A draw of another week for which no order was placed yet. */
export const presentToPlace = ({ id, sellerName, category, week }: Draw, t: Texts) => ({
  ...{ href: `/lab/draws/${id}/order`, name: sellerName, category: plainWordIn(category, t) || null },
  week: daysIn(t.language).exactDay(week),
});

const drawnIn = ({ toPlace, underWay, done, skipped }: DrawTally): number => toPlace + underWay + done + skipped;

export const presentPast = (plan: Plan, tally: DrawTally | undefined, t: Texts) => ({
  href: `/lab/plan/${plan.id}`,
  week: daysIn(t.language).exactDay(plan.week),
  orders: tally
    ? t('{count} drawn: {progress}', { count: String(drawnIn(tally)), progress: progressWords(tally, t) })
    : t('nothing drawn'),
  seed: plan.disclosedAt === null ? t('seed secret') : t('seed told'),
});
