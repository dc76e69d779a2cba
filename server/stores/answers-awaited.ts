/** What sellers of the whole marketplace wait for: answers to their disputes and appeals. */
import type { Read } from './read.ts';

export interface AnswersAwaited {
  /** Open disputes. */
  disputes: number;
  /** When the first of them is due, `YYYY-MM-DD`; null: none is open. */
  dueOn: string | null;
  /** Open appeals. */
  appeals: number;
  /** The decision that the oldest of them is against. */
  appealed: number | null;
}

/** Whoever files, answers or withdraws one calls `bumpRevision`. */
export async function answersAwaited(read: Read): Promise<AnswersAwaited> {
  const [row] = await read<{ disputes: number; dueOn: string | null; appeals: number; appealed: number | null }>(
    `SELECT (SELECT COUNT(*) FROM disputes WHERE state = 'open') AS disputes,
       (SELECT MIN(due_on) FROM disputes WHERE state = 'open') AS "dueOn",
       (SELECT COUNT(*) FROM appeals WHERE state = 'open') AS appeals,
       (SELECT decision FROM appeals WHERE state = 'open' ORDER BY id LIMIT 1) AS appealed`,
  );
  const { disputes = 0, dueOn = null, appeals = 0, appealed = null } = row ?? {};
  return { disputes: Number(disputes), dueOn, appeals: Number(appeals), appealed };
}
