/** The page of one seller, apart from its chosen metric and its orders. */
import { exactDay } from '../../helpers/days.ts';
import { change, count, decimal, isNumber, odds } from '../../helpers/numbers.ts';
import { metrics } from '../../scoring/metrics/index.ts';
import type { Finding, Seller } from '../../stores/desk-seller.ts';
import type { Standing } from '../../stores/seller-activity.ts';
import type { PastRecommendation } from '../../stores/seller-history.ts';
import { presentLosses } from './present-losses.ts';
import { movedLine } from './present-moved.ts';
import { headline, standingWords, type Danger, type MainFault } from './present-headline.ts';
import { aboutThreshold } from './figures.ts';
import { standingOut, type SellerFacts } from './seller-facts.ts';
import { plainWord, safetyWords, sentence, severity } from './words.ts';

export const sellerPath = (seller: Pick<Seller, 'sellerId'>): string =>
  `/sellers/${encodeURIComponent(seller.sellerId)}`;

export interface SellerSituation {
  facts: SellerFacts;
  main: MainFault | null;
  danger: Danger | null;
  standing: Standing | undefined;
  open: PastRecommendation | undefined;
  chosen: string;
}

export function presentSeller({ facts, main, danger, standing, open, chosen }: SellerSituation) {
  const { seller, score, weekAgo, last } = facts;
  const path = sellerPath(seller);
  const provisional = score?.state === 'provisional';
  const level = score?.level ?? 'none';
  const inForce = standing && severity[standing.level] > 0 ? standing.level : null;
  const moved = isNumber(score?.score) && isNumber(weekAgo?.score) ? score.score - weekAgo.score : null;
  return {
    title: seller.name,
    lead: headline(facts, { main, danger, recommended: open?.level ?? null }),
    standing: standingWords(standing, facts.night),
    inForce,
    // Said once: a level that was decided and still holds is in force, and nothing more is asked.
    level: level === inForce ? null : provisional && level === 'none' ? 'too-few' : level,
    recommended: open ? open.level : null,
    openCase: open
      ? {
          href: `/recommendations/${open.id}`,
          odds: open.evidence === null ? null : odds(open.evidence),
          about:
            aboutThreshold(open.grounds[0], open.level, facts.thresholds).trim() ||
            'that it is worse than the threshold',
        }
      : null,
    ranked: isNumber(score?.rank)
      ? {
          score: decimal(score.score),
          interval: `${decimal(score.low, 0)}–${decimal(score.high, 0)}`,
          change: moved === null ? null : movedWords(moved),
          tone: moved === null || Math.abs(moved) < 0.05 ? null : moved < 0 ? 'worse' : 'better',
          rank: `#${count(score.rank)}`,
          rankInterval: `${count(score.rankLow)}–${count(score.rankHigh)}`,
          of: `of ${count(last.summary.ranked)} ranked sellers`,
        }
      : null,
    losses:
      score && isNumber(score.score) && !provisional
        ? presentLosses(score, (metric) => metricPath(path, metric))
        : null,
    moved: movedLine(facts.moved, facts.night),
    tabs: presentTabs(facts, path, chosen),
  };
}

const movedWords = (moved: number): string =>
  Math.abs(moved) < 0.05 ? 'unchanged since last week' : `${change(moved)} since last week`;

export const metricPath = (path: string, metric: string): string =>
  `${path}?metric=${encodeURIComponent(metric)}#metric`;

function presentTabs(facts: SellerFacts, path: string, chosen: string) {
  const loud = new Map(standingOut(facts).map(({ metric, level }) => [metric, level]));
  return metrics.map(({ key, label }) => ({
    href: metricPath(path, key),
    label,
    level: loud.get(key) ?? (facts.readings.get(key)?.state === 'stale' ? 'stale' : null),
    current: key === chosen,
  }));
}

/** Which metric is shown unless the address names one: the loudest, else the costliest, else the first. */
export function metricToShow(facts: SellerFacts): string {
  const [loudest] = standingOut(facts);
  const main = facts.score?.mainMetric ?? null;
  return loudest?.metric ?? main ?? metrics[0]!.key;
}

export function presentFacts(seller: Seller) {
  return [
    { label: 'Id', value: seller.sellerId },
    { label: 'Kind', value: sentence(plainWord(seller.kind)) || null },
    { label: 'Country', value: seller.country },
    { label: 'Joined', value: seller.joinedOn === null ? null : exactDay(seller.joinedOn) },
    { label: 'Manager', value: seller.managerEmail },
  ];
}

export const presentFindings = (findings: readonly Finding[]) =>
  findings.map((finding) => ({
    ...finding,
    draw: finding.draw === 'random' ? 'at random' : 'for cause',
    safety: safetyWords(finding.safetyFinding),
    category: plainWord(finding.category) || null,
  }));
