/** A seller in one or two sentences. */
import { dayWords } from '../../helpers/days.ts';
import { count, decimal, isNumber } from '../../helpers/numbers.ts';
import { plural } from '../../helpers/words.ts';
import type { Level } from '../../stores/night-rows.ts';
import type { Standing } from '../../stores/seller-activity.ts';
import type { SellerFacts } from './seller-facts.ts';
import { aboveAcceptable, standingOut } from './seller-facts.ts';
import type { Stretch } from './since-when.ts';
import { levelNoun, listed, metricWords, sentence, severity } from './words.ts';

/** The metric that stands out most, and since when. */
export interface MainFault {
  metric: string;
  stretch: Stretch | null;
}

/** A finding of the lab that recommends a suspension by itself. */
export interface Danger {
  /** 'battery hazard' */
  finding: string;
  /** `YYYY-MM-DD` */
  revealedOn: string;
}

export interface Situation {
  main: MainFault | null;
  danger: Danger | null;
  /** The level of the case that is open. */
  recommended: Level | null;
}

export function headline(facts: SellerFacts, { main, danger, recommended }: Situation): string {
  const { score, night } = facts;
  const first = danger
    ? `The lab found danger to buyers: ${danger.finding}, revealed ${dayWords(danger.revealedOn, night)}. That is enough by itself.`
    : '';
  if (!score) return `${first} Not scored yet: the first score comes with the night after its first orders.`.trim();
  if (score.state === 'provisional') return `${first} ${provisionalWords(facts, recommended)}`.trim();
  return `${first} ${main ? `${faultWords(main, night)} ${restWords(facts, main.metric)}` : quietWords(facts, danger)}`.trim();
}

/** What is to be said of the other metrics: only where nothing is above what is acceptable all of them are fine. */
function restWords(facts: SellerFacts, main: string): string {
  const others = standingOut(facts)
    .map(({ metric }) => metric)
    .filter((metric) => metric !== main);
  const above = aboveAcceptable(facts, [main, ...others]);
  const names = (keys: readonly string[]) => listed(keys.map((metric) => metricWords(metric).short));
  if (others.length === 0 && above.length === 0) return 'All else is fine.';
  const also = others.length > 0 ? `Also: ${names(others)}.` : '';
  const unproven = above.length > 0 ? `Above what is acceptable too, without evidence enough: ${names(above)}.` : '';
  return [also, unproven].filter(Boolean).join(' ');
}

function quietWords(facts: SellerFacts, danger: Danger | null): string {
  const above = aboveAcceptable(facts, []);
  const costly = costliestWords(facts);
  if (above.length > 0) {
    const names = listed(above.map((metric) => metricWords(metric).short));
    return `${danger ? 'In its figures' : 'So far'} nothing stands out: ${above.length === 1 ? 'one rate lies' : `${count(above.length)} rates lie`} above what is acceptable (${names}), without evidence enough.${costly}`;
  }
  return danger
    ? `Its figures are fine: none shows a rate above what is acceptable.`
    : `Nothing stands out: no figure shows a rate above what is acceptable.${costly}`;
}

function costliestWords({ score }: SellerFacts): string {
  const [worst] = Object.entries(score?.losses ?? {})
    .filter(([key]) => key !== 'cap')
    .sort((a, b) => b[1] - a[1]);
  return worst && worst[1] > 0
    ? ` Most points go to ${metricWords(worst[0]).label.toLowerCase()} (${decimal(worst[1])}).`
    : '';
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

function provisionalWords({ readings, release }: SellerFacts, recommended: Level | null): string {
  const orders = readings.get('cancellation')?.exposure;
  const known = isNumber(orders) ? plural(Math.round(orders), 'order') : 'no orders';
  const start = `Too few orders to judge: ${known} in 180 days. It is shown, never ranked`;
  if (!recommended) return `${start}, and nothing is recommended on so little.`;
  return `${start}. ${sentence(levelNoun[recommended])} that was recommended when it had more orders stays until its rate has clearly been below for ${release.nights} nights.`;
}

/** 'A warning is in force since Mon 3 Nov.' */
export const standingWords = (standing: Standing | undefined, night: number): string | null =>
  standing && severity[standing.level] > 0
    ? `${sentence(levelNoun[standing.level])} is in force since ${dayWords(standing.from, night)}${standing.to ? `, until ${dayWords(standing.to, night)}` : ''}.`
    : null;
