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
  /** As it is to be counted: a corrected verdict in place of the first. */
  facts: InspectionFacts;
  /** As a night has counted it; null: none has yet. */
  counted: InspectionFacts | null;
  isCorrected: boolean;
}

const revealed = 'm.revealed_on IS NOT NULL AND m.withdrawn_on IS NULL';

/** Those that no night has counted yet, or none since their verdict was corrected. */
export const inspectionsToCount = (read: Read): Promise<RevealedInspection[]> =>
  inspectionsWhere(
    read,
    `${revealed} AND (m.counted_on IS NULL OR (m.corrected_on IS NOT NULL AND m.recounted_on IS NULL))`,
  );

/** Those that some night has counted. */
export const countedInspections = (read: Read): Promise<RevealedInspection[]> =>
  inspectionsWhere(read, `${revealed} AND m.counted_on IS NOT NULL`);

async function inspectionsWhere(read: Read, condition: string): Promise<RevealedInspection[]> {
  const rows = await read<InspectionRow>(
    `SELECT m.id AS id, m.seller AS seller, o.id AS order_key, m.draw AS draw, m.verdict AS verdict,
       m.corrected_verdict AS corrected_verdict, m.revealed_on AS revealed_on, m.corrected_on AS corrected_on,
       m.counted_on AS counted_on, m.recounted_on AS recounted_on
     FROM mystery_orders m LEFT JOIN orders o ON o.order_id = m.order_id AND o.seller = m.seller
     WHERE ${condition} ORDER BY m.id`,
  );
  return rows.map(({ id, seller, order_key, draw, verdict, corrected_verdict, ...row }) => {
    const first: InspectionFacts = { draw, verdict, revealed: dayOf(row.revealed_on) };
    const facts = { ...first, verdict: corrected_verdict ?? verdict };
    const counted = row.recounted_on === null ? first : facts;
    return {
      ...{ id, seller, order: order_key, facts, isCorrected: row.corrected_on !== null },
      counted: row.counted_on === null ? null : counted,
    };
  });
}

type InspectionRow = Pick<InspectionFacts, 'draw' | 'verdict'> &
  Record<'corrected_verdict' | 'corrected_on' | 'counted_on' | 'recounted_on', string | null> & {
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
  for (const { id, isCorrected } of inspections) {
    await tx.run('UPDATE mystery_orders SET counted_on = ? WHERE id = ? AND counted_on IS NULL', [dayText(night), id]);
    if (isCorrected) await tx.run('UPDATE mystery_orders SET recounted_on = ? WHERE id = ?', [dayText(night), id]);
  }
}
