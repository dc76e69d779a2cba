/** Declared incidents: what they excuse, and whether the orders they concern were counted again since. */
import type { Database, Transaction } from '../../db/connect.ts';
import { dayOf } from '../scoring/day.ts';
import type { Incident } from '../scoring/incidents.ts';
import { badOrder, daysLate } from '../scoring/metrics/bad-order.ts';
import { metricOf, orderMetrics } from '../scoring/metrics/index.ts';
import { appendAudit } from './audit.ts';
import type { Read } from './read.ts';
import { bumpRevision } from './settings.ts';

/** As a person declares it. Days are `YYYY-MM-DD`, both included; null is all of them. */
export interface Declaration {
  name: string;
  metrics: readonly string[];
  market: string | null;
  carrier: string | null;
  from: string;
  to: string;
}

export interface DeclaredIncident extends Declaration {
  id: number;
  declaredBy: string;
  declaredAt: string;
  revokedBy: string | null;
  revokedAt: string | null;
  revokedReason: string | null;
  /** Whether a night has counted the orders again since it was declared or revoked. */
  counted: boolean;
}

interface IncidentRow extends Omit<DeclaredIncident, 'metrics' | 'counted'> {
  metrics: string;
  counted: number;
}

/** All of them, in the order of their declaration. */
export async function declaredIncidents(read: Read): Promise<DeclaredIncident[]> {
  const rows = await read<IncidentRow>(
    `SELECT id, name, metrics, market, carrier, from_day AS "from", to_day AS "to", declared_by AS "declaredBy",
       declared_at AS "declaredAt", revoked_by AS "revokedBy", revoked_at AS "revokedAt",
       revoked_reason AS "revokedReason", counted FROM incidents ORDER BY id`,
  );
  return rows.map((row) => ({ ...row, metrics: JSON.parse(row.metrics) as string[], counted: row.counted === 1 }));
}

/** Those that stand, as counting asks for them. */
export const standingIncidents = (declared: readonly DeclaredIncident[]): Incident[] =>
  declared
    .filter(({ revokedAt }) => revokedAt === null)
    .map(({ id, metrics, market, carrier, from, to }) => ({
      ...{ id, metrics, market, carrier },
      from: dayOf(from),
      to: dayOf(to),
    }));

/**
 * Our keys of the orders whose events an incident may concern, counted or not. An event that was known before its order's risk
 * opened stands on the day of the opening, and a bad order on the first of its signs that counts, so more is looked through
 * than the incident's own days and metrics.
 */
export async function ordersConcerned(read: Read, { metrics, from, to }: Declaration): Promise<number[]> {
  const signs = metrics.includes(badOrder.key) ? orderMetrics.map(({ key }) => key) : [];
  const looked = [...new Set([...metrics, ...signs])];
  const delayed = looked.filter((metric) => metricOf(metric).horizon > 0);
  const named = (some: readonly string[]) => (some.length > 0 ? some.map(() => '?').join(', ') : 'NULL');
  const rows = await read<{ order: number }>(
    `SELECT DISTINCT order_key AS "order" FROM order_events WHERE metric IN (${named(looked)}) AND day >= ?
     AND (day <= ? OR (day = opened_day AND metric IN (${named(delayed)}))) ORDER BY order_key`,
    [...looked, dayOf(from) - daysLate, dayOf(to) + daysLate, ...delayed],
  );
  return rows.map(({ order }) => order);
}

/** Notes that the orders were counted again, unless the incident was revoked meanwhile. */
export async function markIncidentsCounted(tx: Transaction, incidents: readonly DeclaredIncident[]): Promise<void> {
  for (const { id, revokedAt } of incidents)
    await tx.run("UPDATE incidents SET counted = 1 WHERE id = ? AND COALESCE(revoked_at, '') = ?", [
      id,
      revokedAt ?? '',
    ]);
}

/** @returns our id of the incident; the next night counts its orders again */
export function declareIncident(
  database: Database,
  declaration: Declaration,
  { person, at }: { person: string; at: string },
): Promise<number> {
  const { name, metrics, market, carrier, from, to } = declaration;
  return database.transaction(async (tx) => {
    const [row] = await tx.all<{ id: number }>(
      `INSERT INTO incidents (name, metrics, market, carrier, from_day, to_day, declared_by, declared_at, counted)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, 0) RETURNING id`,
      [name, JSON.stringify(metrics), market, carrier, from, to, person, at],
    );
    const { id } = row as { id: number };
    const detail = { name, metrics, market, carrier, from, to };
    await appendAudit(tx, { at, actor: person, action: 'incident declared', subject: `incident ${id}`, detail });
    await bumpRevision(tx);
    return id;
  });
}

/** @returns false, and nothing is written, if there is no such incident or it was revoked before */
export function revokeIncident(
  database: Database,
  id: number,
  { person, at, reason }: { person: string; at: string; reason: string },
): Promise<boolean> {
  return database.transaction(async (tx) => {
    const standing = await tx.all('SELECT id FROM incidents WHERE id = ? AND revoked_at IS NULL', [id]);
    if (standing.length === 0) return false;
    await tx.run('UPDATE incidents SET revoked_by = ?, revoked_at = ?, revoked_reason = ?, counted = 0 WHERE id = ?', [
      person,
      at,
      reason,
      id,
    ]);
    const detail = { reason };
    await appendAudit(tx, { at, actor: person, action: 'incident revoked', subject: `incident ${id}`, detail });
    await bumpRevision(tx);
    return true;
  });
}
