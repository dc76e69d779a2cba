/** Cases that ended by themselves: the figures went back where they belong before anybody had decided. */
import type { Day } from '../scoring/day.ts';
import type { ThresholdLevel } from '../scoring/policy.ts';
import type { Read } from './read.ts';

export interface ReleasedCase {
  id: number;
  sellerId: string;
  name: string;
  level: ThresholdLevel;
  since: Day;
  closed: Day;
  grounds: string[];
}

/** Not those that gave way to another level of the same seller, nor those that somebody answered before they ended. */
const released = `FROM recommendations r JOIN sellers v ON v.id = r.seller
  WHERE r.state = 'ended' AND r.closed > ? AND v.name IS NOT NULL
    AND NOT EXISTS (SELECT 1 FROM decisions d WHERE d.recommendation = r.id AND d.decision <> 'wait')
    AND NOT EXISTS (SELECT 1 FROM recommendations n WHERE n.seller = r.seller AND n.since = r.closed AND n.id <> r.id)`;

/** Those of the nights after `after`, the latest first. */
export async function releasedCases(read: Read, after: Day, limit: number, offset: number): Promise<ReleasedCase[]> {
  const rows = await read<Omit<ReleasedCase, 'grounds'> & { grounds: string }>(
    `SELECT r.id AS id, v.seller_id AS "sellerId", v.name AS name, r.level AS level, r.since AS since,
       r.closed AS closed, r.grounds AS grounds ${released} ORDER BY r.closed DESC, r.id DESC LIMIT ? OFFSET ?`,
    [after, limit, offset],
  );
  return rows.map((row) => ({ ...row, grounds: JSON.parse(row.grounds) as string[] }));
}

export async function countReleased(read: Read, after: Day): Promise<number> {
  const [row] = await read<{ total: number }>(`SELECT COUNT(*) AS total ${released}`, [after]);
  return row?.total ?? 0;
}
