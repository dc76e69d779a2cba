/** T4 as a target: few false warnings and yet half of the bad sellers found, beside what an eBay-like rule makes of the same orders. */
import { medianOf, shareOf } from './figures.ts';
import type { MarketRule, MarketplaceCounts } from './marketplace.ts';
import type { Run } from './pool.ts';
import { median, percent, type Line, type Size, type TargetReport } from './target.ts';

const falseWarningsGoal = 2;
const foundGoal = 0.5;

const names: Readonly<Record<MarketRule, string>> = {
  warning: 'Assay, warnings',
  strict: 'Assay, warnings if they asked for 50 : 1',
  limit: 'Assay, limits',
  'ebay-like at limit': 'eBay-like rule, raw rate above the limit',
  'ebay-like at acceptable': 'eBay-like rule, raw rate above the acceptable one',
};

export async function marketplace(run: Run, size: Size): Promise<TargetReport[]> {
  const parts = await run('watchMarketplace', { seed: size.seed }, size.marketplace);
  const lines = (Object.keys(names) as MarketRule[]).map((rule) => lineOf(rule, parts));
  const own = lines[0]!;
  const report: TargetReport = {
    key: 'T4',
    target: `marketplace of ${size.marketplace.toLocaleString('en')} sellers: ≤ 2 false warnings per 1,000 good seller-years; ≥ 50 % of those gone bad found within 180 days`,
    measured: `${own.figures['falseWarnings']!.toFixed(1)}; ${percent(own.figures['found']!, 0)}`,
    met: own.met === true,
    lines,
  };
  return [report];
}

function lineOf(rule: MarketRule, parts: readonly MarketplaceCounts[]): Line {
  const sum = (of: (part: MarketplaceCounts) => number): number => parts.reduce((total, part) => total + of(part), 0);
  const good = sum((part) => part.good);
  const warnings = sum((part) => part.rules[rule].falseWarnings);
  const falseWarnings = (warnings / good) * 1000;
  const error = (Math.sqrt(Math.max(1, warnings)) / good) * 1000;
  const found = shareOf(
    sum((part) => part.rules[rule].found),
    sum((part) => part.bad),
  );
  const nights = medianOf(parts.flatMap((part) => part.rules[rule].nights));
  const falselyWarned = sum((part) => part.rules[rule].falselyWarned) / good;
  return {
    cell: names[rule],
    figures: {
      falseWarnings,
      falseWarningsError: error,
      found: found.share,
      foundError: found.error,
      falselyWarned,
      good,
    },
    met: rule === 'warning' ? falseWarnings <= falseWarningsGoal && found.share >= foundGoal : null,
    text:
      `${falseWarnings.toFixed(1)} ± ${error.toFixed(1)} false warnings per 1,000 good seller-years (${percent(falselyWarned, 1)} of the sellers); ` +
      `found ${percent(found.share, 0)} ± ${(found.error * 100).toFixed(0)}, median of all ${median(nights, '180 days')}`,
  };
}
