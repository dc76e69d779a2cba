/** What the lab found wrong at sellers, as it was revealed. What is under cover does not exist here. */
import type { Severity } from '../lab/checklist.ts';
import type { SafetyFinding, Verdict } from '../lab/result.ts';
import type { TestedOrder } from '../lab/spread.ts';
import type { Read } from './read.ts';

export interface Finding {
  id: number;
  mysteryOrder: number;
  seller: number;
  /** Key of the checklist's item. */
  item: string;
  severity: Severity;
  text: string;
  category: string | null;
  model: string | null;
  part: string | null;
  batch: string | null;
  /** `YYYY-MM-DD` */
  foundOn: string;
}

const columns = `f.id AS id, f.mystery_order AS "mysteryOrder", f.seller AS seller, f.item AS item, f.severity AS severity,
  f.text AS text, f.category AS category, f.model AS model, f.part AS part, f.batch AS batch, f.found_on AS "foundOn"
  FROM findings f`;

/** The gravest first. */
export const findingsOf = (read: Read, mysteryOrder: number): Promise<Finding[]> =>
  read<Finding>(
    `SELECT ${columns} WHERE f.mystery_order = ?
     ORDER BY CASE f.severity WHEN 'critical' THEN 0 WHEN 'major' THEN 1 ELSE 2 END, f.id`,
    [mysteryOrder],
  );

export interface RevealedOrder {
  id: number;
  seller: number;
  sellerId: string;
  sellerName: string;
  category: string | null;
  revealedOn: string;
  /** What stands now, after the seller's answer if there was one. */
  verdict: Verdict | null;
  safetyFinding: SafetyFinding;
  correctedOn: string | null;
}

/** Null unless it was revealed. */
export async function revealedOrder(read: Read, mysteryOrder: number): Promise<RevealedOrder | null> {
  const [row] = await read<RevealedOrder>(
    `SELECT m.id AS id, m.seller AS seller, v.seller_id AS "sellerId", COALESCE(v.name, v.seller_id) AS "sellerName",
       m.category AS category, m.revealed_on AS "revealedOn", COALESCE(m.corrected_verdict, m.verdict) AS verdict,
       COALESCE(m.corrected_safety_finding, m.safety_finding, 'none') AS "safetyFinding", m.corrected_on AS "correctedOn"
     FROM mystery_orders m JOIN sellers v ON v.id = m.seller WHERE m.id = ? AND m.revealed_on IS NOT NULL`,
    [mysteryOrder],
  );
  return row ?? null;
}

interface TestedRow extends Omit<TestedOrder, 'found'> {
  item: string | null;
  text: string | null;
  part: string | null;
  batch: string | null;
}

/** Revealed test orders of a time with what was found on each, the oldest first. What a corrected verdict took back was not found. */
export async function revealedTests(read: Read, from: string): Promise<TestedOrder[]> {
  const rows = await read<TestedRow>(
    `SELECT m.id AS id, m.seller AS seller, v.seller_id AS "sellerId", COALESCE(v.name, v.seller_id) AS "sellerName",
       m.category AS category, COALESCE(f.model, m.model) AS model, f.item AS item, f.text AS text, f.part AS part,
       f.batch AS batch
     FROM mystery_orders m JOIN sellers v ON v.id = m.seller
       LEFT JOIN findings f ON f.mystery_order = m.id AND COALESCE(m.corrected_verdict, m.verdict) <> 'passed'
     WHERE m.revealed_on IS NOT NULL AND m.revealed_on >= ? AND m.withdrawn_on IS NULL AND m.verdict IS NOT NULL
     ORDER BY m.revealed_on, m.id, f.id`,
    [from],
  );
  return [...Map.groupBy(rows, ({ id }) => id).values()].map((group) => {
    const [{ id, seller, sellerId, sellerName, category, model }] = group as [TestedRow];
    const found = group.flatMap(({ item, text, part, batch }) =>
      item === null || text === null ? [] : [{ item, text, part, batch }],
    );
    return { id, seller, sellerId, sellerName, category, model, found };
  });
}
