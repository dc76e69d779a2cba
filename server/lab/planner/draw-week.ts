/** The draw of a week: the same frame and the same seed always give the same draws. */
import type { Candidate, Market } from './candidate.ts';
import type { DrawReason } from './draw-reason.ts';
import type { Frame } from './frame.ts';
import { newsAfter, ranked, testingRules, weigh, type Weighed } from './priority.ts';
import { drawRandomStratum, type RandomDraw } from './random-stratum.ts';
import { drawRiskStratum, type RiskDraw } from './risk-stratum.ts';
import type { Sha256 } from './seeded-numbers.ts';
import { chanceBad, meanRate } from './value-of-test.ts';

export interface WeekDraw {
  /** From 1; the random stratum first. */
  position: number;
  stratum: 'random' | 'risk';
  seller: number;
  category: string | null;
  reasons: DrawReason[];
  chance: number | null;
  action: number | null;
}

export function drawWeek(frame: Frame, seed: string, sha256: Sha256): WeekDraw[] {
  const random = drawRandomStratum(frame.orders, frame.randomSlots, sha256, seed);
  const worth = ranked(frame.candidates.map((one) => weigh(one, frame.market)));
  const drawn = random.map(({ seller }) => seller);
  const risk = drawRiskStratum(frame.actions, worth, frame.slots - random.length, drawn);
  const draws = [...random.map(randomDraw), ...risk.map((draw) => riskDraw(draw, frame.market))];
  return draws.map((draw, index) => ({ ...draw, position: index + 1 }));
}

type Placeless = Omit<WeekDraw, 'position'>;

const randomDraw = ({ seller, category, orders, of, chance }: RandomDraw): Placeless => ({
  ...{ stratum: 'random', seller, category, reasons: [{ kind: 'random', orders, of }], chance, action: null },
});

function riskDraw(draw: RiskDraw, market: Market): Placeless {
  const { seller, category } = draw;
  const common = { stratum: 'risk' as const, seller, category, chance: null };
  if (draw.why === 'action')
    return { ...common, reasons: [{ kind: 'action', action: draw.action }], action: draw.action };
  return { ...common, reasons: reasonsOf(draw.weighed, draw.place, market), action: null };
}

/** Every figure that went into its place, so that the page can say it years later. */
export function reasonsOf(weighed: Weighed, place: number, market: Market): DrawReason[] {
  const { candidate, belief, harm, information, priority } = weighed;
  const { state } = candidate;
  return [
    ...knownOf(candidate, market),
    { kind: 'belief', rate: meanRate(belief), chanceBad: chanceBad(belief, market.badRate), badRate: market.badRate },
    { kind: 'harm', orders: candidate.orders, harm },
    { kind: 'news', days: candidate.sinceAny, factor: newsAfter(candidate.sinceAny) },
    { kind: 'state', state, weight: testingRules[state].weight },
    { kind: 'information', information, priority, place },
  ];
}

function knownOf({ trial, level, waits, score, tests }: Candidate, { medianScore }: Market): DrawReason[] {
  const { failed, of, lastOn, days } = tests;
  const reasons: DrawReason[] = [];
  if (trial) reasons.push({ kind: 'trial', ...trial });
  if (waits || level !== 'none') reasons.push({ kind: 'case', level, waits });
  reasons.push({
    ...{ kind: 'score', score: score?.score ?? null, low: score?.low ?? null, high: score?.high ?? null },
    median: medianScore,
  });
  reasons.push({ kind: 'tests', failed, of, lastOn, days });
  return reasons;
}
