/** A small marketplace over sixty weeks, written row by row: one seller of each sort that pages must show well. */
import type { Database, Value } from '../../db/connect.ts';
import { metrics } from '../../server/scoring/metrics/index.ts';
import { defaultPolicy } from '../../server/scoring/policy.ts';
import {
  publish,
  writePolicy,
  writeReadings,
  writeRecommendations,
  writeScores,
  writeSellers,
  writeWeeks,
  writtenNight as night,
} from './written-nights.ts';

/** Our keys of those that tests name. */
export const nova = 1;
export const quiet = 2;
export const tiny = 3;
export const strange = 4;
export const stub = 5;

export const strangeName =
  '<b>ٱلْمُصَلِّح</b> 🔧 "Œuvre" & Söhne — a name that is far longer than any column would ever wish to hold, limited';

export async function writeMarketplace(database: Database): Promise<void> {
  await writePolicy(database);
  await writeSellers(database, [
    { id: nova, name: 'Nova Refurb', sellerId: 'NOVA' },
    { id: quiet, name: 'Écran Tranquille', kind: 'repairer', country: 'IT', managerEmail: 'other@test.example' },
    { id: tiny, name: 'Three Orders', kind: 'trader', country: 'DE' },
    { id: strange, name: strangeName, kind: 'mobile_operator', country: 'SA', sellerId: 'id/with ?&#' },
    { id: stub, name: null },
  ]);
  await writeHistory(database);
  await writeOrders(database);
  await writeWeeks(database);
  await writeRecommendations(database, [
    {
      id: 1,
      seller: nova,
      level: 'limit',
      since: night,
      grounds: ['late-delivery', 'complaint'],
      evidence: 410,
      harm: 120,
      snapshot,
    },
    { id: 2, seller: strange, level: 'warn', since: night - 2, grounds: ['complaint'], evidence: 34, harm: 30 },
    {
      id: 3,
      seller: nova,
      level: 'warn',
      since: night - 60,
      closed: night - 30,
      grounds: ['late-delivery'],
      state: 'ended',
      evidence: 25,
    },
  ]);
  await database.transaction(async (tx) => {
    await tx.insertMany(
      'breaches',
      ['id', 'seller', 'metric', 'level', 'opened', 'closed'],
      [
        [1, nova, 'late-delivery', 'limit', night - 3, null],
        [2, nova, 'late-delivery', 'warn', night - 60, night - 30],
      ],
    );
    const feeds: Value[][] = [
      ['orders', night, 812, 1, null],
      ['reviews', night, 212, 0, null],
      ['complaints', night, 61, 0, null],
    ];
    await tx.insertMany('feed_days', ['feed', 'day', 'row_count', 'covered', 'confirmed_by'], feeds);
  });
  await publish(database, night, {
    sellers: 4,
    ranked: 3,
    opened: { limit: 1 },
    ended: { warn: 4 },
    feeds: { returns: { watermark: night - 2, state: 'behind' } },
  });
}

const reading = {
  metric: 'late-delivery',
  events: 38,
  exposure: 412,
  rate: 0.091,
  low: 0.076,
  high: 0.108,
  state: 'ok',
};
const snapshot = {
  night,
  policy: 1,
  score: { score: 58, low: 53, high: 62, rank: 3 },
  readings: [{ ...reading, evidence: { warn: 5200, limit: 410, suspend: 1.4 } }],
  orders: ['ORD-197', 'ORD-190'],
};

