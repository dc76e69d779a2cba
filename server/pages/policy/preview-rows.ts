/** Whom new rules would meet: every seller who would stand elsewhere, and the rows that an address asks for. */
import type { BacktestResult, DescribedSeller } from '../../scoring/backtest-result.ts';
import { levelRank, levels, thresholdLevels, type Level } from '../../scoring/policy.ts';
import { searched, word } from '../operations-desk/read-address.ts';

export interface PreviewFilter {
  show?: string | undefined;
  level?: string | undefined;
  search?: string | undefined;
}

export const readPreviewFilter = (query: Record<string, unknown>): PreviewFilter => ({
  show: word(query['show'], ['stricter', 'milder']),
  level: word(query['level'], thresholdLevels),
  search: searched(query['search']),
});

export interface Moved {
  seller: DescribedSeller;
  before: Level;
  after: Level;
  tone: 'stricter' | 'milder';
}

/** A watch is for staff and changes nothing for a seller: it counts as nothing here. */
const standing = (level: Level): Level => (level === 'watch' ? 'none' : level);

/** The hardest hit first. */
export const movedSellers = ({ sellers }: BacktestResult): Moved[] =>
  sellers
    .flatMap((seller): Moved[] => {
      const [before, after] = [standing(seller.in_force.last), standing(seller.draft.last)];
      const change = levelRank(after) - levelRank(before);
      return change === 0 ? [] : [{ seller, before, after, tone: change > 0 ? 'stricter' : 'milder' }];
    })
    .sort((a, b) => levelRank(b.after) - levelRank(a.after) || (a.seller.seller_id < b.seller.seller_id ? -1 : 1));

export const matching = (all: readonly Moved[], { show, level, search }: PreviewFilter): Moved[] =>
  all.filter(
    ({ seller, after, tone }) =>
      (show === undefined || tone === show) &&
      (level === undefined || after === level) &&
      (search === undefined || `${seller.seller_id} ${seller.name ?? ''}`.toLowerCase().includes(search.toLowerCase())),
  );

/** How many sellers stand where under the old rules and under the new ones. */
export const levelCounts = ({ sellers }: BacktestResult) =>
  levels
    .filter((level) => levelRank(level) >= levelRank('warn'))
    .map((level) => ({
      level,
      before: sellers.filter((one) => one.in_force.last === level).length,
      after: sellers.filter((one) => one.draft.last === level).length,
    }));
