/** The measure that stands against a seller, as its own page tells of it: with its statement, and what became of an appeal. */
import type { Measure, Restriction } from '../cases/decision.ts';
import type { AppealableDecision } from './appealable.ts';
import type { Read } from './read.ts';

export interface OwnMeasure {
  measure: Measure;
  restriction: Restriction | null;
  /** It holds in some markets or categories only. */
  partial: boolean;
  /** Its last day, `YYYY-MM-DD`; null: until another decision. */
  until: string | null;
  /** Null: none has been delivered. */
  statement: number | null;
  /** The business day on which it was delivered, `YYYY-MM-DD`. */
  notifiedOn: string | null;
  appeal: AppealableDecision['appeal'];
}

interface Row extends Omit<OwnMeasure, 'restriction' | 'partial'> {
  restriction: string | null;
  scope: string | null;
}

/** The latest that has begun, as `standings` takes it; null: none, or it is over. @param today `YYYY-MM-DD` */
export async function ownMeasure(read: Read, seller: number, today: string): Promise<OwnMeasure | null> {
  const [row] = await read<Row>(
    `SELECT d.level AS measure, d.restriction AS restriction, d.scope AS scope, d.in_force_to AS until, s.id AS statement,
       d.notified_day AS "notifiedOn", a.state AS appeal
     FROM decisions d LEFT JOIN statements s ON s.decision = d.id AND s.delivered_at IS NOT NULL
       LEFT JOIN appeals a ON a.id = (SELECT MAX(x.id) FROM appeals x WHERE x.decision = d.id)
     WHERE d.seller = ? AND d.state = 'in-force' AND d.in_force_from <= ? ORDER BY d.id DESC LIMIT 1`,
    [seller, today],
  );
  if (!row || (row.until !== null && row.until < today)) return null;
  const { restriction, scope, ...known } = row;
  const places = Object.values(scope === null ? {} : (JSON.parse(scope) as Record<string, readonly string[]>));
  return {
    ...known,
    restriction: restriction === null ? null : (JSON.parse(restriction) as Restriction),
    partial: places.some(({ length }) => length > 0),
  };
}
