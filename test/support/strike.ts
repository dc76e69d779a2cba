/** A marketplace in which a carrier was on strike for three days, and what declared incidents make of it. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { backfill } from '../../jobs/backfill.ts';
import { importPaths } from '../../jobs/import-feeds.ts';
import { runNight } from '../../jobs/night.ts';
import { instantText, type Context } from '../../server/context.ts';
import { dayText, type Day } from '../../server/scoring/day.ts';
import { readDetector } from '../../server/scoring/detector-text.ts';
import { declareIncident, revokeIncident, type Declaration } from '../../server/stores/incidents.ts';
import { createTestDatabase, type Dialect, type TestDatabase } from './databases.ts';
import { dump } from './dump.ts';
import {
  coverageLines,
  dayZero,
  feedLines,
  knownBy,
  load,
  nightContext,
  sellerLine,
  type ToldOrder,
} from './marketplace.ts';
import { story } from './story.ts';

export const [first, last] = [dayZero + 5, dayZero + 21];
export const [from, to] = [dayZero + 12, dayZero + 14];

export type PlacedOrder = ToldOrder & { market: string; carrier: string };

/** Even sellers sell to FR, odd ones to DE. In the days of the strike, all parcels of S2 and S4 that Colis carries come five days late. */
export const orders: PlacedOrder[] = story(32).map((order) => {
  const [, seller, , n] = order.id.split('-').map(Number);
  const place = { market: seller! % 2 === 0 ? 'FR' : 'DE', carrier: n! % 2 === 0 ? 'Colis' : 'Poste' };
  const { promised } = order;
  const isStruck = promised !== undefined && promised >= from && promised <= to && place.carrier === 'Colis';
  const delivered = isStruck && (seller === 2 || seller === 4) ? { delivered: promised + 5 } : {};
  return { ...order, ...place, ...delivered };
});

export const strike: Declaration = {
  ...{ name: 'Carrier strike in FR', metrics: ['late-delivery'], market: 'FR', carrier: null },
  ...{ from: dayText(from), to: dayText(to) },
};

/** The markets and carriers, by files that name nothing else. */
export async function loadPlaces(
  { database, calendar, clock }: Context,
  placed: readonly PlacedOrder[],
): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'assay-places-'));
  const noon = (day: Day) => `${dayText(day)}T12:00:00Z`;
  const lines = placed.map(({ id, seller, placed: day, market }) => `${id},${seller},${noon(day)},${market}`);
  writeFileSync(join(folder, 'orders.csv'), ['order_id,seller_id,ordered_at,market', ...lines, ''].join('\n'));
  const carried = placed.map(({ id, carrier }) => `${id},${carrier}`);
  writeFileSync(join(folder, 'deliveries.csv'), ['order_id,carrier', ...carried, ''].join('\n'));
  const results = await importPaths(database, [folder], { calendar, clock });
  rmSync(folder, { recursive: true, force: true });
  for (const { state, quarantined } of results)
    expect({ state, quarantined }).to.deep.equal({ state: 'imported', quarantined: 0 });
}

/** The marketplace on the morning after the night of `last`. */
export async function begin(
  made: TestDatabase,
  before: (context: Context) => Promise<unknown> = () => Promise.resolve(),
) {
  const context = nightContext(made, last + 1, '/nowhere');
  await load(context, { sellers: Array.from({ length: 8 }, (_, n) => sellerLine(`S${n}`, dayZero)) });
  const known = knownBy(orders, last) as PlacedOrder[];
  await load(context, { ...feedLines(known), coverage: coverageLines(dayZero, last) });
  await loadPlaces(context, known);
  await before(context);
  await backfill(context, first, last);
  return context;
}

/** Lives through one day more. */
export async function live(made: TestDatabase, day: Day, told: readonly PlacedOrder[] = orders): Promise<Context> {
  const context = nightContext(made, day + 1, '/nowhere');
  const known = knownBy(told, day) as PlacedOrder[];
  await load(context, { ...feedLines(known), coverage: coverageLines(day, day) });
  await loadPlaces(context, known);
  await runNight(context, day);
  return context;
}

export const declare = ({ database, clock }: Context, declaration: Declaration) =>
  declareIncident(database, declaration, { person: 'm@test.example', at: instantText(clock.now()) });

export const revoke = ({ database, clock }: Context, id: number) =>
  revokeIncident(database, id, {
    person: 'm@test.example',
    at: instantText(clock.now()),
    reason: 'There was no strike.',
  });

export async function within<T>(dialect: Dialect, work: (made: TestDatabase) => Promise<T>): Promise<T> {
  const made = await createTestDatabase(dialect);
  try {
    return await work(made);
  } finally {
    await made.drop();
  }
}

export interface Sum {
  who: string;
  observed: number;
  expected: number;
  orders: number;
}

export const sums = ({ database }: Context): Promise<Sum[]> =>
  database.read<Sum & Record<string, string | number>>(
    `SELECT v.seller_id || ' ' || metric AS who, SUM(observed) AS observed, SUM(expected) AS expected, SUM(order_count) AS orders
     FROM ledger l JOIN sellers v ON v.id = l.seller GROUP BY v.seller_id, metric ORDER BY v.seller_id, metric`,
  );

export function expectSameSums(one: readonly Sum[], other: readonly Sum[]): void {
  expect(one.map(({ who, observed }) => [who, Number(observed)])).to.deep.equal(
    other.map(({ who, observed }) => [who, Number(observed)]),
  );
  for (const [index, { who, expected }] of one.entries())
    expect(expected, who).to.be.closeTo(other[index]!.expected, 1e-9);
}

export async function states({ database }: Context) {
  const rows = await database.read<{ who: string; content: string }>(
    `SELECT v.seller_id || ' ' || metric AS who, content FROM detector_state d JOIN sellers v ON v.id = d.seller ORDER BY v.seller_id, metric`,
  );
  return new Map(rows.map(({ who, content }) => [who, readDetector(content)]));
}

export const linesOf = async ({ database }: Context, table: string, night: Day): Promise<string[]> =>
  (await dump(database, [table])).split('\n').filter((line) => line.includes(`"night":${night},`));

/** A hundredth of even odds weighs nothing. */
export const nothing = 0.01;
export const oddsOf = (logs: readonly number[] | null): number =>
  (logs ?? []).reduce((sum, log) => sum + Math.exp(log), 0);

/** As `order metric`. */
export const excused = async ({ database }: Context): Promise<string[]> => {
  const rows = await database.read<{ what: string }>(
    `SELECT o.order_id || ' ' || e.metric AS what FROM order_events e JOIN orders o ON o.id = e.order_key
     WHERE e.incident IS NOT NULL ORDER BY o.order_id, e.metric`,
  );
  return rows.map(({ what }) => what);
};

export const late = (test: (order: PlacedOrder) => boolean) =>
  orders
    .filter(({ promised, delivered }) => promised! >= from && promised! <= to && delivered! > promised!)
    .filter(test);

/** That both count the same: what is taken out, the ledger's sums and, but for the last digits, the detectors. */
export async function expectSameFigures(one: Context, other: Context): Promise<void> {
  expect(await excused(one)).to.deep.equal(await excused(other));
  expectSameSums(await sums(one), await sums(other));
  const then = await states(other);
  for (const [who, state] of await states(one))
    for (const [index, log] of (state.evidence.warn ?? []).entries())
      expect(log, who).to.be.closeTo(then.get(who)!.evidence.warn![index]!, 1e-5);
}
