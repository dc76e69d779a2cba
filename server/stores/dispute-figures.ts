/** How often the marketplace's own alarms were wrong, as disputes, appeals and its own people say. */
import type { Read } from './read.ts';

export interface ContestedMetric {
  metric: string;
  answered: number;
  accepted: number;
}

/** What became of contested events by metric, of disputes answered since an instant; corrected ones as they were corrected. */
export async function contestedByMetric(read: Read, since: string): Promise<ContestedMetric[]> {
  const rows = await read<ContestedMetric & Record<string, string | number>>(
    `SELECT p.metric AS metric, COUNT(*) AS answered, SUM(CASE WHEN x.verdict = 'accepted' THEN 1 ELSE 0 END) AS accepted
     FROM disputes d JOIN dispute_answers a ON a.dispute = d.id AND a.number = d.answers
       JOIN dispute_points p ON p.dispute = d.id
       JOIN dispute_point_answers x ON x.dispute = d.id AND x.answer = d.answers AND x.point = p.number
     WHERE p.metric IS NOT NULL AND a.answered_at >= ? GROUP BY p.metric ORDER BY p.metric`,
    [since],
  );
  return rows.map(({ metric, answered, accepted }) => ({
    metric,
    answered: Number(answered),
    accepted: Number(accepted),
  }));
}

export interface AppealedLevel {
  level: string;
  /** Decisions that were delivered, those that were appealed against, and appeals that were upheld. */
  delivered: number;
  appealed: number;
  answered: number;
  upheld: number;
}

/** What became of decisions that were delivered since a business day, by measure. */
export async function appealedByLevel(read: Read, since: string): Promise<AppealedLevel[]> {
  const rows = await read<Record<string, string | number>>(
    `SELECT d.level AS level, COUNT(*) AS delivered,
       SUM(CASE WHEN EXISTS (SELECT 1 FROM appeals a WHERE a.decision = d.id) THEN 1 ELSE 0 END) AS appealed,
       SUM(CASE WHEN EXISTS (SELECT 1 FROM appeals a WHERE a.decision = d.id AND a.state IN ('upheld', 'rejected')) THEN 1 ELSE 0 END) AS answered,
       SUM(CASE WHEN EXISTS (SELECT 1 FROM appeals a WHERE a.decision = d.id AND a.state = 'upheld') THEN 1 ELSE 0 END) AS upheld
     FROM decisions d WHERE d.notified_day >= ? GROUP BY d.level ORDER BY d.level`,
    [since],
  );
  return rows.map((row) => ({
    level: String(row['level']),
    delivered: Number(row['delivered']),
    appealed: Number(row['appealed']),
    answered: Number(row['answered']),
    upheld: Number(row['upheld']),
  }));
}

export interface AnsweredLevel {
  level: string;
  /** Recommendations that somebody answered, and those found to be false alarms. */
  answered: number;
  dismissed: number;
}

/** Of recommendations, by the level that the night recommended, of answers since an instant. */
export async function dismissedByLevel(read: Read, since: string): Promise<AnsweredLevel[]> {
  const rows = await read<Record<string, string | number>>(
    `SELECT r.level AS level, COUNT(*) AS answered, SUM(CASE WHEN d.decision = 'dismissed' THEN 1 ELSE 0 END) AS dismissed
     FROM decisions d JOIN recommendations r ON r.id = d.recommendation
     WHERE d.decided_at >= ? AND d.decision <> 'wait' GROUP BY r.level ORDER BY r.level`,
    [since],
  );
  return rows.map((row) => ({
    level: String(row['level']),
    answered: Number(row['answered']),
    dismissed: Number(row['dismissed']),
  }));
}
