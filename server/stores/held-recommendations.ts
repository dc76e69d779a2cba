/** Recommendations that wait because too many came in one night: released, or dismissed together, by a person. */
import type { Database } from '../../db/connect.ts';
import type { Day } from '../scoring/day.ts';
import type { ThresholdLevel } from '../scoring/policy.ts';
import { appendAudit } from './audit.ts';
import { recordDecision } from './decisions.ts';
import { bumpRevision } from './settings.ts';

export interface HeldRecommendation {
  id: number;
  seller: number;
  sellerId: string;
  name: string;
  level: ThresholdLevel;
  grounds: string[];
}

const held = `FROM recommendations r JOIN sellers v ON v.id = r.seller WHERE r.state = 'held' AND r.since = ?`;

/** Those of a night that still wait, the most harmful first. */
export async function heldOfNight(database: Database, night: Day): Promise<HeldRecommendation[]> {
  const rows = await database.read<Omit<HeldRecommendation, 'grounds'> & { grounds: string }>(
    `SELECT r.id AS id, r.seller AS seller, v.seller_id AS "sellerId", v.name AS name, r.level AS level,
       r.grounds AS grounds ${held} ORDER BY COALESCE(r.harm, 0) DESC, r.id`,
    [night],
  );
  return rows.map((row) => ({ ...row, grounds: JSON.parse(row.grounds) as string[] }));
}

export interface HeldAnswer {
  night: Day;
  /** As the audit names it: `YYYY-MM-DD`. */
  day: string;
  answer: 'release' | 'dismiss';
  person: string;
  reason: string;
  /** `YYYY-MM-DDTHH:MM:SSZ` */
  at: string;
}

/**
 * Opens what a night held, or dismisses every case of it as a false alarm.
 *
 * @returns how many; 0, and nothing is written, if somebody else had answered before.
 */
export function answerHeld(
  database: Database,
  { night, day, answer, person, reason, at }: HeldAnswer,
): Promise<number> {
  return database.transaction(async (tx) => {
    const waiting = await tx.all<{ id: number; seller: number; sellerId: string; level: ThresholdLevel }>(
      `SELECT r.id AS id, r.seller AS seller, v.seller_id AS "sellerId", r.level AS level ${held} ORDER BY r.id`,
      [night],
    );
    if (waiting.length === 0) return 0;
    if (answer === 'release') {
      await tx.run("UPDATE recommendations SET state = 'open', held = 0 WHERE state = 'held' AND since = ?", [night]);
    } else {
      for (const { id: recommendation, seller, sellerId, level } of waiting) {
        const dismissed = { decision: 'dismissed', inForceFrom: null, inForceTo: null } as const;
        const about = { recommendation, seller, sellerId, level };
        await recordDecision(tx, { ...dismissed, ...about, state: 'recorded', person, reason, decidedAt: at });
      }
    }
    await appendAudit(tx, {
      at,
      actor: person,
      action: answer === 'release' ? 'night released' : 'night dismissed',
      subject: `night ${day}`,
      detail: { reason, recommendations: waiting.length, sellers: waiting.map(({ sellerId }) => sellerId) },
    });
    await bumpRevision(tx);
    return waiting.length;
  });
}
