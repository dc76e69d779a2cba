/** Sellers, measures and webhooks for the tests of what the marketplace is told. */
import type { Database } from '../../db/connect.ts';
import { readConfig } from '../../server/config.ts';
import type { Context } from '../../server/context.ts';
import type { Clock } from '../../server/clock.ts';
import type { Measure, Restriction, Scope } from '../../server/cases/decision.ts';
import type { EventGroup } from '../../server/enforcement/event.ts';
import type { Format } from '../../server/enforcement/message-body.ts';
import { newSigningSecret } from '../../server/enforcement/signature.ts';
import { createLog } from '../../server/log.ts';
import { noHolidays } from '../../server/scoring/business-time.ts';
import { businessCalendar, dayText } from '../../server/scoring/day.ts';
import { instantText } from '../../server/context.ts';
import { recordDecision } from '../../server/stores/decisions.ts';
import { stepDecision } from '../../server/stores/decision-steps.ts';
import { insertWebhook } from '../../server/stores/webhooks.ts';
import { webhookSeal } from '../../server/stores/installation-seal.ts';
import { writeStatement } from './decided.ts';

export const sessionSecret = 'a session secret for tests, long enough to be one';

export interface TestContext extends Context {
  /** What was logged, line by line. */
  lines: string[];
}

export function contextWith(database: Database, clock: Clock): TestContext {
  const lines: string[] = [];
  return {
    database,
    clock,
    config: readConfig({ SESSION_SECRET: sessionSecret, BASE_URL: 'https://assay.test' }),
    calendar: businessCalendar('UTC'),
    holidays: noHolidays,
    log: createLog('debug', { write: (line) => void lines.push(line) }),
    lines,
  };
}

export async function writeTestSeller(database: Database, sellerId: string, name = sellerId): Promise<number> {
  const [row] = await database.transaction((tx) =>
    tx.all<{ id: number }>('INSERT INTO sellers (seller_id, name, import_id) VALUES (?, ?, 1) RETURNING id', [
      sellerId,
      name,
    ]),
  );
  return row!.id;
}

export interface TestMeasure {
  level?: Measure;
  scope?: Scope;
  restriction?: Restriction | null;
  until?: string | null;
}

/** A measure that is decided, as a manager's click leaves it; told and in force if `started`. @returns its id. */
export async function decide(
  { database, clock, calendar }: Context,
  seller: { id: number; sellerId: string },
  { level = 'limit', scope = {}, restriction = null, until = null }: TestMeasure = {},
  { started = true } = {},
): Promise<number> {
  const at = instantText(clock.now());
  const today = calendar(clock.now());
  return database.transaction(async (tx) => {
    const id = await recordDecision(tx, {
      recommendation: null,
      seller: seller.id,
      sellerId: seller.sellerId,
      level,
      decision: 'accepted',
      state: 'decided',
      person: 'manager@test.example',
      reason: 'It has been late for weeks.',
      decidedAt: at,
      inForceFrom: dayText(today),
      inForceTo: until,
      scope,
      restriction,
    });
    if (id === null) throw new Error('nothing was decided');
    if (!started) return id;
    await writeStatement(tx, id, seller.id, at);
    for (const kind of ['deliver', 'start'] as const) {
      const step = await stepDecision(tx, id, { kind, today }, { at, actor: 'scheduler' });
      if ('refused' in step) throw new Error(step.refused);
    }
    return id;
  });
}

export async function lift({ database, clock, calendar }: Context, decision: number): Promise<void> {
  const by = 'manager@test.example';
  await database.transaction((tx) =>
    stepDecision(
      tx,
      decision,
      { kind: 'lift', by, reason: 'It has mended its ways.', today: calendar(clock.now()) },
      { at: instantText(clock.now()), actor: by },
    ),
  );
}

/** A webhook as the page makes it. @returns its id and the secret that was shown. */
export async function writeWebhook(
  { database, config, clock }: Context,
  address: string,
  {
    format = 'assay',
    kinds = ['standing'],
    name = 'Shop',
  }: { format?: Format; kinds?: EventGroup[]; name?: string } = {},
): Promise<{ id: number; secret: string }> {
  const seal = await webhookSeal({ database, config });
  const secret = newSigningSecret();
  const id = await database.transaction((tx) =>
    insertWebhook(tx, {
      name,
      format,
      kinds,
      address: seal.close(address),
      shownAddress: new URL(address).origin,
      secret: format === 'assay' ? seal.close(secret) : null,
      createdBy: 'admin@test.example',
      createdAt: instantText(clock.now()),
    }),
  );
  return { id, secret };
}
