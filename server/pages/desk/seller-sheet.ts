/**
 * What a published night says of one seller, as its page shows it: the same for every reader until the next night. Made once
 * after the night for the metric that the page opens with (`keptSheet`), and at each view for the others. What people write
 * between two nights (decisions, notes, findings) is no part of it.
 */
import Handlebars from 'handlebars';
import type { Database } from '../../../db/connect.ts';
import { json } from '../../helpers/words.ts';
import type { Seller } from '../../stores/desk-seller.ts';
import type { Level } from '../../stores/night-rows.ts';
import type { PublishedNight } from '../../stores/published-night.ts';
import type { KeptSheet } from '../../stores/seller-sheets.ts';
import { explainedSeller } from '../explain/explained.ts';
import { latelyWords } from '../explain/lately.ts';
import { wayBack } from '../explain/way-back.ts';
import { keptWords } from './kept-level.ts';
import { packChart } from './present-chart.ts';
import { headline, type Danger } from './present-headline.ts';
import { presentMetric } from './present-metric.ts';
import { levelsToShow, metricToShow, ordersPath, presentScore, sellerPath } from './present-seller.ts';
import { tradeInPanel } from './present-trade-in.ts';
import { metricHistory, sellerFacts, standingOut, stretchOf } from './seller-facts.ts';

/** What people have done that changes the sentence on top. */
export interface Told {
  danger: Danger | null;
  /** The level of the case that is open. */
  recommended: Level | null;
}

const nothingTold: Told = { danger: null, recommended: null };

export async function makeSheet(
  database: Database,
  seller: Seller,
  last: PublishedNight,
  asked: string | null = null,
  told = nothingTold,
) {
  const { night } = last;
  const path = sellerPath(seller);
  const facts = await sellerFacts(database, seller, last);
  const metric = asked ?? metricToShow(facts);
  const history = await metricHistory(database, facts, metric);
  const [loudest] = standingOut(facts);
  const explained = await explainedSeller(database, seller, last);
  const stretch = await stretchOf(database, facts, metric, explained);
  const main = loudest && {
    metric: loudest.metric,
    stretch: loudest.metric === metric ? stretch : await stretchOf(database, facts, loudest.metric, explained),
  };
  const [held, reading] = [facts.held.get(metric), facts.readings.get(metric)];
  const kept = await keptWords(database, seller.id, held, reading, facts, night);
  const lately = latelyWords(explained, metric);
  const weekly = packChart(
    metric,
    history,
    facts.thresholds[metric],
    [],
    (week) => `${ordersPath(path, metric)}&week=${week}`,
  );
  return {
    lead: headline(facts, { main: main ?? null, ...told }),
    ...presentScore(facts),
    levels: levelsToShow(facts),
    wayBack: await wayBack(database, explained, path, false),
    underWay: explained.underWay,
    metric: presentMetric(facts, metric, history, stretch, kept, lately),
    events: reading?.events ?? null,
    asOf: reading?.asOf ?? night,
    first: weekly?.first ?? null,
    chart: weekly && json(weekly).toHTML(),
    tradeIn: await tradeInPanel(database, facts),
  };
}

export type SellerSheet = Awaited<ReturnType<typeof makeSheet>>;

/** Names the night, the program, and what of the seller itself decides which rules it meets. */
export const madeOf = (
  program: string,
  { night, publishedAt }: PublishedNight,
  { name, kind, country, joinedOn }: Seller,
): string => JSON.stringify([night, publishedAt, program, name, kind, country, joinedOn]);

export function packSheet(seller: number, made: string, { chart, ...facts }: SellerSheet): KeptSheet {
  return { seller, madeOf: made, facts: JSON.stringify(facts), chart: chart ?? '' };
}

/** Null where what is kept was made of anything else than what is shown. */
export function keptSheet(
  { madeOf: made, facts, chart }: { madeOf: string | null; facts: string | null; chart: string | null },
  wanted: string,
): SellerSheet | null {
  if (made !== wanted || facts === null) return null;
  return { ...(JSON.parse(facts) as Omit<SellerSheet, 'chart'>), chart: chart || null };
}

/** The chart is markup already. */
export const drawnChart = ({ chart }: SellerSheet): Handlebars.SafeString | null =>
  chart === null ? null : new Handlebars.SafeString(chart);
