/** Who is graded a second time by chance: one in ten, by a secret that nobody can foresee or move. */
import { randomBytes } from 'node:crypto';
import { expect } from 'chai';
import { drawnForSecond, drawnShare } from '../../server/stores/lab/gradings.ts';
import { describeOnEachDatabase } from '../support/databases.ts';
import { gradeOrder } from '../support/graded-twice.ts';
import { keepSeed } from '../support/grading-seed.ts';
import { nova, writeMarketplace } from '../support/written-marketplace.ts';

describe('the draw of second gradings', () => {
  it('takes a tenth, whatever the seed', () => {
    for (let nth = 0; nth < 5; nth++) {
      const seed = randomBytes(32).toString('base64url');
      const drawn = Array.from({ length: 20_000 }, (_, id) => id + 1).filter((id) => drawnForSecond(seed, id));
      // Five standard deviations of a binomial share.
      expect(drawn.length / 20_000).to.be.closeTo(drawnShare, 5 * Math.sqrt((drawnShare * (1 - drawnShare)) / 20_000));
      expect(drawnForSecond(seed, drawn[0]!)).to.equal(true);
    }
  });

  it('differs from seed to seed', () => {
    const first = (seed: string) =>
      Array.from({ length: 200 }, (_, id) => id)
        .filter((id) => drawnForSecond(seed, id))
        .join();
    expect(new Set(['a', 'b', 'c', 'd'].map(first)).size).to.equal(4);
  });
});

describeOnEachDatabase('the first grading', (use) => {
  before(() => writeMarketplace(use().database));

  it('makes its seed once and keeps it out of the audit', async () => {
    const { database } = use();
    for (let nth = 0; nth < 3; nth++) await gradeOrder(database, { seller: nova });
    const seeds = await database.read<{ value: string }>(
      "SELECT value FROM settings WHERE name = 'lab-grading-seed' ORDER BY name",
    );
    expect(seeds).to.have.length(1);
    expect(seeds[0]!.value).to.match(/^[\w-]{43}$/);
    const told = await database.read('SELECT id FROM audit WHERE detail LIKE ?', [`%${seeds[0]!.value}%`]);
    expect(told).to.deep.equal([]);
    await database.transaction((tx) => tx.run("DELETE FROM settings WHERE name = 'lab-grading-seed'"));
  });

  it('that is drawn waits for somebody else though it passed; the others stand', async () => {
    const { database } = use();
    const [last] = await database.read<{ id: number }>('SELECT MAX(id) AS id FROM lab_inspections');
    await keepSeed(database, { drawn: [last!.id + 1], spared: [last!.id + 2] });
    const drawn = await gradeOrder(database, { seller: nova });
    const spared = await gradeOrder(database, { seller: nova });
    expect([drawn.followed, spared.followed]).to.deep.equal(['second', 'concluded']);
    const [row] = await database.read('SELECT * FROM mystery_orders WHERE id = ?', [drawn.order]);
    expect(row).to.include({ second_reason: 'drawn', concluded_at: null, verdict: null });
  });

  it('by the same person twice is refused', async () => {
    const { database } = use();
    const { order, followed } = await gradeOrder(database, { seller: nova, wrong: ['not-locked'] });
    expect(followed).to.equal('second');
    const again = gradeOrder(database, { seller: nova, order, grading: 'second', wrong: ['not-locked'] });
    expect(await again.catch((error: Error) => error.message)).to.match(/graded mystery order \d+ twice/);
    const [row] = await database.read('SELECT concluded_at FROM mystery_orders WHERE id = ?', [order]);
    expect(row!['concluded_at']).to.equal(null);
  });
});
