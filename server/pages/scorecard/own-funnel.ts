/** One seller in the funnel of all: what sellers with as many orders come to, and whether chance explains its own rate. Nobody else is drawn. */
import type { Database } from '../../../db/connect.ts';
import { numbersIn } from '../../helpers/numbers-in.ts';
import type { Texts } from '../../languages/texts.ts';
import type { Place } from '../../scoring/funnel-places.ts';
import { funnelSellers } from '../../stores/funnel.ts';
import { onceEachNight } from '../../stores/night-memo.ts';
import type { PublishedNight } from '../../stores/published-night.ts';
import { funnelOf, type Funnel, type FunnelRow } from '../compare/funnel-rows.ts';
import { everyone, groupKey } from '../compare/group-query.ts';
import { limitLines, type LimitLines } from '../compare/limit-lines.ts';
import { leastPeers } from '../compare/tellable-groups.ts';
import { metricWords } from '../metric-words.ts';

export interface OwnFunnel {
  text: string;
  /** Shares. */
  rate: number;
  own: number;
  orders: number;
  isHigh: boolean;
  lines: LimitLines;
  base: string;
}

/** Null where fewer than ten others are counted, or one of them is most of what is counted: the rate of all would be its rate. */
export async function ownFunnel(
  database: Database,
  t: Texts,
  last: PublishedNight,
  sellerId: string,
  metric: string,
): Promise<OwnFunnel | null> {
  const sellers = await onceEachNight(database, last, `funnel sellers ${metric}`, () =>
    funnelSellers(database, last.night, metric),
  );
  const funnel = await onceEachNight(database, last, `funnel ${metric} ${groupKey(everyone)}`, () =>
    Promise.resolve(funnelOf(sellers)),
  );
  const own = funnel.rows.find((row) => row.sellerId === sellerId);
  if (!own || funnel.rate === null || !isTellable(funnel.rows, own)) return null;
  const rate = Math.round(funnel.rate * 1000) / 1000;
  if (rate === 0) return null;
  return {
    text: placeSentence(t, funnel, own, rate),
    ...{ rate, own: own.rate, orders: own.exposure, isHigh: own.place > 0 },
    lines: limitLines(rate, funnel.tau2, Math.max(10, own.exposure * 4)),
    base: metricWords(t, metric).base(Math.round(own.exposure)),
  };
}

/** At least ten others, none of whom is more than half of the others together. */
export function isTellable(rows: readonly FunnelRow[], own: FunnelRow): boolean {
  const others = rows.filter((row) => row !== own);
  const all = others.reduce((sum, { exposure }) => sum + exposure, 0);
  return others.length >= leastPeers && Math.max(...others.map(({ exposure }) => exposure)) <= all / 2;
}

function placeSentence(t: Texts, { tau2 }: Pick<Funnel, 'tau2'>, { rate: own, place }: FunnelRow, all: number): string {
  const { percent } = numbersIn(t.language);
  const rates = { own: percent(own), all: percent(all) };
  return tau2 === null ? byChance(t, place, rates) : bySpread(t, place, rates);
}

function byChance(t: Texts, place: Place, rates: { own: string; all: string }): string {
  if (place === 0)
    return t(
      'All sellers together have {all}, you have {own}: with as many orders, chance alone explains that.',
      rates,
    );
  return place > 0
    ? t('All sellers together have {all}, you have {own}: that is more than chance explains.', rates)
    : t('All sellers together have {all}, you have {own}: that is better than chance explains.', rates);
}

function bySpread(t: Texts, place: Place, rates: { own: string; all: string }): string {
  if (place === 0)
    return t('All sellers together have {all}, you have {own}: that is within what is usual among sellers.', rates);
  return place > 0
    ? t('All sellers together have {all}, you have {own}: that is more than is usual among sellers.', rates)
    : t('All sellers together have {all}, you have {own}: that is better than is usual among sellers.', rates);
}
