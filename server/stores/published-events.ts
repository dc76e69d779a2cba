/**
 * The outbox as it may be read: an event gets its position once it is committed, in a transaction that only one process makes
 * at a time. Whoever sees a position therefore sees all before it; numbers of a sequence would not promise that on
 * PostgreSQL, where the later one may be committed first.
 */
import type { Database, Transaction } from '../../db/connect.ts';
import { eventId, eventTypeOf, noticeKind } from '../enforcement/event.ts';
import type { DecisionEvent, NightEvent, NoticeEvent, ToldEvent } from '../enforcement/event.ts';
import { standingOf, toldMeasure } from '../enforcement/standing.ts';
import type { DecisionState } from '../cases/decision.ts';
import { readIn, type Read } from './read.ts';
import { measureColumns, measureOf, measuresInForce } from './seller-standings.ts';

/** An event that has just got its position. */
export interface PublishedEvent {
  key: number;
  kind: string;
  seller: number | null;
  decision: number | null;
  told: ToldEvent;
}

interface OutboxRow {
  id: number;
  at: string;
  kind: string;
  seller: number | null;
  seller_id: string | null;
  decision: number | null;
  payload: string;
}

const head = 'outbox-head';
const most = 200;

/**
 * Gives every committed event that has none its position.
 *
 * @param spread what else belongs to it, such as the messages to be sent, in the same transaction
 * @returns how many were numbered
 */
export async function publishEvents(
  database: Database,
  spread: (tx: Transaction, events: readonly PublishedEvent[]) => Promise<void>,
): Promise<number> {
  for (let total = 0; ;) {
    const waiting = await database.read('SELECT id FROM outbox WHERE position IS NULL ORDER BY id LIMIT 1');
    if (waiting.length === 0) return total;
    total += await database.transaction(async (tx) => {
      const events = await numberNext(tx);
      await spread(tx, events);
      return events.length;
    });
  }
}

async function numberNext(tx: Transaction): Promise<PublishedEvent[]> {
  // Written first, so that a second process waits here and then sees what the first has numbered.
  await tx.run(
    `INSERT INTO settings (name, value) VALUES (?, '0') ON CONFLICT (name) DO UPDATE SET value = settings.value`,
    [head],
  );
  const start = await headPosition(readIn(tx));
  const rows = await tx.all<OutboxRow>(
    `SELECT o.id, o.at, o.kind, o.seller, v.seller_id, o.decision, o.payload
     FROM outbox o LEFT JOIN sellers v ON v.id = o.seller WHERE o.position IS NULL ORDER BY o.id LIMIT ?`,
    [most],
  );
  const events: PublishedEvent[] = [];
  for (const [index, row] of rows.entries()) {
    const { id: key, kind, seller, decision } = row;
    const told = await toldOf(tx, row, start + index + 1);
    await tx.run('UPDATE outbox SET position = ?, content = ? WHERE id = ?', [
      told.sequence,
      JSON.stringify(told),
      key,
    ]);
    events.push({ key, kind, seller, decision, told });
  }
  await tx.run('UPDATE settings SET value = ? WHERE name = ?', [String(start + rows.length), head]);
  return events;
}

/** The standing is read here, not where the event was written: the newest position of a seller then shows all of them. */
async function toldOf(tx: Transaction, row: OutboxRow, sequence: number): Promise<ToldEvent> {
  const { id, at, kind, seller, seller_id: sellerId, decision } = row;
  const payload = JSON.parse(row.payload) as Record<string, unknown>;
  const told = { id: eventId(id), type: eventTypeOf(kind), sequence, at };
  if (kind === noticeKind) return { ...payload, ...told, seller_id: sellerId } as NoticeEvent;
  if (seller === null || decision === null) return { ...payload, ...told } as NightEvent;
  const [made] = await tx.all<Parameters<typeof measureOf>[0]>(
    `SELECT ${measureColumns} FROM decisions d WHERE d.id = ? ORDER BY d.id`,
    [decision],
  );
  const asMade = made ? [toldMeasure(measureOf(made))] : [];
  const { state, version, from, until } = payload as {
    state: DecisionState;
    version: number;
    from: string;
    until: string;
  };
  const inForce = (await measuresInForce(readIn(tx), [seller])).get(seller) ?? [];
  return {
    ...told,
    seller_id: sellerId ?? '',
    decision: { ...asMade[0], from, until, state, version },
    standing: standingOf(inForce),
  } as DecisionEvent;
}

/** The newest position; 0 before the first event. */
export async function headPosition(read: Read): Promise<number> {
  const [row] = await read<{ value: string }>('SELECT value FROM settings WHERE name = ? ORDER BY name', [head]);
  return Number(row?.value ?? 0);
}

/** Events between two positions (the first excluded, the second included), of the kinds named, in their order. */
export async function eventsBetween(
  read: Read,
  { after, upTo }: { after: number; upTo: number },
  kinds: readonly string[],
  limit: number,
): Promise<ToldEvent[]> {
  const rows = await read<{ content: string }>(
    `SELECT content FROM outbox WHERE position > ? AND position <= ? AND kind IN (${kinds.map(() => '?').join(', ')})
     ORDER BY position LIMIT ?`,
    [after, upTo, ...kinds, limit],
  );
  return rows.map(({ content }) => JSON.parse(content) as ToldEvent);
}

/** Everything that happened since an instant, as it was published. */
export async function publishedSince(read: Read, since: string): Promise<PublishedEvent[]> {
  const rows = await read<Omit<OutboxRow, 'payload'> & { content: string }>(
    `SELECT o.id, o.kind, o.seller, o.decision, o.content FROM outbox o
     WHERE o.position IS NOT NULL AND o.at >= ? ORDER BY o.position`,
    [since],
  );
  return rows.map(({ id: key, kind, seller, decision, content }) => {
    return { key, kind, seller, decision, told: JSON.parse(content) as ToldEvent };
  });
}
