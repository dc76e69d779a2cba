/** The tables that a seller recomputes its figures from, piece by piece: a large seller's orders do not fit into memory. */
import type { Database } from '../../../db/connect.ts';
import { dayText } from '../../scoring/day.ts';
import type { OrderCell } from '../../scoring/relative-risks.ts';
import { countedOrders, postedUntil } from '../../stores/counted-orders.ts';
import { estimateHistory } from '../../stores/estimates.ts';
import { policyVersions } from '../../stores/policies.ts';
import { readCommitted } from '../../stores/read.ts';
import type { Cell } from '../desk/csv.ts';
import type { Explained } from '../explain/explained.ts';
import { ledgerPieces } from './ledger-rows.ts';
import { estimatePieces, riskPieces } from './estimate-rows.ts';
import { metricRows, publishedPieces } from './published-rows.ts';
import { recomputeFormat, type RecomputeTable } from './recompute-columns.ts';
import { ruleRows } from './rule-rows.ts';
import { orderCells, subjectPieces } from './subject-rows.ts';

export interface Piece {
  table: RecomputeTable;
  rows: readonly (readonly Cell[])[];
}

/** Every table of `recomputeColumns` in its order, also one without rows; the rows of a table follow each other. */
export async function* recomputePieces(database: Database, explained: Explained): AsyncGenerator<Piece> {
  const { seller, night } = explained;
  const read = readCommitted(database);
  const history = await estimateHistory(read);
  const posted = await postedUntil(read, night);
  yield { table: 'about', rows: [[recomputeFormat, seller.sellerId, dayText(night)]] };
  yield { table: 'metric', rows: await metricRows(database, explained, history) };
  const first = posted.reduce((least, one) => Math.min(least, one.night), night);
  yield { table: 'rule', rows: ruleRows(await policyVersions(read), seller, first, night) };
  yield* estimatePieces(history, night);
  const cells = new Map<string, OrderCell>();
  yield { table: 'order', rows: [] };
  for await (const orders of countedOrders(read, seller.id)) {
    for (const { category, grade, market } of orders)
      cells.set(`${category}\t${grade}\t${market}`, { category, grade, market });
    yield { table: 'order', rows: orders.map(orderCells) };
  }
  yield* subjectPieces(read, seller.id);
  yield* riskPieces(history, night, [...cells.values()]);
  yield { table: 'posted', rows: posted.map(({ metric, day, night: by }) => [metric, dayText(day), dayText(by)]) };
  yield* ledgerPieces(read, seller.id, night);
  yield* publishedPieces(database, seller.id, night);
}
