/** Revealed mystery orders as nights count them. What is under cover does not exist here. */
import type { Transaction } from '../../db/connect.ts';
import { dayOf, dayText, type Day } from '../scoring/day.ts';
import type { InspectionFacts } from '../scoring/inspection.ts';
import type { Read } from './read.ts';

export interface RevealedInspection {
  id: number;
  seller: number;
  /** Our key of the order of the marketplace that it was, if that is known. */
  order: number | null;
  facts: InspectionFacts;
}

const counted = { no: 'm.counted_on IS NULL', yes: 'm.counted_on IS NOT NULL' };

/** Those that some night has counted, or that none has yet. */
export async function revealedInspections(read: Read, isCounted: keyof typeof counted): Promise<RevealedInspection[]> {
  const rows = await read<InspectionRow>(
    `SELECT m.id AS id, m.seller AS seller, o.id AS order_key, m.draw AS draw, m.verdict AS verdict, m.revealed_on AS revealed_on
     FROM mystery_orders m LEFT JOIN orders o ON o.order_id = m.order_id AND o.seller = m.seller
     WHERE m.revealed_on IS NOT NULL AND m.withdrawn_on IS NULL AND ${counted[isCounted]} ORDER BY m.id`,
  );
  return rows.map(({ id, seller, order_key, draw, verdict, revealed_on }) => {
    return { id, seller, order: order_key, facts: { draw, verdict, revealed: dayOf(revealed_on) } };
  });
}

type InspectionRow = Pick<InspectionFacts, 'draw' | 'verdict'> & {
  id: number;
  seller: number;
  order_key: number | null;
  revealed_on: string;
};

export async function markInspectionsCounted(
  tx: Transaction,
  inspections: readonly RevealedInspection[],
  night: Day,
): Promise<void> {
  for (const { id } of inspections)
    await tx.run('UPDATE mystery_orders SET counted_on = ? WHERE id = ?', [dayText(night), id]);
}
