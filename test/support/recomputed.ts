/** What the seller's own script makes of the seller's own export, without a page in between. */
import { compare, readTables, recompute } from '../../docs/recompute/recompute.mjs';
import type { Database } from '../../db/connect.ts';
import { explainedSeller } from '../../server/pages/explain/explained.ts';
import { recomputePieces } from '../../server/pages/orders-behind/recompute-tables.ts';
import { asCsv, asJson } from '../../server/pages/orders-behind/write-recompute.ts';
import { sellerById } from '../../server/stores/desk-seller.ts';
import { publishedNight } from '../../server/stores/published-night.ts';

/** Of every seller with a name: how many figures were compared, and those that differ, in words. */
export async function recomputedOfAll(
  database: Database,
  write: typeof asJson | typeof asCsv = asJson,
): Promise<{ sellers: number; figures: number; faults: string[] }> {
  const last = (await publishedNight(database))!;
  const rows = await database.read<{ id: number }>('SELECT id FROM sellers WHERE name IS NOT NULL ORDER BY id');
  const all = { sellers: rows.length, figures: 0, faults: [] as string[] };
  for (const { id } of rows) {
    const seller = (await sellerById(database, id))!;
    const explained = await explainedSeller(database, seller, last);
    let text = '';
    for await (const part of write(recomputePieces(database, explained))) text += part;
    const tables = readTables(Buffer.from(text));
    const { faults, figures } = compare(recompute(tables), tables);
    all.figures += figures;
    all.faults.push(...faults.map((fault) => `${seller.sellerId}: ${fault}`));
  }
  return all;
}
