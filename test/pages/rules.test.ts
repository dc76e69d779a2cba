/** New rules as sellers learn of them: told to each, side by side with the old ones, with the seller's own figures under both. */
import { expect } from 'chai';
import { runAskedBacktests } from '../../jobs/backtest/run-asked.ts';
import { clockAt, systemClock } from '../../server/clock.ts';
import { tellOfRules, tellOfRulesTakenBack } from '../../server/notices/tell-of-rules.ts';
import { rulesOf } from '../../server/pages/explain/without-event.ts';
import { dayOf } from '../../server/scoring/day.ts';
import { replay, type DetectorState } from '../../server/scoring/detector.ts';
import { askBacktest, backtestResult } from '../../server/stores/backtests.ts';
import { writeStates } from '../../server/stores/detector-states.ts';
import { nightMethod } from '../../server/stores/night-method.ts';
import { previewOf } from '../../server/stores/policy-previews.ts';
import { publishPolicy } from '../../server/stores/policy-changes.ts';
import { withdrawPolicy } from '../../server/stores/policy-withdrawal.ts';
import { startApp, type RunningApp } from '../support/app.ts';
import { describeOnEachDatabase } from '../support/databases.ts';
import { nightContext } from '../support/marketplace.ts';
import { mainOf, rowsOf } from '../support/reading.ts';
import type { Visitor } from '../support/visitor.ts';
import { writeReadings } from '../support/written-nights.ts';
import { latePolicy, writeLedgerNights } from '../support/written-ledger.ts';

const from = dayOf('2026-03-01');
const nights = 45;
const today = dayOf('2026-04-15');
const at = '2026-04-15T07:00:00Z';
const config = { smtpUrl: 'smtp://post.example', baseUrl: 'https://assay.example' };

const stricter = latePolicy((policy) => {
  policy.metrics['late-delivery'] = {
    ...policy.metrics['late-delivery']!,
    acceptable: 0.02,
    warn: 0.02,
    highest: 'limit',
  };
  policy.release.nights = 21;
});