async function writeHistory(database: Database): Promise<void> {
  for (let week = 59; week >= 0; week--) {
    const day = night - 7 * week;
    const worse = week < 4 ? 0.02 * (4 - week) : 0;
    await writeScores(database, day, [
      {
        seller: nova,
        score: 58 + Math.min(week, 4) * 4,
        rank: 3,
        level: week === 0 ? 'limit' : 'none',
        cap: week === 0 ? 59 : null,
        losses:
          week === 0
            ? { 'late-delivery': 27.41, complaint: 6.1, return: 4, 'low-review': 3.2, cancellation: 1, cap: 0.29 }
            : { 'late-delivery': 42 - Math.min(week, 4) * 4 },
      },
      { seller: quiet, score: 84.5, rank: 1 },
      {
        seller: strange,
        score: 71.25,
        rank: 2,
        level: week === 0 ? 'warn' : 'none',
        mainMetric: 'complaint',
        losses: { complaint: 28.75 },
      },
      { seller: tiny, score: null, rank: null, mainMetric: null, losses: {} },
    ]);
    await writeReadings(
      database,
      day,
      [nova, quiet, strange]
        .flatMap((seller) =>
          metrics.map(({ key }) => {
            const acceptable = defaultPolicy.metrics[key]?.acceptable ?? 0.03;
            const bad = (seller === nova && key === 'late-delivery') || (seller === strange && key === 'complaint');
            return {
              seller,
              metric: key,
              rate: acceptable * (bad ? 1 + worse * 20 : 0.7),
              evidence:
                bad && week === 0 ? { warn: 5200, limit: 410, suspend: 1.4 } : { warn: 0.4, limit: 0.1, suspend: 0 },
              state: key === 'return' && week === 0 ? 'stale' : 'ok',
              asOf: key === 'return' ? day - 2 : day,
            };
          }),
        )
        .concat(
          metrics.map(({ key }) => ({
            seller: tiny,
            metric: key,
            rate: 0.03,
            evidence: { warn: 0, limit: 0, suspend: 0 },
            events: 0,
            exposure: 3,
            state: 'too_few',
            asOf: day,
          })),
        ),
    );
  }
}

async function writeOrders(database: Database): Promise<void> {
  const orders: Value[][] = [];
  const deliveries: Value[][] = [];
  const events: Value[][] = [];
  const counts: Value[][] = [];
  const ledger: Value[][] = [];
  for (let age = 419; age >= 0; age--) {
    const day = night - age;
    const late = age < 20 ? 7 : age % 7 === 0 ? 1 : 0;
    counts.push(
      ['late-delivery', day, nova, 60, 60_000_000, late, late],
      ['cancellation', day, nova, 62, 62_000_000, 0, 0],
    );
    ledger.push([day, nova, 'late-delivery', late, 0, 2.64, 60]);
    for (let n = 0; n < late; n++) {
      const id = orders.length + 1;
      orders.push([
        id,
        `ORD-${id}`,
        nova,
        (day - 4) * 86_400 + 3600,
        'FR',
        'smartphones',
        'good',
        25_000,
        'EUR',
        `B${id}`,
        null,
        null,
        1,
      ]);
      deliveries.push([id, `ORD-${id}`, day, (day - 2) * 86_400, n === 0 ? null : (day + 2) * 86_400, 'carrier_x', 1]);
      events.push([nova, 'late-delivery', day, id, day, day, null]);
    }
  }
  await database.transaction(async (tx) => {
    await tx.insertMany(
      'orders',
      [
        'id',
        'order_id',
        'seller',
        'ordered_at',
        'market',
        'category',
        'grade',
        'price_minor',
        'currency',
        'buyer_ref',
        'cancelled_at',
        'cancelled_by',
        'import_id',
      ],
      orders,
    );
    await tx.insertMany(
      'deliveries',
      ['id', 'order_id', 'promised_day', 'shipped_at', 'delivered_at', 'carrier', 'import_id'],
      deliveries,
    );
    await tx.insertMany(
      'order_events',
      ['seller', 'metric', 'day', 'order_key', 'opened_day', 'posted', 'retracted'],
      events,
    );
    await tx.insertMany('daily_counts', ['metric', 'day', 'seller', 'opened', 'risk', 'reported', 'occurred'], counts);
    await tx.insertMany(
      'ledger',
      ['night', 'seller', 'metric', 'observed', 'withdrawn', 'expected', 'order_count'],
      ledger,
    );
  });
}
