/** The page of one seller, apart from its chosen metric and its orders. */
import { address } from '../../helpers/addresses.ts';
import { daysIn } from '../../helpers/days.ts';
import { isNumber } from '../../helpers/numbers.ts';
import { numbersIn } from '../../helpers/numbers-in.ts';
import type { Texts } from '../../languages/texts.ts';
import { metrics } from '../../scoring/metrics/index.ts';
import type { Finding, Seller } from '../../stores/desk-seller.ts';
import { presentLosses } from './present-losses.ts';
import { movedLine } from './present-moved.ts';
import { correctedWords } from './corrected-words.ts';
import { standingOut, type SellerFacts } from './seller-facts.ts';
import { metricWords } from '../metric-words.ts';
import { drawWords, plainWordIn, safetyWords, sentence, severity } from './words.ts';

export const sellerCrumbs = (t: Texts) => [{ href: '/sellers', label: t('Sellers') }];

export const sellerPath = (seller: Pick<Seller, 'sellerId'>): string =>
  `/sellers/${encodeURIComponent(seller.sellerId)}`;

/** What the night says of the seller's score: points, rank, what moved it. */
export function presentScore({ seller, score, weekAgo, last, moved, night }: SellerFacts, t: Texts) {
  const { count, decimal, rank } = numbersIn(t.language);
  const path = sellerPath(seller);
  const provisional = score?.state === 'provisional';
  const week = isNumber(score?.score) && isNumber(weekAgo?.score) ? score.score - weekAgo.score : null;
  return {
    provisional,
    level: score?.level ?? 'none',
    ranked: isNumber(score?.rank)
      ? {
          score: decimal(score.score),
          interval: `${decimal(score.low, 0)}–${decimal(score.high, 0)}`,
          change: week === null ? null : movedWords(week, t),
          tone: week === null || Math.abs(week) < 0.05 ? null : week < 0 ? 'worse' : 'better',
          rank: rank(score.rank),
          rankInterval: `${count(score.rankLow)}–${count(score.rankHigh)}`,
          of: t('of {n, plural, one {# ranked seller} other {# ranked sellers}}', { n: last.summary.ranked }),
        }
      : null,
    losses:
      score && isNumber(score.score) && !provisional
        ? presentLosses(t, score, (metric) => metricPath(path, metric))
        : null,
    moved: movedLine(moved, night, t),
  };
}

/** What the figures say is an outline: only people put a level in force, and such a one is said once. */
export const levelToShow = (
  { level, provisional }: Pick<ReturnType<typeof presentScore>, 'level' | 'provisional'>,
  inForce: string | null,
) =>
  level === inForce
    ? null
    : {
        level: provisional && level === 'none' ? 'too-few' : level,
        outline: severity[level] > severity.watch,
      };

const movedWords = (moved: number, t: Texts): string =>
  Math.abs(moved) < 0.05
    ? t('unchanged since last week')
    : t('{change} since last week', { change: numbersIn(t.language).change(moved) });

export const metricPath = (path: string, metric: string): string =>
  `${path}?metric=${encodeURIComponent(metric)}#metric`;

/** The address of the orders that a metric counts. */
export const ordersPath = (path: string, metric: string): string => address(`${path}/orders`, { metric });

/** How each metric stands out, by its key: its level, or that it is stale. */
export function levelsToShow(facts: SellerFacts): Record<string, string> {
  const stale = [...facts.readings.values()].filter(({ state }) => state === 'stale');
  return Object.fromEntries([
    ...stale.map(({ metric }) => [metric, 'stale'] as const),
    ...standingOut(facts).map(({ metric, level }) => [metric, level] as const),
  ]);
}

export const presentTabs = (levels: Readonly<Record<string, string>>, path: string, chosen: string, t: Texts) =>
  metrics.map(({ key }) => ({
    href: metricPath(path, key),
    label: metricWords(t, key).label,
    level: levels[key] ?? null,
    current: key === chosen,
  }));

/** Which metric is shown unless the address names one: the loudest, else the costliest, else the first. */
export function metricToShow(facts: SellerFacts): string {
  const [loudest] = standingOut(facts);
  const main = facts.score?.mainMetric ?? null;
  return loudest?.metric ?? main ?? metrics[0]!.key;
}

export function presentFacts({ sellerId, kind, country, joinedOn, managerEmail }: Seller, t: Texts) {
  return [
    { label: t('Id'), value: sellerId, own: true },
    { label: t('Kind'), value: sentence(plainWordIn(kind, t)) || null },
    { label: t('Country'), value: country },
    { label: t('Joined'), value: joinedOn === null ? null : daysIn(t.language).exactDay(joinedOn) },
    { label: t('Manager'), value: managerEmail, own: true },
  ];
}

export const presentFindings = (findings: readonly Finding[], t: Texts) =>
  findings.map((finding) => ({
    ...finding,
    draw: drawWords(finding.draw, t),
    verdict: plainWordIn(finding.verdict, t) || null,
    safety: safetyWords(finding.safetyFinding, t),
    corrected: correctedWords(finding, t),
    category: plainWordIn(finding.category, t) || null,
  }));
