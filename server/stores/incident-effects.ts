/** What declared incidents take out: as counted so far, of one seller, and by which night. */
import type { Database } from '../../db/connect.ts';
import type { Day } from '../scoring/day.ts';
import { inStretches, marks } from './in-list.ts';
import type { Read } from './read.ts';

export interface IncidentEffect {
  incident: number;
  /** Events that do not count, by metric. */
  events: { metric: string; events: number }[];
  sellers: number;
}

const wholeOf = (rows: readonly { incident: number; sellers: number }[], parts: readonly EventRow[]) =>
  new Map(
    rows.map(({ incident, sellers }): [number, IncidentEffect] => [
      incident,
      { incident, sellers, events: parts.filter((part) => part.incident === incident) },
    ]),
  );

interface EventRow {
  incident: number;
  metric: string;
  events: number;
}

/** By incident. @param night only what this night took out */
export async function incidentEffects(read: Read, night: Day | null = null): Promise<Map<number, IncidentEffect>> {
  const [where, values] =
    night === null ? ['incident IS NOT NULL', []] : ['incident IS NOT NULL AND retracted = ?', [night]];
  const sellers = await read<{ incident: number; sellers: number }>(
    `SELECT incident, COUNT(DISTINCT seller) AS sellers FROM order_events WHERE ${where} GROUP BY incident ORDER BY incident`,
    values,
  );
  const events = await read<EventRow>(
    `SELECT incident, metric, COUNT(*) AS events FROM order_events WHERE ${where}
     GROUP BY incident, metric ORDER BY incident, COUNT(*) DESC, metric`,
    values,
  );
  return wholeOf(sellers, events);
}

export interface Lagging {
  metric: string;
  /** The last day that the ledger has of it; null: none yet. */
  day: Day | null;
}

/** By incident, metrics of which something was taken out that no night has posted since: their feeds are behind. */
export async function laggingMetrics(read: Read): Promise<Map<number, Lagging[]>> {
  const taken = await read<{ incident: number; metric: string; retracted: Day }>(
    `SELECT incident, metric, MAX(retracted) AS retracted FROM order_events
     WHERE incident IS NOT NULL AND retracted IS NOT NULL AND posted IS NOT NULL
     GROUP BY incident, metric ORDER BY incident, metric`,
    [],
  );
  const posted = await read<{ metric: string; day: Day; night: Day }>(
    'SELECT metric, MAX(day) AS day, MAX(night) AS night FROM posted_days GROUP BY metric ORDER BY metric',
    [],
  );
  const last = new Map(posted.map((row) => [row.metric, row]));
  const lagging = new Map<number, Lagging[]>();
  for (const { incident, metric, retracted } of taken) {
    const known = last.get(metric);
    if (known && known.night >= retracted) continue;
    lagging.set(incident, [...(lagging.get(incident) ?? []), { metric, day: known?.day ?? null }]);
  }
  return lagging;
}

/** Whether an incident was ever declared. */
export async function anyIncident(database: Database): Promise<boolean> {
  return (await database.read('SELECT id FROM incidents ORDER BY id LIMIT 1')).length > 0;
}

export interface SellerExcuse {
  name: string;
  from: string;
  to: string;
  events: number;
}

/** Events of one seller and metric that do not count because of an incident, of orders whose risk opened on these days. */
export async function excusesOfSeller(
  database: Database,
  { seller, metric, from, to, night }: { seller: number; metric: string; from: Day; to: Day; night: Day },
): Promise<SellerExcuse[]> {
  const all = await database.read<SellerExcuse & { id: number }>(
    `SELECT i.id AS id, i.name AS name, i.from_day AS "from", i.to_day AS "to",
       (SELECT COUNT(*) FROM order_events e WHERE e.incident = i.id AND e.seller = ? AND e.metric = ?
         AND e.opened_day BETWEEN ? AND ? AND e.retracted <= ?) AS events
     FROM incidents i ORDER BY i.id`,
    [seller, metric, from, to, night],
  );
  return all.filter(({ events }) => events > 0);
}

export interface TouchedSeller {
  sellerId: string;
  name: string;
  events: number;
}

/** The sellers of whom an incident takes most out. */
export async function sellersTouched(read: Read, incident: number, limit: number): Promise<TouchedSeller[]> {
  return read<TouchedSeller & { id: number }>(
    `SELECT v.id AS id, v.seller_id AS "sellerId", COALESCE(v.name, v.seller_id) AS name, COUNT(*) AS events
     FROM order_events e JOIN sellers v ON v.id = e.seller WHERE e.incident = ?
     GROUP BY v.id, v.seller_id, v.name ORDER BY COUNT(*) DESC, v.id LIMIT ?`,
    [incident, limit],
  );
}

/** By our key; a seller without a name by its number. */
export async function namedSellers(read: Read, sellers: readonly number[]) {
  const rows = await inStretches(sellers, (list) =>
    read<{ id: number; sellerId: string; name: string }>(
      `SELECT id, seller_id AS "sellerId", COALESCE(name, seller_id) AS name FROM sellers WHERE id IN (${marks}) ORDER BY id`,
      list,
    ),
  );
  return new Map(rows.map(({ id, ...seller }) => [id, seller]));
}

const newestDeliveries = 50_000;

/** Where orders are sold, and who has carried the newest of them. */
export async function knownPlaces(read: Read): Promise<{ markets: string[]; carriers: string[] }> {
  const markets = await read<{ word: string }>(
    "SELECT DISTINCT market AS word FROM cells WHERE market <> '' ORDER BY market",
  );
  const carriers = await read<{ word: string }>(
    `SELECT DISTINCT carrier AS word FROM (SELECT carrier FROM deliveries ORDER BY id DESC LIMIT ?) AS newest
     WHERE carrier IS NOT NULL ORDER BY carrier`,
    [newestDeliveries],
  );
  return { markets: markets.map(({ word }) => word), carriers: carriers.map(({ word }) => word) };
}
