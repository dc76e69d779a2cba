/** The order that verifies an action: who waits for one, and that nobody outside the lab can tell before its reveal. */
import { expect } from 'chai';
import type { Database } from '../../db/connect.ts';
import { actionsOn, correctiveAction } from '../../server/stores/corrective-actions.ts';
import { orderDraw, skipDraw } from '../../server/stores/lab/draws.ts';
import { awaitingVerification } from '../../server/stores/lab/verifications.ts';
import { readCommitted } from '../../server/stores/read.ts';
import { doneAction, drawFor } from '../support/corrective-action.ts';
import { describeOnEachDatabase } from '../support/databases.ts';
import { gradedOrder, reveal } from '../support/graded-order.ts';
import { quiet, writeMarketplace } from '../support/written-marketplace.ts';

describeOnEachDatabase('verifying corrective actions', (use) => {
  const at = '2026-11-22T08:00:00Z';
  let database: Database;
  const waiting = async () => (await awaitingVerification(readCommitted(database))).map(({ id }) => id);
  const stateOf = async (id: number) => (await correctiveAction(readCommitted(database), id))?.state;
  before(async () => {
    ({ database } = use());
    await writeMarketplace(database);
  });

  it('waits for the next plan once the seller says that it is done, and no longer once it is drawn', async () => {
    const { id: action } = await doneAction(database, quiet, 'screen-whole');
    const [row] = await awaitingVerification(readCommitted(database));
    expect(row).to.include({ id: action, seller: quiet, item: 'screen-whole', category: 'smartphones', doneAt: at });
    const before = JSON.stringify(await actionsOn(readCommitted(database), row!.id));
    const audit = await database.read('SELECT id FROM audit ORDER BY id');
    const draw = await drawFor(database, action, quiet);
    expect(await waiting()).to.deep.equal([]);
    await database.transaction((tx) => skipDraw(tx, draw, { reason: 'Sold out.', by: 'lab', at }));
    expect(await waiting()).to.deep.equal([action]);
    const second = await drawFor(database, action, quiet);
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
    const { id: action } = await doneAction(database, quiet, 'speakers');
    const order = await gradedOrder(database, {
      seller: quiet,
      labDraw: await drawFor(database, action, quiet),
      wrong: ['speakers'],
    });
    expect((await reveal(database, order))?.verification).to.deep.equal({ action, outcome: 'failed' });
    expect(await stateOf(action)).to.equal('failed');
  });

  it('waits for another order where this one does not tell', async () => {
    const { id: action } = await doneAction(database, quiet, 'cameras');
    const order = await gradedOrder(database, {
      seller: quiet,
      labDraw: await drawFor(database, action, quiet),
      skipped: ['cameras'],
    });
    expect((await reveal(database, order))?.verification).to.equal(null);
    expect(await stateOf(action)).to.equal('done');
    expect(await waiting()).to.deep.equal([action]);
  });
});