describeOnEachDatabase('new rules', (use) => {
  let app: RunningApp;
  let late: Visitor;
  let clean: Visitor;
  const read = async (who: Visitor, path: string) => mainOf((await who.get(path)).text);

  before(async () => {
    const shops = [(nth: number) => (nth % 2 ? 1 : 2), () => 0, (nth: number) => (nth % 2 ? 2 : 1), () => 4];
    const { database } = use();
    await writeLedgerNights(database, { from, nights, late: shops });
    // What the nights would remember of it.
    const rules = rulesOf(latePolicy(), await nightMethod(database, from + nights - 1), 'late-delivery')!;
    const states = shops.map((of, index): [number, DetectorState] => {
      const series = Array.from({ length: nights }, (_, nth) => ({
        night: from + nth,
        observed: of(nth),
        expected: 1.1,
      }));
      return [index + 1, replay(series, rules)!];
    });
    await database.transaction((tx) => writeStates(tx, 'late-delivery', new Map(states)));
    app = await startApp(use().database, { clock: clockAt('2026-04-15T08:00:00Z') });
    late = await app.signIn('seller', { seller: 1 });
    clean = await app.signIn('seller', { seller: 2, language: 'fr' });
  });
  after(() => app.close());

  it('are none as long as nobody announced any', async () => {
    expect(await read(late, '/rules/next')).to.include('No new rules are announced.');
    expect((await late.get('/rules/7')).status).to.equal(404);
    expect((await app.visitor().get('/rules/next')).location).to.equal('/sign-in?return=%2Frules%2Fnext');
  });

  it('are told to every seller in the transaction that announces them, by inbox and by e-mail', async () => {
    const note = 'Les acheteurs attendent <mieux>.';
    await publishPolicy(use().database, {
      ...{ policy: stricter, effectiveFrom: dayOf('2026-05-01'), today, author: 'admin@test.example', note, at },
      tell: (tx, told) => tellOfRules(tx, { config }, { ...told, note, at }),
    });
    expect(await read(late, '/notices')).to.include('New rules from Fri 1 May 2026 on new');
    expect(await read(clean, '/notices')).to.include('Nouvelles règles à partir du ven. 1er mai 2026 nouveau');
    expect(await read(late, '/scorecard')).to.match(
      /New rules count from Fri 1 May on: see what they mean for you\. ?1 unread message/,
    );
    expect((await late.get('/scorecard')).text).to.include('href="/rules/next"');
    expect(await read(clean, '/scorecard')).to.include('De nouvelles règles comptent à partir du ven. 1er mai');
    const letters = await use().database.read<{ language: string; body: string }>(
      "SELECT language, body FROM letters WHERE kind = 'rules' ORDER BY id",
    );
    expect(letters.map(({ language }) => language)).to.deep.equal(['en', 'fr']);
    expect(letters[1]!.body)
      .to.include(`Pourquoi elles changent\u00a0:\n${note}`)
      .and.include('https://assay.example/rules/2');
  });

  it('stand beside the old ones, with the seller’s own figures under both', async () => {
    const { text } = await late.get('/rules/next');
    expect(mainOf(text))
      .to.include('New rules from Fri 1 May 2026 on')
      .and.include('they would lead to a stricter measure than today’s rules');
    expect(text).to.include('Les acheteurs attendent &lt;mieux&gt;.');
    const rows = text.split('<table').flatMap((part) => rowsOf(`<table${part}`));
    expect(rows.find((row) => row.startsWith('What a person'))).to.equal('What a person would be advised nothing warn');
    expect(rows.find((row) => row.startsWith('Late delivery'))).to.match(
      /^Late delivery – acceptable 4 % → 2 % ▲ stricter warning above 4 % → 2 % ▲ stricter [\d.]+ → [\d.]+$/,
    );
    expect(rows).to.include('Calm nights in a row before a measure can end 14 21 ▲ stricter');
    expect(rows.find((row) => row.startsWith('Strictest'))).to.match(
      /^Strictest measure: Late delivery every measure a limit/,
    );
    expect(await read(late, '/notices'))
      .to.include('opened by Test seller')
      .and.not.include(' new');
    expect(await read(late, '/scorecard'))
      .to.include('New rules count from')
      .and.not.include('unread message');
  });

  it('are read by each seller with its own figures, in its own language', async () => {
    const own = await read(clean, '/rules/2');
    expect(own).to.include('À partir du ven. 1er mai 2026, d’autres règles comptent.').and.include('Anciennes règles');
    expect(own).not.to.include('mesure plus sévère que');
    expect(await read(clean, '/notices')).to.include('Vous avez tout lu.');
  });

  it('lead where the preview of the staff says that they lead', async () => {
    await askBacktest(use().database, {
      ...{ draft: null, name: 'Preview', policy: stricter, from: '2026-04-14', to: '2026-04-14' },
      ...{ askedBy: 'admin@test.example', askedAt: at },
    });
    await runAskedBacktests({ ...nightContext(use(), today, '/nowhere'), clock: systemClock });
    const result = await backtestResult(use().database, (await previewOf(use().database, stricter))!.id);
    for (const [index, id] of [1, 2, 3, 4].entries()) {
      const moved = result!.sellers.find((one) => one.name === `Shop ${id}`);
      const shop = await app.signIn('seller', { seller: id, email: `shop${index}@test.example` });
      const row = rowsOf((await shop.get('/rules/2')).text).find((one) => one.startsWith('What a person'));
      const said = (level = 'none') => (['none', 'watch'].includes(level) ? 'nothing' : level);
      expect(row).to.equal(`What a person would be advised ${said(moved?.in_force.last)} ${said(moved?.draft.last)}`);
    }
  });

  it('say of a rate above a new threshold what it comes to in time, where nothing is recommended yet', async () => {
    const readings = [1, 2].map((seller) => ({ seller, metric: 'late-delivery', rate: 0.03 }));
    await writeReadings(use().database, from + nights - 1, readings);
    expect(await read(clean, '/rules/2'))
      .to.include('Votre taux dépasse le nouveau seuil d’avertissement')
      .and.include('Voir ce qui aide');
    expect(await read(late, '/rules/2')).not.to.include('the new line for a warning');
  });

  it('are told again when they are taken back, and say so themselves', async () => {
    const reason = 'Not this year.';
    const done = await withdrawPolicy(use().database, {
      ...{ version: 2, by: 'admin@test.example', reason, at, today },
      tell: (tx, effectiveFrom) => tellOfRulesTakenBack(tx, { config }, { version: 2, effectiveFrom, reason, at }),
    });
    expect(done).to.equal(true);
    expect(await read(late, '/notices')).to.include('The rules announced for Fri 1 May 2026 do not come new');
    expect(await read(late, '/rules/2'))
      .to.include('taken back: they do not count.')
      .and.include(reason);
    expect(await read(late, '/rules/next')).to.include('No new rules are announced.');
    expect(await read(late, '/scorecard')).not.to.include('New rules count');
  });
});
