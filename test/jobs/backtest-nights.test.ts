/** A backtest of the policy in force against nights that were really worked on, with decisions, corrections and poor data among them. */
import { expect } from 'chai';
import { replay, type Replay } from '../../jobs/backtest/replay.ts';
import { backfill } from '../../jobs/backfill.ts';
import { firstInstant, type Day } from '../../server/scoring/day.ts';
import type { Context } from '../../server/context.ts';
import { defaultPolicy } from '../../server/scoring/policy.ts';
import { waitingRecommendations } from '../../server/stores/demo.ts';
import { ensurePolicy } from '../../server/stores/policies.ts';
import { publishPolicy } from '../../server/stores/policy-changes.ts';
import { readCommitted } from '../../server/stores/read.ts';
import { putInForce } from '../support/decided.ts';
import { describeOnEachDatabase } from '../support/databases.ts';
import { dayZero, load, loadKnown, nightContext, sellerLine, type ToldOrder } from '../support/marketplace.ts';
import { levelsByNight, periodsOf } from '../support/replayed.ts';
import { story } from '../support/story.ts';

const half = 45;
const days = 75;
const orders = story(days);
/** From then on S1's complaints so far turn out to be the buyers' own. */
const corrected = orders.map((order): ToldOrder =>
  order.seller === 'S1' && order.complaint && order.placed < dayZero + half
    ? { ...order, complaint: { ...order.complaint, fault: 'buyer' } }
    : order,
);

describeOnEachDatabase('a replay of the policy in force', (use) => {
  let context: Context;
  let replayed: Replay;

  /** Managers accept what is recommended, three days later. */
  const decide = async (night: Day) => {
    const waiting = await waitingRecommendations(context.database, night - 2);
    await context.database.transaction(async (tx) => {
      for (const { id, seller, level } of waiting)
        await putInForce(tx, { recommendation: id, seller, level, on: night + 1 });
    });
  };

  before(async () => {
    context = nightContext(use(), dayZero + days, '/nowhere');
    const { database } = context;
    await database.transaction((tx) => ensurePolicy(tx, '2026-01-01T00:00:00Z'));
    const policy = structuredClone(defaultPolicy);
    policy.levels.limit.evidence = 60;
    policy.metrics['complaint']!.acceptable = 0.012;
    policy.metrics['complaint']!.warn = 0.012;
    policy.delta = 0.05;
    policy.overrides.push({ name: 'repairers', kind: 'repairer', market: 'FR', metrics: { return: { limit: 0.025 } } });
    const effectiveFrom = dayZero + 30;
    await publishPolicy(database, { policy, effectiveFrom, author: 'test', note: '', at: '2026-01-02T00:00:00Z' });
    const sellers = Array.from({ length: 8 }, (_, n) => sellerLine(`S${n}`, dayZero - (n % 2 === 0 ? 300 : 20)));
    await load(context, { sellers });
    await loadKnown(context, orders, dayZero + half);
    await backfill(context, dayZero, dayZero + half, decide);
    await loadKnown(context, corrected, dayZero + days - 1);
    await backfill(context, dayZero + half + 1, dayZero + days - 1, decide);
    replayed = await replay(readCommitted(database), {
      ...{ policy: null, to: dayZero + days - 1, warnings: 'as decided' },
      instantOf: (day) => firstInstant(context.calendar, day),
    });
  });

  const read = <T>(sql: string) => context.database.read<T>(sql);

  it('has something to show: warnings, limits, and a correction', async () => {
    const levels = await read<{ level: string }>('SELECT DISTINCT level FROM breaches ORDER BY level');
    expect(levels.map(({ level }) => level)).to.include.members(['limit', 'warn']);
    const [row] = await read<{ count: number }>('SELECT COUNT(*) AS count FROM ledger WHERE withdrawn <> 0');
    expect(row!.count).to.be.above(0);
    const endings = await read<{ ending: string }>('SELECT DISTINCT ending FROM breaches WHERE ending IS NOT NULL');
    expect(endings.map(({ ending }) => ending)).to.include('corrected');
  });

  it('opens and closes the same breaches on the same nights', async () => {
    const breaches = await read(
      'SELECT seller, metric, level, opened, closed FROM breaches ORDER BY seller, metric, opened',
    );
    expect(periodsOf(replayed.metricChanges)).to.deep.equal(breaches);
  });

  it('has every seller at the same level on every night', async () => {
    const shown = await read(
      "SELECT night, seller, level FROM scores WHERE level IN ('warn', 'limit', 'suspend') ORDER BY night, seller",
    );
    expect(levelsByNight(replayed)).to.deep.equal(shown);
  });
});
