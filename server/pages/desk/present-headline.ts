/** A seller in one or two sentences. */
import { dayWords } from '../../helpers/days.ts';
import { count, decimal, isNumber } from '../../helpers/numbers.ts';
import type { Standing } from '../../stores/seller-activity.ts';
import type { SellerFacts } from './seller-facts.ts';
import { standingOut } from './seller-facts.ts';
import type { Stretch } from './since-when.ts';
import { levelNoun, listed, metricWords, sentence, severity } from './words.ts';

/** The metric that stands out most, and since when. */
export interface MainFault {
  metric: string;
  stretch: Stretch | null;
}

export function headline(facts: SellerFacts, main: MainFault | null): string {
  const { score, night } = facts;
  if (!score) return 'Not scored yet: the first score comes with the night after its first orders.';
  if (score.state === 'provisional') return provisionalWords(facts);
  if (main) {
    const others = standingOut(facts)
      .map(({ metric }) => metric)
      .filter((metric) => metric !== main.metric && metric !== 'bad-order');
    const rest =
      others.length > 0 ? `Also: ${listed(others.map((metric) => metricWords(metric).short))}.` : 'All else is fine.';
    return `${faultWords(main, night)} ${rest}`;
  }
  const [worst] = Object.entries(score.losses)
    .filter(([key]) => key !== 'cap')
    .sort((a, b) => b[1] - a[1]);
  const costly =
    worst && worst[1] > 0
      ? ` Most points go to ${metricWords(worst[0]).label.toLowerCase()} (${decimal(worst[1])}).`
      : '';
  return `Nothing stands out: no figure shows a rate above what is acceptable.${costly}`;
}

/** 'It delivers late since 2 Nov: 143 late orders, 82 expected for its mix.' */
export function faultWords({ metric, stretch }: MainFault, night: number): string {
  const { does } = metricWords(metric);
  return stretch ? `${does} since ${dayWords(stretch.since, night)}: ${stretchWords(metric, stretch)}.` : `${does}.`;
}

/** '14 orders with a complaint, 5.1 expected' */
export function stretchWords(metric: string, { observed, expected }: Stretch): string {
  const { one, many } = metricWords(metric);
  const allowed = expected < 10 ? decimal(expected) : count(Math.round(expected));
  return `${count(observed)} ${observed === 1 ? one : many}, ${allowed} expected of an acceptable seller with its orders`;
}

function provisionalWords({ readings }: SellerFacts): string {
  const orders = readings.get('cancellation')?.exposure;
  const known = isNumber(orders) ? `${count(orders)} orders in 180 days` : 'no orders in 180 days';
  return `Too few orders to judge: ${known}. It is shown, never ranked, and nothing is recommended on so little.`;
}

/** 'A warning is in force since Mon 3 Nov.' */
export const standingWords = (standing: Standing | undefined, night: number): string | null =>
  standing && severity[standing.level] > 0
    ? `${sentence(levelNoun[standing.level])} is in force since ${dayWords(standing.from, night)}${standing.to ? `, until ${dayWords(standing.to, night)}` : ''}.`
    : null;
