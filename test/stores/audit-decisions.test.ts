/** Whatever is decided about a seller stands in the audit log exactly once, written with the act or not at all. */
import { expect } from 'chai';
import type { Transaction } from '../../db/connect.ts';
import type { Command } from '../../server/cases/step.ts';
import { dayOf } from '../../server/scoring/day.ts';
import { answerAppeal, fileAppeal } from '../../server/stores/appeals.ts';
import { checkAudit } from '../../server/stores/audit-check.ts';
import { stepDecision } from '../../server/stores/decision-steps.ts';
import { recordDecision, type NewDecision } from '../../server/stores/decisions.ts';
import { describeOnEachDatabase } from '../support/databases.ts';
import { writeStatement } from '../support/decided.ts';
import { rejection } from '../support/rejection.ts';
import { writeSellers } from '../support/written-nights.ts';

const today = dayOf('2026-06-01');
const at = '2026-06-01T10:00:00Z';
const [anna, ben] = ['anna@test.example', 'ben@test.example'];
const reason = 'Because of what was seen.';

const appealAgainst = (decision: number) => ({
  ...{ decision, at, today, by: 'seller@test.example', channel: 'portal' as const, text: 'It was the strike.' },
});

const opened: NewDecision = {
  ...{ recommendation: null, seller: 1, sellerId: 'S-1', level: 'limit', decision: 'accepted', state: 'decided' },
  ...{ person: anna, reason, decidedAt: at, inForceFrom: '2026-06-02', inForceTo: '2026-06-30' },
};

interface Act {
  /** The state in which the decision stands before. */
  from: string;
  command: Command;
  /** What the entry says; a measure that starts ends the one it replaces, with an entry of its own. */
  writes: string[];
  level?: 'suspend';
}

const acts: Record<string, Act> = {
  approve: {
    from: 'proposed',
    command: { kind: 'approve', by: ben, signedInSecondsAgo: 5 },
    writes: ['decision decided'],
    level: 'suspend',
  },
  refuse: {
    from: 'proposed',
    command: { kind: 'refuse', by: ben, reason },
    writes: ['decision refused'],
    level: 'suspend',
  },
  withdraw: { from: 'decided', command: { kind: 'withdraw', by: anna, reason }, writes: ['decision withdrawn'] },
  deliver: { from: 'decided', command: { kind: 'deliver', today }, writes: ['decision notified'] },
  start: { from: 'notified', command: { kind: 'start', today: today + 20 }, writes: ['decision in-force'] },
  end: { from: 'in-force', command: { kind: 'end', today: today + 40 }, writes: ['decision ended'] },
  lift: { from: 'in-force', command: { kind: 'lift', by: ben, reason, today }, writes: ['decision lifted'] },
  replace: { from: 'in-force', command: { kind: 'replace', by: ben, with: 'warn', today }, writes: ['decision ended'] },
  overturn: {
    from: 'in-force',
    command: { kind: 'overturn', by: ben, reason, today },
    writes: ['decision overturned'],
  },
};

describeOnEachDatabase('the audit of decisions', (use) => {
  const all = async (): Promise<string[]> =>
    (await use().database.read<{ action: string }>('SELECT action FROM audit ORDER BY id')).map(({ action }) => action);
  const written = async (work: () => Promise<unknown>): Promise<string[]> => {
    const before = (await all()).length;
    await work();
    return (await all()).slice(before);
  };
  const inTransaction = <T>(work: (tx: Transaction) => Promise<T>) => use().database.transaction(work);
  const standing = async (state: string, level: NewDecision['level'] = 'limit', replaces: number | null = null) => {
    const id = await inTransaction((tx) => recordDecision(tx, { ...opened, level, replaces }));
    const notified = ['notified', 'in-force'].includes(state);
    const values = [state, notified ? at : null, notified ? '2026-06-01' : null, id];
    await inTransaction((tx) =>
      tx.run('UPDATE decisions SET state = ?, notified_at = ?, notified_day = ? WHERE id = ?', values),
    );
    return id as number;
  };

  before(() => writeSellers(use().database, [{ id: 1, name: 'Nova' }]));

  it('has one entry for a decision that is made, whatever it is', async () => {
    for (const decision of ['accepted', 'lightened', 'aggravated', 'dismissed', 'wait'] as const) {
      const state = decision === 'dismissed' || decision === 'wait' ? 'recorded' : 'decided';
      const entries = await written(() => inTransaction((tx) => recordDecision(tx, { ...opened, decision, state })));
      expect(entries, decision).to.deep.equal(['decision recorded']);
    }
  });

  for (const [name, { from, command, writes, level }] of Object.entries(acts)) {
    it(`has one entry for the step ${name}, written with it or not at all`, async () => {
      const id = await standing(from, level);
      await inTransaction((tx) => writeStatement(tx, id, 1, at));
      if (name === 'overturn') await inTransaction((tx) => fileAppeal(tx, appealAgainst(id)));
      const step = (tx: Transaction) =>
        stepDecision(tx, id, command, { at, actor: 'by' in command ? command.by : 'night' });
      const broken = () =>
        inTransaction(async (tx) => {
          await step(tx);
          throw new Error('the power is cut');
        });
      expect(await written(() => rejection(broken()))).to.deep.equal([]);
      expect(await written(() => inTransaction(step))).to.deep.equal(writes);
      // It cannot be made twice, and what is refused is no act.
      expect(await written(() => inTransaction(step))).to.deep.equal([]);
    });
  }

  it('has one entry for each of two decisions when one takes the place of the other', async () => {
    const old = await standing('in-force', 'warn');
    const id = await standing('notified', 'limit', old);
    const start: Command = { kind: 'start', today: today + 20 };
    const entries = await written(() => inTransaction((tx) => stepDecision(tx, id, start, { at, actor: 'night' })));
    expect(entries).to.have.members(['decision ended', 'decision in-force']).and.to.have.length(2);
  });

  it('has one entry for an appeal, one for its answer, and one for the decision that it overturns', async () => {
    const decision = await standing('in-force');
    expect(await written(() => inTransaction((tx) => fileAppeal(tx, appealAgainst(decision))))).to.deep.equal([
      'appeal filed',
    ]);
    const [row] = await use().database.read<{ id: number }>('SELECT id FROM appeals ORDER BY id DESC LIMIT 1');
    const answer = { appeal: row?.id as number, verdict: 'upheld' as const, answer: 'It was.', by: ben, at, today };
    const entries = await written(() => inTransaction((tx) => answerAppeal(tx, answer)));
    expect(entries).to.deep.equal(['decision overturned', 'appeal upheld']);
  });

  it('is whole after all that', async () => {
    expect((await checkAudit(use().database)).broken).to.equal(null);
  });
});
