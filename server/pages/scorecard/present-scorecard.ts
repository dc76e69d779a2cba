/** The scorecard: where a seller stands, why, and what helps, without a word of method. */
import { dayWords } from '../../helpers/days.ts';
import { count, decimal, isNumber } from '../../helpers/numbers.ts';
import type { Reading, Score } from '../../stores/night-rows.ts';
import type { Standing } from '../../stores/seller-activity.ts';
import { ownMovedLine } from '../desk/present-moved.ts';
import type { SellerFacts } from '../desk/seller-facts.ts';
import { levelNoun, metricWords, sentence, severity } from '../desk/words.ts';
import { adviceOn } from './advice.ts';
import { countedWords } from './present-own-metric.ts';

export const scorecardPath = (metric: string): string => `/scorecard?metric=${encodeURIComponent(metric)}#metric`;

/** @param waits how many things of the lab wait for the seller: they stand at the top of the page */
export function presentStanding(facts: SellerFacts, standing: Standing | undefined, waits: number) {
  const { seller, score } = facts;
  const ranked = score?.state === 'ranked' && isNumber(score.score);
  const inForce = standing && severity[standing.level] > severity.watch ? standing : null;
  return {
    title: `Hello, ${seller.name}`,
    lead: standingSentence(facts, inForce, waits > 0),
    moved: ownMovedLine(facts.moved, facts.night),
    level: inForce ? inForce.level : ranked ? null : 'too-few',
    score: ranked
      ? {
          value: decimal(score.score, 0),
          interval: `${decimal(score.low, 0)}–${decimal(score.high, 0)}`,
          better: betterThan(score, facts.last.summary.ranked),
        }
      : null,
  };
}

function standingSentence(facts: SellerFacts, inForce: Standing | null, labWaits: boolean): string {
  const { score, night, readings } = facts;
  if (!score)
    return `Welcome. Your first score comes the morning after your first orders were counted; until then there is nothing to do${labWaits ? ' but what stands at the top of this page' : ''}.`;
  const stands = inForce
    ? `${sentence(levelNoun[inForce.level])} by the marketplace stands since ${dayWords(inForce.from, night)}. `
    : '';
  if (score.state === 'provisional') {
    const orders = readings.get('cancellation')?.exposure;
    const few = isNumber(orders) && orders >= 1 ? `${count(orders)} in the last 180 days` : 'none in the last 180 days';
    return `${stands}You have had few orders so far: ${few}. That is too few to judge, so you have no score yet, and nothing counts against you.`;
  }
  const [above] = aboveAccepted(facts);
  if (above) {
    const { metric, low } = above;
    const warn = facts.thresholds[metric]?.warn ?? null;
    const sure = isNumber(low) && isNumber(warn) && low > warn ? 'is' : 'is probably';
    const besides = labWaits ? 'Besides what stands at the top of this page, one' : 'One';
    return `${stands}${besides} thing needs you: ${metricWords(metric).label.toLowerCase()} ${sure} above what the marketplace accepts. ${adviceOn(metric).improve}`;
  }
  const toDo = labWaits
    ? 'There is nothing to do but what stands at the top of this page.'
    : 'All is well: there is nothing to do today.';
  return `${stands}${toDo} ${costSentence(score)}`.trim();
}

/** Metrics that stand above the warning threshold by strong evidence, the strongest first. */
function aboveAccepted({ readings }: SellerFacts): Reading[] {
  return [...readings.values()]
    .filter(
      ({ state, evidence, metric }) => state !== 'missing' && metric !== 'bad-order' && (evidence.warn ?? 0) >= 20,
    )
    .sort((a, b) => (b.evidence.warn ?? 0) - (a.evidence.warn ?? 0));
}

function costSentence(score: Score): string {
  const [worst] = costs(score);
  return worst ? `Most points go to ${metricWords(worst[0]).label.toLowerCase()}; see below what helps.` : '';
}

const costs = (score: Score): [string, number][] =>
  Object.entries(score.losses)
    .filter(([metric, points]) => metric !== 'cap' && points > 0)
    .sort((a, b) => b[1] - a[1]);

/**
 * How many of 100 ranked sellers this one is better than, as a range.
 *
 * @example betterThan(rank 22 to 36 of 100) // 'better than 64–78 of 100 sellers'
 */
export function betterThan(
  { rankLow, rankHigh }: Pick<Score, 'rankLow' | 'rankHigh'>,
  ranked: number,
  whom = ' sellers',
): string | null {
  if (!isNumber(rankLow) || !isNumber(rankHigh) || ranked < 10) return null;
  const share = (rank: number) => Math.round(((ranked - rank) / ranked) * 100);
  const [low, high] = [share(rankHigh), share(rankLow)];
  return `better than ${low === high ? low : `${low}–${high}`} of 100${whom}`;
}

/** The three metrics that cost most, each with what it is, what happened, and what helps. */
export function presentCosts(facts: SellerFacts) {
  const { score, readings } = facts;
  if (!score || score.state === 'provisional') return [];
  return costs(score)
    .slice(0, 3)
    .map(([metric, points]) => {
      const { label, meaning } = metricWords(metric);
      const reading = readings.get(metric);
      return {
        label,
        points: decimal(points),
        href: scorecardPath(metric),
        what: (reading && countedWords(metric, reading)) ?? meaning,
        improve: adviceOn(metric).improve,
      };
    });
}
