/**
 * Any story of cases, decisions, appeals and clocks, against the real tables. What must hold is written down here a second
 * time, from what is stored: no forbidden state, no measure without its statement, no suspension by one person.
 */
import { expect } from 'chai';
import fc from 'fast-check';
import type { Transaction } from '../../db/connect.ts';
import { describeOnEachDatabase } from '../support/databases.ts';
import { act, anyAct, newStory, type Act } from './story-acts.ts';
import { faultsIn } from './story-faults.ts';

class TakenBack extends Error {}

/** How many stories are told: `ASSAY_STORIES=10000` tells as many on each database as the full size asks. */
const stories = {
  sqlite: Number(process.env['ASSAY_STORIES'] ?? 1_500),
  postgres: Number(process.env['ASSAY_STORIES'] ?? 100),
};

describeOnEachDatabase('any story of cases and decisions', (use, dialect) => {
  before(() =>
    use().database.transaction(async (tx) => {
      for (const seller of [1, 2])
        await tx.run('INSERT INTO sellers (seller_id, name, import_id) VALUES (?, ?, 1)', [
          `S${seller}`,
          `Shop ${seller}`,
        ]);
    }),
  );

  /** Each in a transaction of its own that is taken back. */
  async function tell(acts: readonly Act[], after: (tx: Transaction) => Promise<void>): Promise<Map<string, number>> {
    const story = newStory();
    await use()
      .database.transaction(async (tx) => {
        for (const one of acts) {
          await act(tx, story, one);
          await after(tx);
        }
        throw new TakenBack();
      })
      .catch((error: unknown) => {
        if (!(error instanceof TakenBack)) throw error;
      });
    return story.happened;
  }

  it('never comes to what is forbidden', async function () {
    this.timeout(1_200_000);
    const happened = new Map<string, number>();
    await fc.assert(
      fc.asyncProperty(fc.array(anyAct, { minLength: 10, maxLength: 60, size: 'max' }), async (acts) => {
        const seen = new Map<number, { state: string; version: number }>();
        const told = await tell(acts, async (tx) => {
          expect((await faultsIn(tx, seen)).join('; ')).to.equal('');
        });
        for (const [what, times] of told) happened.set(what, (happened.get(what) ?? 0) + times);
      }),
      { numRuns: stories[dialect], endOnFailure: false },
    );
    if (stories[dialect] < 500) return;
    // A story in which nothing happens proves nothing: each step was made, and each was refused at times.
    const steps = ['decide', 'approve', 'refuse', 'withdraw', 'deliver', 'start', 'end', 'lift', 'file', 'answer'];
    for (const step of steps) {
      expect(happened.get(`${step} done`) ?? 0, `${step} done`).to.be.above(0);
      expect(happened.get(`${step} refused`) ?? 0, `${step} refused`).to.be.above(0);
    }
  });
});
