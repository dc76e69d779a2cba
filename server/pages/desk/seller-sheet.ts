/**
 * What a published night says of one seller, as its page shows it: the same for every reader of a language until the next night.
 * Made once after the night, in English, for the metric that the page opens with (`keptSheet`), and at each view for the other
 * metrics and languages. What people write between two nights (decisions, notes, findings) is no part of it.
 */
import Handlebars from 'handlebars';
import type { Database } from '../../../db/connect.ts';
import type { Texts } from '../../languages/texts.ts';
import type { Seller } from '../../stores/desk-seller.ts';
import type { Level } from '../../stores/night-rows.ts';
import type { PublishedNight } from '../../stores/published-night.ts';
import type { KeptSheet } from '../../stores/seller-sheets.ts';
import { explainedSeller } from '../explain/explained.ts';
import { latelyWords } from '../explain/lately.ts';
import { wayBack } from '../explain/way-back.ts';
import { keptWords } from './kept-level.ts';
import { ordersLink } from './orders-link.ts';
import { packChart } from './present-chart.ts';
import { headline, type Danger } from './present-headline.ts';
import { presentMetric } from './present-metric.ts';
import {
  levelToShow,
  levelsToShow,
  metricToShow,
  ordersPath,
  presentFacts,
  presentScore,
  presentTabs,
  sellerCrumbs,
  sellerPath,
} from './present-seller.ts';
import { tradeInPanel } from './present-trade-in.ts';
import { metricHistory, sellerFacts, standingOut, stretchOf } from './seller-facts.ts';

/** What people have done that changes the sentence on top. */
export interface Told {
  danger: Danger | null;
  /** The level of the case that is open. */
  recommended: Level | null;
}

/** Names what is told, as far as it changes the sentence: what is recommended does where there are too few orders only. */
export const toldName = ({ danger, recommended }: Told, { provisional }: { provisional: boolean }): string => {
  const level = provisional ? recommended : null;
  return danger === null && level === null ? '' : JSON.stringify([danger, level]);
};

/** The language of sheets that are kept: that of most readers. */
export const keptIn = 'en';

export interface AskedSheet {
  seller: Seller;
  last: PublishedNight;
  /** A metric; null: the one that the page opens with. */
  asked: string | null;
  told: Told;
}

export async function makeSheet(database: Database, { seller, last, asked, told }: AskedSheet, t: Texts) {
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
  const remembered = {
    kept: await keptWords(database, { seller: seller.id, held, reading, rules: facts, night }, t),
    lately: latelyWords(explained, metric, t),
  };
  const weekly = packChart(
    t,
    metric,
    history,
    facts.thresholds[metric],
    [],
    (week) => `${ordersPath(path, metric)}&week=${week}`,
  );
  const score = presentScore(facts, t);
  const levels = levelsToShow(facts);
  return {
    title: seller.name,
    crumbs: sellerCrumbs(t),
    shown: levelToShow(score, null),
    told: toldName(told, score),
    lead: headline(facts, { main: main ?? null, ...told }, t),
    ...score,
    levels,
    facts: presentFacts(seller, t),
    tabs: presentTabs(levels, path, metric, t),
    wayBack: await wayBack(database, explained, path, false, t),
    metric: presentMetric(facts, metric, history, stretch, remembered, t),
    orders: ordersLink(path, metric, reading?.events ?? null, t),
    numbers: `${path}/weeks?metric=${metric}`,
    asOf: reading?.asOf ?? night,
    first: weekly?.first ?? null,
    chart: weekly,
    tradeIn: await tradeInPanel(database, t, facts),
  };
}

export type SellerSheet = Awaited<ReturnType<typeof makeSheet>>;

/** Names the night, the program, and what of the seller itself decides which rules it meets. */
export const madeOf = (
  program: string,
  { night, publishedAt }: PublishedNight,
  { name, kind, country, joinedOn }: Seller,
): string => JSON.stringify([night, publishedAt, program, name, kind, country, joinedOn]);

/** As much of a sheet as the page reads by itself; the rest of it is only drawn. */
export interface SheetFacts extends Pick<
  SellerSheet,
  'lead' | 'told' | 'provisional' | 'level' | 'levels' | 'asOf' | 'first'
> {
  ranked: boolean;
  metric: { key: string; label: string };
}

export const sheetFacts = (sheet: SellerSheet): SheetFacts => {
  const { lead, told, provisional, level, levels, asOf, first, ranked, metric } = sheet;
  const { key, label } = metric;
  return { lead, told, provisional, level, levels, asOf, first, ranked: ranked !== null, metric: { key, label } };
};

/** The parts of the page that are drawn once, each by the template of its name in views/desk/sheet. */
export const sheetParts = ['head', 'figures', 'points', 'facts', 'tabs', 'panel', 'after'] as const;
export type DrawnParts = Record<(typeof sheetParts)[number], Handlebars.SafeString>;

/** Between two parts: a control character, which no page holds. */
const border = '\u0001';

/** @param draw the template of this name */
export function packSheet(
  seller: number,
  made: string,
  sheet: SellerSheet,
  draw: (name: string, model: object) => string,
): KeptSheet {
  const parts = sheetParts.map((part) => draw(`desk/sheet/${part}`, sheet).trim());
  return { seller, madeOf: made, facts: JSON.stringify(sheetFacts(sheet)), parts: parts.join(border) };
}

const asDrawn = (part: string) => new Handlebars.SafeString(part);

/** Null where what is kept was made of anything else than what is shown. */
export function keptSheet(
  { madeOf: made, facts, parts }: { madeOf: string | null; facts: string | null; parts: string | null },
  wanted: string,
): { facts: SheetFacts; drawn: DrawnParts } | null {
  if (made !== wanted || facts === null || parts === null) return null;
  const [head, figures, points, rows, tabs, panel, after] = parts.split(border).map(asDrawn);
  if (!head || !figures || !points || !rows || !tabs || !panel || !after) return null;
  return {
    facts: JSON.parse(facts) as SheetFacts,
    drawn: { head, figures, points, facts: rows, tabs, panel, after },
  };
}
