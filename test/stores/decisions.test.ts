/** Since when a seller counts as warned. */
import { expect } from 'chai';
import { dayText } from '../../server/scoring/day.ts';
import { stepDecision } from '../../server/stores/decision-steps.ts';
import { warnedDaysAgo } from '../../server/stores/decisions.ts';
import { readCommitted } from '../../server/stores/read.ts';
import { describeOnEachDatabase } from '../support/databases.ts';
import { putInForce } from '../support/decided.ts';
import { writeSellers } from '../support/written-nights.ts';

const day = 20_000;

describeOnEachDatabase('a warning', (use) => {
  const warned = async (night: number) => (await warnedDaysAgo(readCommitted(use().database), night)).get(1) ?? null;

  it('stands from its delivery, goes on under the limit that takes its place, and ends with that', async () => {
    const { database } = use();
    await writeSellers(database, [{ id: 1, name: 'Nova Refurb' }]);
    const about = { recommendation: null, seller: 1 } as const;
    const warning = await database.transaction((tx) => putInForce(tx, { ...about, level: 'warn', on: day }));
    expect([await warned(day - 1), await warned(day), await warned(day + 9)]).to.deep.equal([null, 0, 9]);
    const limit = await database.transaction((tx) =>
      putInForce(tx, { ...about, level: 'limit', on: day + 10, replaces: warning }),
    );
    expect([await warned(day + 9), await warned(day + 12)]).to.deep.equal([9, 12]);
    const lift = { kind: 'lift', by: 'a@test.example', reason: 'Enough.', today: day + 20 } as const;
    const setting = { at: `${dayText(day + 20)}T09:00:00Z`, actor: 'a@test.example' };
    await database.transaction((tx) => stepDecision(tx, limit as number, lift, setting));
    expect([await warned(day + 19), await warned(day + 21)]).to.deep.equal([19, null]);
  });
});
