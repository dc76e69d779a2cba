/** Orders as counted outcomes alone: what the lab draws its week from. */
import type { Database } from '../../db/connect.ts';
import type { Day } from '../../server/scoring/day.ts';

const firstKey = 500_000;

/** So many orders of a seller in a category, delivered evenly over the four weeks up to `until`. */
export async function writeDelivered(
  database: Database,
  until: Day,
  orders: readonly (readonly [seller: number, category: string, count: number])[],
): Promise<void> {
  await database.transaction(async (tx) => {
    const cells = orders.map(([, category], index) => [9_000 + index, category, 'good', `M${index}`]);
    await tx.insertMany('cells', ['id', 'category', 'grade', 'market'], cells);
    let key = firstKey;
    const outcomes = orders.flatMap(([seller, , count], index) =>
      Array.from({ length: count }, (_, nth) => {
        const delivered = until - (nth % 28);
        return [key++, seller, delivered - 3, delivered, 9_000 + index];
      }),
    );
    await tx.insertMany('outcomes', ['order_key', 'seller', 'placed_day', 'delivered_day', 'cell'], outcomes);
  });
}
