/** How many of the returns say why. Read by a night only where somebody's return rate is in question. */
import type { Read } from './read.ts';

const standing = 't.withdrawn_at IS NULL AND t.opened_at >= ? AND t.opened_at < ?';

/** Returns opened from one instant until before another that name neither a reason nor a fault, by seller; few, and found by their index. */
export async function returnsWithoutReason(read: Read, from: number, until: number): Promise<Map<number, number>> {
  const rows = await read<{ seller: number; returns: number }>(
    `SELECT o.seller AS seller, COUNT(*) AS returns FROM returns t JOIN orders o ON o.order_id = t.order_id
     WHERE t.reason IS NULL AND (t.fault IS NULL OR t.fault = 'unknown') AND ${standing}
     GROUP BY o.seller ORDER BY o.seller`,
    [from, until],
  );
  return new Map(rows.map(({ seller, returns }) => [seller, returns]));
}

/** All returns of that time, by seller. Reads every one. */
export async function returnsOpened(read: Read, from: number, until: number): Promise<Map<number, number>> {
  const rows = await read<{ seller: number; returns: number }>(
    `SELECT o.seller AS seller, COUNT(*) AS returns FROM returns t JOIN orders o ON o.order_id = t.order_id
     WHERE ${standing} GROUP BY o.seller ORDER BY o.seller`,
    [from, until],
  );
  return new Map(rows.map(({ seller, returns }) => [seller, returns]));
}
