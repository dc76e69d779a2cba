/** The scorecard: where a seller stands, why, and what helps, without a word of method. */
import { daysIn } from '../../helpers/days.ts';
import { isNumber } from '../../helpers/numbers.ts';
import { numbersIn } from '../../helpers/numbers-in.ts';
import type { Texts } from '../../languages/texts.ts';
import type { Reading, Score } from '../../stores/night-rows.ts';
import type { Standing } from '../../stores/seller-activity.ts';
import type { SellerFacts } from '../desk/seller-facts.ts';
import { severity } from '../desk/words.ts';
import { metricWords } from '../metric-words.ts';
import { betterThan } from './better-than.ts';
import { ofHundred, roundShare } from './of-hundred.ts';
import { ownMovedLine } from './present-own-moved.ts';
import { countedWords } from './present-own-metric.ts';
import { whatNeedsYou } from './what-needs-you.ts';

export const scorecardPath = (metric: string): string => `/scorecard?metric=${encodeURIComponent(metric)}#metric`;

/** @param waits how many things of the lab wait for the seller: they stand at the top of the page */
export function presentStanding(t: Texts, facts: SellerFacts, standing: Standing | undefined, waits: number) {
  const { seller, score, last } = facts;
  const { decimal } = numbersIn(t.language);
  const ranked = score?.state === 'ranked' && isNumber(score.score);
  const inForce = standing && severity[standing.level] > severity.watch ? standing : null;
  return {
    title: t('Hello, {name}', { name: seller.name }),
    lead: [standingSentence(t, facts, inForce), nextSentence(t, facts, waits > 0)].filter(Boolean).join(' '),
    moved: ownMovedLine(t, facts.moved, facts.night),
    level: inForce ? inForce.level : ranked ? null : 'too-few',
    score: ranked
      ? {
          value: decimal(score.score, 0),
          interval: `${decimal(score.low, 0)}–${decimal(score.high, 0)}`,
          better: betterThanAll(t, score, last.summary.ranked),
          place: placeWords(t, score, last.summary.ranked),
        }
      : null,
  };
}

/** 'Your score is 58 of 100, and no measure is in force.' */
function standingSentence(t: Texts, { score, night }: SellerFacts, inForce: Standing | null): string {
  const known = score?.state === 'ranked' && isNumber(score.score) ? score.score : null;
  const points = numbersIn(t.language).decimal(known, 0);
  if (!inForce)
    return known === null ? '' : t('Your score is {points} of 100, and no measure is in force.', { points });
  const measure = { level: inForce.level, day: daysIn(t.language).dayWords(inForce.from, night) };
  return known === null
    ? t(
        '{level, select, warn {A warning} limit {A limit} suspend {A suspension} other {The end of the service}} by the marketplace stands since {day}.',
        measure,
      )
    : t(
        '{level, select, warn {A warning} limit {A limit} suspend {A suspension} other {The end of the service}} by the marketplace stands since {day}; your score is {points} of 100.',
        { ...measure, points },
      );
}

/** What there is to do, and if nothing, where most points go. */
function nextSentence(t: Texts, facts: SellerFacts, labWaits: boolean): string {
  const { score, readings } = facts;
  if (!score)
    return labWaits
      ? t(
          'Welcome. Your first score comes the morning after your first orders were counted; until then there is nothing to do but what stands at the top of this page.',
        )
      : t(
          'Welcome. Your first score comes the morning after your first orders were counted; until then there is nothing to do.',
        );
  if (score.state === 'provisional') return fewSentence(t, readings.get('cancellation')?.exposure);
  const needed = whatNeedsYou(t, facts, labWaits);
  if (needed !== null) return needed;
  const toDo = labWaits
    ? t('There is nothing to do but what stands at the top of this page.')
    : t('All is well: there is nothing to do today.');
  return `${toDo} ${costSentence(t, score)}`.trim();
}

const fewSentence = (t: Texts, exposure: number | null | undefined): string =>
  t(
    '{orders, plural, =0 {You have had no orders in the last 180 days.} other {You have had few orders so far: # in the last 180 days.}} That is too few to judge, so you have no score yet, and nothing counts against you.',
    { orders: isNumber(exposure) ? Math.floor(exposure) : 0 },
  );

function costSentence(t: Texts, score: Score): string {
  const [worst] = costs(score.losses);
  return worst ? t('Most points go to {metric}; see below what helps.', { metric: metricWords(t, worst[0]).name }) : '';
}

const costs = (losses: Readonly<Record<string, number>>): [string, number][] =>
  Object.entries(losses)
    .filter(([metric, points]) => metric !== 'cap' && points > 0)
    .sort((a, b) => b[1] - a[1]);

/** Of all that are ranked; null where they are too few. */
export function betterThanAll(
  t: Texts,
  { rankLow, rankHigh }: Pick<Score, 'rankLow' | 'rankHigh'>,
  ranked: number,
): string | null {
  if (!isNumber(rankLow) || !isNumber(rankHigh) || ranked < 10) return null;
  const share = (rank: number) => Math.round(((ranked - rank) / ranked) * 100);
  return betterThan(t, { low: share(rankHigh), high: share(rankLow) });
}

/** 'place 212 of 2,004, almost surely 150 to 290' */
function placeWords(t: Texts, { rank, rankLow, rankHigh }: Score, ranked: number): string | null {
  if (!isNumber(rank) || !isNumber(rankLow) || !isNumber(rankHigh) || ranked < 10) return null;
  return t('place {rank, number} of {ranked, number}, almost surely between {low, number} and {high, number}', {
    ...{ rank, ranked, low: rankLow, high: rankHigh },
  });
}

export interface Cost {
  label: string;
  points: string;
  href: string;
  /** What happened. */
  what: string;
  hint: string | null;
  /** Why it costs points although nothing happened; null where something did. */
  clean: string | null;
  improve: string;
}

/** The three metrics that cost most, each with what it is, what happened, and what helps. */
export function presentCosts(
  t: Texts,
  losses: Readonly<Record<string, number>>,
  readings: ReadonlyMap<string, Reading>,
  hrefOf: (metric: string) => string,
): Cost[] {
  return costs(losses)
    .slice(0, 3)
    .map(([metric, points]) => {
      const { label, meaning, improve } = metricWords(t, metric);
      const reading = readings.get(metric);
      const counted = reading && countedWords(t, metric, reading);
      return {
        ...{ label, improve, points: `−${numbersIn(t.language).decimal(points)}`, href: hrefOf(metric) },
        what: counted?.text ?? meaning,
        hint: counted?.hint ?? null,
        clean: reading ? cleanWords(t, reading) : null,
      };
    });
}

/** A rate leans on what is usual among sellers, so that none of 101 costs points as well. */
function cleanWords(t: Texts, { events, rate, reliability, state }: Reading): string | null {
  if (events !== 0 || !isNumber(rate) || !isNumber(reliability)) return null;
  return state === 'too_few'
    ? t(
        'It costs points all the same: that is too little to judge by, and until there is more you are taken to be about as sellers usually are.',
      )
    : t(
        'It costs points all the same: your own figures are {own} of the rate, and what is usual among sellers is the rest; so we take it as about {rate}.',
        { own: roundShare(t, reliability), rate: ofHundred(t, rate) },
      );
}
