/** The scores of sellers as buyers of used devices, night by night. */
import type { Database, Transaction } from '../../db/connect.ts';
import type { Day } from '../scoring/day.ts';
import type { SellerScore } from '../scoring/score.ts';

export interface TradeInScore {
  seller: number;
  score: SellerScore;
}

const columns = 'night seller score low high state losses main_metric'.split(' ');

export async function writeTradeInScores(tx: Transaction, night: Day, scores: readonly TradeInScore[]): Promise<void> {
  const rows = scores.map(({ seller, score }) => [
    night,
    seller,
    score.score,
    score.low,
    score.high,
    score.state,
    JSON.stringify(score.losses),
    score.mainMetric,
  ]);
  await tx.insertMany('trade_in_scores', columns, rows);
}

export interface StoredTradeInScore {
  score: number | null;
  low: number | null;
  high: number | null;
  state: SellerScore['state'];
  losses: Record<string, number>;
  mainMetric: string | null;
}

/** Null for a seller that has bought no devices. */
export async function tradeInScoreOf(
  database: Database,
  seller: number,
  night: Day,
): Promise<StoredTradeInScore | null> {
  const [row] = await database.read<Omit<StoredTradeInScore, 'losses'> & { losses: string }>(
    `SELECT score, low, high, state, losses, main_metric AS "mainMetric" FROM trade_in_scores
     WHERE night = ? AND seller = ?`,
    [night, seller],
  );
  return row ? { ...row, losses: JSON.parse(row.losses) as Record<string, number> } : null;
}
