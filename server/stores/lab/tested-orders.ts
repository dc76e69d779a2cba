/** Concluded test orders with what was found on each, revealed or still under cover: for the lab's spread check. */
import type { InspectionResult } from '../../lab/result.ts';
import type { FoundFault, TestedOrder } from '../../lab/spread.ts';
import { effectiveVerdict } from '../effective-verdict.ts';
import type { Read } from '../read.ts';

interface TestedRow extends Omit<TestedOrder, 'found'> {
  verdict: string;
  result: string | null;
}

/** Those ordered from a day on, the oldest first. What a corrected verdict took back was not found. */
export async function testedOrders(read: Read, from: string): Promise<TestedOrder[]> {
  const rows = await read<TestedRow>(
    `SELECT m.id AS id, m.seller AS seller, v.seller_id AS "sellerId", COALESCE(v.name, v.seller_id) AS "sellerName",
       m.category AS category, m.model AS model, ${effectiveVerdict} AS verdict, c.result AS result
     FROM mystery_orders m JOIN sellers v ON v.id = m.seller LEFT JOIN lab_conclusions c ON c.mystery_order = m.id
     WHERE m.ordered_on >= ? AND m.inspected_on IS NOT NULL AND m.verdict IS NOT NULL AND m.withdrawn_on IS NULL
     ORDER BY m.ordered_on, m.id`,
    [from],
  );
  return rows.map(({ verdict, result, ...row }) => {
    const told = result === null ? null : (JSON.parse(result) as InspectionResult);
    return { ...row, model: told?.model || row.model, found: told && verdict !== 'passed' ? foundIn(told) : [] };
  });
}

/** The same faults that its reveal writes down as findings. */
const foundIn = ({ wrong }: InspectionResult): FoundFault[] =>
  wrong
    .filter(({ severity }) => severity !== 'minor')
    .map(({ item, label, part, batch }) => ({ item, text: label, part: part || null, batch: batch || null }));
