/** A seller in one or two sentences. */
import { daysIn } from '../../helpers/days.ts';
import { isNumber } from '../../helpers/numbers.ts';
import { numbersIn } from '../../helpers/numbers-in.ts';
import type { Texts } from '../../languages/texts.ts';
import type { Level } from '../../stores/night-rows.ts';
import type { Standing } from '../../stores/seller-activity.ts';
import { sinceDay } from './day-phrases.ts';
import type { SellerFacts } from './seller-facts.ts';
import { aboveAcceptable, standingOut } from './seller-facts.ts';
import type { Stretch } from './since-when.ts';
import { metricWords } from '../metric-words.ts';
import { spokenMetric } from './spoken-metric.ts';
import { levelNoun, listed, safetyWords, sentence, severity } from './words.ts';

/** The metric that stands out most, and since when. */
export interface MainFault {
  metric: string;
  stretch: Stretch | null;
}

/** A finding of the lab that recommends a suspension by itself. */
export interface Danger {
  /** As the lab names it: 'battery_hazard' */
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

export function headline(facts: SellerFacts, { main, danger, recommended }: Situation, t: Texts): string {
  const { score } = facts;
  const sentences = danger ? [dangerWords(danger, facts.night, t)] : [];
  if (!score) sentences.push(t('Not scored yet: the first score comes with the night after its first orders.'));
  else if (score.state === 'provisional') sentences.push(...provisionalWords(facts, recommended, t));
  else if (main) sentences.push(faultWords(main, facts.night, t), ...restWords(facts, main.metric, t));
  else sentences.push(...quietWords(facts, danger, t));
  return sentences.join(' ');
}

const dangerWords = ({ finding, revealedOn }: Danger, night: number, t: Texts): string =>
  t('The lab found danger to buyers: {finding}, revealed {day}. That is enough by itself.', {
    finding: safetyWords(finding, t) ?? finding,
    day: daysIn(t.language).dayWords(revealedOn, night),
  });

/** What is to be said of the other metrics: only where nothing is above what is acceptable all of them are fine. */
function restWords(facts: SellerFacts, main: string, t: Texts): string[] {
  const others = standingOut(facts)
    .map(({ metric }) => metric)
    .filter((metric) => metric !== main);
  const above = aboveAcceptable(facts, [main, ...others]);
  if (others.length === 0 && above.length === 0) return [t('All else is fine.')];
  const metrics = (keys: readonly string[]) => ({ metrics: namesOf(keys, t) });
  return [
    ...(others.length > 0 ? [t('Also: {metrics}.', metrics(others))] : []),
    ...(above.length > 0
      ? [t('Above what is acceptable too, without evidence enough: {metrics}.', metrics(above))]
      : []),
  ];
}

const namesOf = (keys: readonly string[], t: Texts): string =>
  listed(
    keys.map((metric) => metricWords(t, metric).name),
    t,
  );

function quietWords(facts: SellerFacts, danger: Danger | null, t: Texts): string[] {
  const above = aboveAcceptable(facts, []);
  const values = { n: above.length, metrics: namesOf(above, t) };
  if (above.length === 0 && danger) return [t('Its figures are fine: none shows a rate above what is acceptable.')];
  const quiet =
    above.length === 0
      ? t('Nothing stands out: no figure shows a rate above what is acceptable.')
      : danger
        ? t(
            'In its figures nothing stands out: {n, plural, one {one rate lies} other {# rates lie}} above what is acceptable ({metrics}), without evidence enough.',
            values,
          )
        : t(
            'So far nothing stands out: {n, plural, one {one rate lies} other {# rates lie}} above what is acceptable ({metrics}), without evidence enough.',
            values,
          );
  return [quiet, ...costliestWords(facts, t)];
}

function costliestWords({ score }: SellerFacts, t: Texts): string[] {
  const [worst] = Object.entries(score?.losses ?? {})
    .filter(([key]) => key !== 'cap')
    .sort((a, b) => b[1] - a[1]);
  if (!worst || worst[1] <= 0) return [];
  const points = numbersIn(t.language).decimal(worst[1]);
  return [t('Most points go to {metric} ({points}).', { metric: metricWords(t, worst[0]).name, points })];
}

/** 'It delivers late since Mon 2 Nov: 143 late orders, 82 expected of an acceptable seller with its orders.' */
function faultWords({ metric, stretch }: MainFault, night: number, t: Texts): string {
  const { does } = spokenMetric(t, metric);
  if (!stretch) return t('{news}.', { news: does });
  return t('{fault} since {day}: {events}, {expected} expected of an acceptable seller with its orders.', {
    fault: does,
    day: daysIn(t.language).shortDay(stretch.since, night),
    ...countedIn(metric, stretch, t),
  });
}

/** '14 complaints, 5.1 expected of an acceptable seller with its orders' */
export const stretchWords = (metric: string, stretch: Stretch, t: Texts): string =>
  t('{events}, {expected} expected of an acceptable seller with its orders', countedIn(metric, stretch, t));

export function countedIn(metric: string, { observed, expected }: Stretch, t: Texts) {
  const { count, decimal } = numbersIn(t.language);
  const events = metricWords(t, metric).counted(observed);
  return { events, expected: expected < 10 ? decimal(expected) : count(Math.round(expected)) };
}

function provisionalWords({ readings, release }: SellerFacts, recommended: Level | null, t: Texts): string[] {
  const exposure = readings.get('cancellation')?.exposure;
  const orders = isNumber(exposure)
    ? t('{n, plural, one {# order} other {# orders}}', { n: Math.round(exposure) })
    : t('no orders');
  if (!recommended)
    return [
      t(
        'Too few orders to judge: {orders} in 180 days. It is shown, never ranked, and nothing is recommended on so little.',
        { orders },
      ),
    ];
  const stays = t(
    '{measure} that was recommended when it had more orders stays until its rate has clearly been below for {nights, number} nights.',
    { measure: t(levelNoun[recommended]), nights: release.nights },
  );
  return [t('Too few orders to judge: {orders} in 180 days. It is shown, never ranked.', { orders }), sentence(stays)];
}

/** 'A warning is in force since Mon 3 Nov.' */
export function standingWords(standing: Standing | undefined, night: number, t: Texts): string | null {
  if (!standing || severity[standing.level] === 0) return null;
  const values = { measure: t(levelNoun[standing.level]), since: sinceDay(standing.from, night, t) };
  if (!standing.to) return sentence(t('{measure} is in force {since}.', values));
  const end = daysIn(t.language).dayWords(standing.to, night);
  return sentence(t('{measure} is in force {since}, until {end}.', { ...values, end }));
}
