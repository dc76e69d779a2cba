/** Long work that is told to stop: the scheduler catching up, `assay night` and `assay backfill`, each as a process of its own. */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { expect } from 'chai';
import { runNight } from '../../jobs/night.ts';
import { systemClock } from '../../server/clock.ts';
import { businessCalendar, dayText, type Day } from '../../server/scoring/day.ts';
import { readCommitted } from '../../server/stores/read.ts';
import { runsOfNight } from '../../server/stores/runs.ts';
import { program, root } from '../support/assay.ts';
import { createTestDatabase, type TestDatabase } from '../support/databases.ts';
import { eventually } from '../support/eventually.ts';
import { feedLines, load, nightContext, sellerLine } from '../support/marketplace.ts';

/** Many more nights than could be worked through before the signal comes. */
const nightsAgo = 3_000;
const instant = systemClock.now();
/** The scheduler waits for two hours after midnight: here it is never that early. */
const timeZone = Math.floor(instant / 3600) % 24 < 3 ? 'Etc/GMT-6' : 'UTC';
const today = businessCalendar(timeZone)(instant);
const first = today - nightsAgo;

async function oldMarketplace(made: TestDatabase): Promise<void> {
  const context = nightContext(made, first + 30, '/nowhere');
  const sellers = Array.from({ length: 4 }, (_, n) => `S${n}`);
  await load(context, { sellers: sellers.map((id) => sellerLine(id, first)) });
  const orders = sellers.flatMap((seller) =>
    Array.from({ length: 60 }, (_, n) => {
      const placed = first - 20 + (n % 30);
      return { id: `${seller}-${n}`, seller, placed, promised: placed + 3, delivered: placed + 2 };
    }),
  );
  await load(context, feedLines(orders));
}

interface Started {
  child: ChildProcess;
  said: () => string;
  exit: Promise<unknown[]>;
}

function started(parameters: readonly string[], url: string): Started {
  const { PATH = '' } = process.env;
  const env = { PATH, DATABASE_URL: url, INBOX: '/nowhere', TIME_ZONE: timeZone };
  const child = spawn(process.execPath, parameters, { env, cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
  let text = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (piece: string) => (text += piece));
  return { child, said: () => text, exit: once(child, 'close') };
}

for (const dialect of ['sqlite', 'postgres'] as const)
  describe(`work that is told to stop (${dialect})`, () => {
    let made: TestDatabase;
    before(async () => oldMarketplace((made = await createTestDatabase(dialect))));
    after(async () => made?.drop());

    const nights = async (): Promise<Day[]> =>
      (await made.database.read<{ night: Day }>('SELECT night FROM nights ORDER BY night')).map(({ night }) => night);
    /** Until three more nights are published: in the middle of the work. */
    const underWay = async (): Promise<void> => {
      const before = (await nights()).length;
      await eventually(async () => expect((await nights()).length).to.be.above(before + 2));
    };
    const endOf = async ({ child, exit, said }: Started, signal: NodeJS.Signals) => {
      const at = performance.now();
      child.kill(signal);
      const [code] = await exit;
      return { code, seconds: (performance.now() - at) / 1000, said: said() };
    };
    /** Every published night is whole, and none follows the one it stopped at. */
    const expectOrder = async () => {
      const all = await nights();
      expect(all).to.deep.equal(all.map((_, index) => (all[0] as number) + index));
      expect(all.at(-1)).to.be.below(today - 1);
    };

    it('backfill ends with 130 and says how to go on', async () => {
      const range = ['--from', dayText(first), '--to', dayText(today - 1)];
      const running = started([program, 'backfill', ...range], made.url);
      await underWay();
      const { code, seconds, said } = await endOf(running, 'SIGINT');
      expect([code, seconds < 10], said).to.deep.equal([130, true]);
      expect(said.trim().split('\n').at(-1)).to.equal(
        `assay: stopped; what is done stays done. To go on: \`assay backfill ${range.join(' ')}\`.`,
      );
      await expectOrder();
    });

    it('night ends with 130 and says how to go on', async () => {
      const running = started([program, 'night'], made.url);
      await underWay();
      const { code, said } = await endOf(running, 'SIGINT');
      expect(code, said).to.equal(130);
      expect(said.trim().split('\n').at(-1)).to.match(/^assay: stopped; .* To go on: `assay night`\.$/);
      await expectOrder();
    });

    it('the scheduler ends with 0 while it catches up, and the night is taken up again', async () => {
      const running = started([join(root, 'jobs/main.ts')], made.url);
      await underWay();
      const { code, seconds, said } = await endOf(running, 'SIGTERM');
      expect([code, seconds < 10], said).to.deep.equal([0, true]);
      expect(said).to.include('the scheduler has ended');
      await expectOrder();
      const next = ((await nights()).at(-1) as number) + 1;
      await runNight(nightContext(made, next + 1, '/nowhere', { timeZone }), next);
      const runs = await runsOfNight(readCommitted(made.database), 'night', next);
      expect(runs.map(({ state }) => state)).to.deep.equal(runs.map(() => 'done'));
    });
  });
