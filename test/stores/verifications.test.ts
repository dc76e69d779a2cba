/** The order that verifies an action: who waits for one, and that nobody outside the lab can tell before its reveal. */
import { expect } from 'chai';
import type { Database } from '../../db/connect.ts';
import { actionsOn, askForAction, correctiveAction } from '../../server/stores/corrective-actions.ts';
import { giveEvidence } from '../../server/stores/action-files.ts';
import { writeDraws, orderDraw, skipDraw, plannedDraws } from '../../server/stores/lab/draws.ts';
import { awaitingVerification } from '../../server/stores/lab/verifications.ts';
import { readCommitted } from '../../server/stores/read.ts';
import { describeOnEachDatabase } from '../support/databases.ts';
import { gradedOrder, reveal, revealedOrder } from '../support/graded-order.ts';
import { quiet, writeMarketplace } from '../support/written-marketplace.ts';

describeOnEachDatabase('verifying corrective actions', (use) => {
  const at = '2026-11-22T08:00:00Z';
  let database: Database;
  const waiting = async () => (await awaitingVerification(readCommitted(database))).map(({ id }) => id);
  const stateOf = async (id: number) => (await correctiveAction(readCommitted(database), id))?.state;
  let made = 0;

  /** An action that the seller says is done. */
  async function doneAction(item: string): Promise<number> {
    const mysteryOrder = await revealedOrder(database, { seller: quiet, wrong: [item] });
    const [finding] = await database.read<{ id: number }>('SELECT id FROM findings WHERE mystery_order = ?', [
      mysteryOrder,
    ]);
    return database.transaction(async (tx) => {
      const about = { seller: quiet, sellerId: 'S-2', mysteryOrder, finding: finding!.id };
      const id = await askForAction(tx, {
        ...about,
        ...{ text: 'Check it.', dueOn: '2026-12-01', askedBy: 'ana@test.example', askedAt: at },
      });
      const evidence = { text: 'It is done now.', file: null, by: 'shop@test.example', at, expected: 1 };
      expect(await giveEvidence(tx, id!, evidence)).to.equal(true);
      return id!;
    });
  }

  /** Draws the action, as the next plan does. @returns the draw */
  async function drawFor(action: number): Promise<number> {
    await database.transaction(async (tx) => {
      made += 1;
      await tx.insertMany(
        'lab_plans',
        ['week', 'slots', 'random_slots', 'seed', 'commitment', 'committed_by', 'committed_at'],
        [[`2026-01-0${made}`, 1, 0, 's', 'c', 'lab', at]],
      );
      const [plan] = await tx.all<{ id: number }>('SELECT MAX(id) AS id FROM lab_plans');
      await writeDraws(tx, [
        {
          ...{ plan: plan!.id, position: 1, stratum: 'risk', seller: quiet, category: 'smartphones', chance: null },
          ...{ reasons: [{ kind: 'action', action }], action },
        },
      ]);
    });
    return (await plannedDraws(readCommitted(database))).at(-1)!.id;
  }

  before(async () => {
    ({ database } = use());
    await writeMarketplace(database);
  });

  it('waits for the next plan once the seller says that it is done, and no longer once it is drawn', async () => {
    const action = await doneAction('screen-whole');
    const [row] = await awaitingVerification(readCommitted(database));
    expect(row).to.include({ id: action, seller: quiet, item: 'screen-whole', category: 'smartphones', doneAt: at });
    const before = JSON.stringify(await actionsOn(readCommitted(database), row!.id));
    const audit = await database.read('SELECT id FROM audit ORDER BY id');
    const draw = await drawFor(action);
    expect(await waiting()).to.deep.equal([]);
    await database.transaction((tx) => skipDraw(tx, draw, { reason: 'Sold out.', by: 'lab', at }));
    expect(await waiting()).to.deep.equal([action]);
    const second = await drawFor(action);
    await database.transaction((tx) => orderDraw(tx, second));
    const order = await gradedOrder(database, { seller: quiet, labDraw: second });
    expect(await waiting()).to.deep.equal([]);
    // Nothing of it can be read outside: neither in its row, nor in the audit.
    expect(JSON.stringify(await actionsOn(readCommitted(database), row!.id))).to.equal(before);
    expect(await stateOf(action)).to.equal('done');
    const later = await database.read<{ subject: string; detail: string }>(
      'SELECT subject, detail FROM audit WHERE id > ? ORDER BY id',
      [audit.at(-1)!['id'] ?? 0],
    );
    expect(later.filter(({ subject, detail }) => /S-2|Écran|corrective/.test(subject + detail))).to.deep.equal([]);
    const revealed = await reveal(database, order);
    expect(revealed?.verification).to.deep.equal({ action, outcome: 'verified' });
    expect(await correctiveAction(readCommitted(database), action)).to.include({
      state: 'verified',
      verifiedBy: order,
    });
    expect(await reveal(database, order)).to.equal(null);
  });

  it('fails where the same item is wrong again', async () => {
    const action = await doneAction('speakers');
    const order = await gradedOrder(database, { seller: quiet, labDraw: await drawFor(action), wrong: ['speakers'] });
    expect((await reveal(database, order))?.verification).to.deep.equal({ action, outcome: 'failed' });
    expect(await stateOf(action)).to.equal('failed');
  });

  it('waits for another order where this one does not tell', async () => {
    const action = await doneAction('cameras');
    const order = await gradedOrder(database, { seller: quiet, labDraw: await drawFor(action), skipped: ['cameras'] });
    expect((await reveal(database, order))?.verification).to.equal(null);
    expect(await stateOf(action)).to.equal('done');
    expect(await waiting()).to.deep.equal([action]);
  });
});
