/** What sellers did about their plans: for the morning of whoever looks after them. */
import { assignedTo, managerOf } from './manager-of.ts';
import type { Read } from './read.ts';

/** `begun`: nobody of the marketplace has said a word on it yet; `answered`: the last word is the seller's; `done`: a step. */
export interface PlanNews {
  what: 'begun' | 'answered' | 'done';
  sellerId: string;
  sellerName: string;
  plan: number;
  /** The instant. */
  when: string;
}

/** Nobody reads more of them in a morning. */
const most = 50;

const columns = `v.seller_id AS "sellerId", COALESCE(v.name, v.seller_id) AS "sellerName", p.id AS plan`;
const theirs = `JOIN sellers v ON v.id = p.seller ${assignedTo}`;
const lastWord = '(SELECT MAX(x.id) FROM plan_words x WHERE x.plan = p.id)';

/**
 * @param manager e-mail of whoever looks after the sellers
 * @param since the first day of what is news, `YYYY-MM-DD`; an answer waits for a word as long as the plan is open
 */
export async function planNews(read: Read, manager: string, since: string): Promise<PlanNews[]> {
  const answered = await read<PlanNews>(
    `SELECT 'answered' AS what, ${columns}, w.at AS "when" FROM plans p ${theirs} JOIN plan_words w ON w.id = ${lastWord}
     WHERE p.state = 'open' AND w.side = 'seller' AND ${managerOf} = ? ORDER BY w.at, w.id LIMIT ?`,
    [manager, most],
  );
  const begun = await read<PlanNews>(
    `SELECT 'begun' AS what, ${columns}, p.begun_at AS "when" FROM plans p ${theirs}
     WHERE p.state = 'open' AND p.begun_at >= ? AND ${lastWord} IS NULL AND ${managerOf} = ? ORDER BY p.begun_at, p.id LIMIT ?`,
    [since, manager, most],
  );
  const done = await read<PlanNews>(
    `SELECT 'done' AS what, ${columns}, s.closed_at AS "when" FROM plans p ${theirs} JOIN plan_steps s ON s.plan = p.id
     WHERE s.state = 'done' AND s.closed_at >= ? AND ${managerOf} = ? ORDER BY s.closed_at, s.id LIMIT ?`,
    [since, manager, most],
  );
  return [...answered, ...begun, ...done];
}
