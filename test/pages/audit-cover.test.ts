/** What the audit tells of a mystery order before its reveal: to the lab everything, to everybody else that numbers are missing. */
import { expect } from 'chai';
import { clockAt } from '../../server/clock.ts';
import { parseDay } from '../../server/scoring/day.ts';
import { appendAudit } from '../../server/stores/audit.ts';
import { startApp, type RunningApp } from '../support/app.ts';
import { describeOnEachDatabase } from '../support/databases.ts';
import { insertRevealed } from '../support/inspected.ts';
import type { Visitor } from '../support/visitor.ts';
import { nova, writeMarketplace } from '../support/written-marketplace.ts';

describeOnEachDatabase('the audit of mystery orders', (use) => {
  let app: RunningApp;
  let told: string;
  let hidden: string;
  before(async () => {
    const { database } = use();
    await writeMarketplace(database);
    const order = (revealed: number | null) => insertRevealed(database, { seller: nova, revealed });
    told = `mystery order ${await order(parseDay('2026-11-20'))}`;
    hidden = `mystery order ${await order(null)}`;
    await database.transaction(async (tx) => {
      for (const [minute, subject] of [told, hidden, 'lab budget', hidden, told].entries())
        await appendAudit(tx, {
          at: `2026-11-21T10:0${minute}:00Z`,
          ...{ actor: 'lab@test.example', action: 'photo added', subject, detail: { minute } },
        });
    });
    app = await startApp(database, { clock: clockAt('2026-11-22T09:00:00Z') });
  });
  after(async () => app?.close());

  const linesOf = async (visitor: Visitor, query = '') =>
    (await visitor.get(`/audit.ndjson${query}`)).text
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, string | number>);
  const about = (lines: Record<string, string | number>[]) => lines.map(({ subject }) => subject);

  it('is whole for the lab', async () => {
    const lab = await app.signIn('lab');
    expect(about(await linesOf(lab, '?action=photo+added'))).to.deep.equal([told, hidden, 'lab budget', hidden, told]);
    expect((await lab.get('/audit?action=photo+added')).text).to.include(hidden);
  });

  for (const role of ['manager', 'admin'] as const) {
    it(`covers an order that is not revealed from a ${role}, however it is looked for`, async () => {
      const visitor = await app.signIn(role);
      const minutes = ['10:01:00Z', '10:03:00Z'];
      for (const path of ['/audit', '/audit.csv', '/audit.ndjson'])
        for (const query of ['', '?action=photo+added', `?search=${encodeURIComponent(hidden)}`]) {
          const { text } = await visitor.get(path + query);
          const heard = [hidden, ...minutes].filter((word) => text.replaceAll(`value="${hidden}"`, '').includes(word));
          expect(heard, path + query).to.deep.equal([]);
        }
      expect(about(await linesOf(visitor, '?action=photo+added'))).to.deep.equal([told, 'lab budget', told]);
      expect((await visitor.get('/audit?action=photo+added')).text).to.include('3 entries');
    });

    it(`gives a ${role} the links of the chain where an entry is covered`, async () => {
      const lines = await linesOf(await app.signIn(role));
      for (const [index, line] of lines.entries())
        if (index > 0) expect(line['previous_hash']).to.equal(lines[index - 1]?.['hash']);
      const covered = lines.filter(({ action }) => action === undefined);
      expect(covered.map((line) => Object.keys(line))).to.deep.equal(
        [1, 2].map(() => ['entry', 'previous_hash', 'hash']),
      );
    });

    it(`leads a ${role} from entry to entry past the covered ones`, async () => {
      const visitor = await app.signIn(role);
      const lines = await linesOf(visitor);
      const budget = lines.findIndex(({ subject }) => subject === 'lab budget');
      const [before, own, after] = [-2, 0, 2].map((step) => lines[budget + step]?.['entry']);
      const { text } = await visitor.get(`/audit/entries/${own}`);
      expect([...text.matchAll(/href="\/audit\/entries\/(\d+)"/g)].map(([, id]) => Number(id))).to.deep.equal([
        before,
        after,
      ]);
      expect((await visitor.get(`/audit/entries/${lines[budget - 1]?.['entry']}`)).status).to.equal(404);
    });
  }

  it('covers what says that two photos are alike until both were released', async () => {
    const { database } = use();
    const [out, kept] = ['photos 11 and 12', 'photos 11 and 112'];
    await database.transaction(async (tx) => {
      const columns = ['photo', 'mystery_order', 'position'];
      await tx.insertMany(
        'revelation_photos',
        columns,
        [11, 12].map((photo) => [photo, Number(told.split(' ').at(-1)), photo]),
      );
      for (const subject of [out, kept])
        await appendAudit(tx, {
          ...{ at: '2026-11-21T11:00:00Z', actor: 'lab@test.example', action: 'likeness judged', subject },
          detail: { judgement: 'same' },
        });
    });
    const query = '?action=likeness+judged';
    expect(about(await linesOf(await app.signIn('lab'), query))).to.deep.equal([out, kept]);
    for (const role of ['manager', 'admin'] as const)
      expect(about(await linesOf(await app.signIn(role), query))).to.deep.equal([out]);
    await database.transaction((tx) => tx.run('DELETE FROM revelation_photos'));
    expect((await (await app.signIn('manager')).get(`/audit.ndjson${query}`)).text).to.equal('');
  });
});
