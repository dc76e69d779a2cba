/**
 * The lab's cover: a marketplace with mystery orders at every stage, each field of the compartment filled with a canary, and
 * everything that anybody outside the lab can ask for. Before the reveal none of it is found, and each page is the same to the
 * letter as without any mystery order; after it, exactly what was released.
 */
import { hash } from 'node:crypto';
import { expect } from 'chai';
import type { Database } from '../../db/connect.ts';
import { clockAt } from '../../server/clock.ts';
import { routes } from '../../server/pages/index.ts';
import { startApp, type RunningApp } from '../support/app.ts';
import { createCanaries } from '../support/canaries.ts';
import { fieldsWithout } from '../support/compartment-fields.ts';
import type { Asked, Crawler, Ids } from '../support/crawl.ts';
import { describeOnEachDatabase } from '../support/databases.ts';
import { fillCompartment, type Compartment } from '../support/lab-compartment.ts';
import { crawlersOf, outsiders, walkMarketplace, type Walk } from '../support/marketplace-crawl.ts';
import type { Visitor } from '../support/visitor.ts';
import { nova, quiet, tiny, writeMarketplace } from '../support/written-marketplace.ts';
import { writeMysteryOrder } from '../support/written-nights.ts';

/** Known to everybody concerned from the beginning, with something that its seller was asked to change. */
const shown = 3_001;
const orderIds = [...Array.from({ length: 8 }, (_, nth) => String(4_001 + nth)), String(shown)];

const ids: Ids = (path, name) => {
  if (path.includes('/sellers/:id') && name === 'id') return ['NOVA', 'S-2', 'S-3', 'nobody'];
  if (/^\/(lab|inspections|verdicts|actions)\b/.test(path))
    return name === 'id' ? [...orderIds, '1'] : name === 'photo' ? orderIds.slice(0, 5) : ['1', '4001'];
  return { day: ['2026-11-21'], metric: ['late-delivery', 'inspection'], language: ['en'] }[name] ?? ['1', '2', '4001'];
};

/** What differs from one time to the next, whoever asks. */
const settled = (text: string): string =>
  text
    .replaceAll(/^(x-request-id|set-cookie|date|ratelimit|server-timing|content-length): .*$/gim, '')
    .replaceAll(/name="(_csrf|form_id)" value="[^"]*"/g, '')
    .replaceAll(/Reference: <code>[^<]*/g, '')
    .replaceAll(/"requestId":"[^"]*"/g, '');

/** Told anew at each asking: when a token was last used, how much was asked. */
const unsteady = /^(\w+ )+GET \/(metrics|tokens)$|^log /;

describeOnEachDatabase('the lab’s cover', (use, dialect) => {
  const canaries = createCanaries(dialect);
  const figures: string[] = [];
  let app: RunningApp;
  let lab: Visitor;
  let crawlers: readonly Crawler[];
  let compartment: Compartment;
  /** What each asking was answered, as a hash, while there was no mystery order. */
  const without = new Map<string, string>();
  const keyOf = ({ who, method, path }: Asked) => `${who} ${method} ${path}`;
  const hashOf = ({ text }: Asked) => hash('sha256', settled(text));

  const walk = async (name: string, forms: boolean, take: (asked: Asked) => void): Promise<void> => {
    const addresses = new Set<string>();
    let answers = 0;
    const sellers = { concerned: nova, other: quiet };
    const all: Walk = { ...{ app, database: use().database, routes, ids, sellers, crawlers, forms } };
    await walkMarketplace(all, (asked) => {
      answers++;
      addresses.add(asked.path.replace(/\?.*/, ''));
      expect(asked.status, `${asked.who} ${asked.path}`).to.be.below(500);
      take(asked);
    });
    figures.push(`${name}: ${answers} answers of ${addresses.size} addresses and files`);
  };

  before(async () => {
    await writeMarketplace(use().database);
    await writeShown(use().database);
    app = await startApp(use().database, { clock: clockAt('2026-11-22T08:00:00Z') });
    lab = await app.signIn('lab');
    crawlers = await crawlersOf({ app, database: use().database, sellers: { concerned: nova, other: quiet } });
  });
  after(async () => {
    await app.close();
    console.log(`      ${routes.length} routes × ${outsiders.length} kinds of people × ${canaries.planted} canaries`);
    for (const figure of figures) console.log(`      ${figure}`);
  });

  it('is measured against the same marketplace without any mystery order', async function () {
    this.timeout(600_000);
    await walk('without mystery orders', false, (asked) => {
      expect(canaries.in(asked.text)).to.deep.equal([]);
      without.set(keyOf(asked), hashOf(asked));
    });
  });

  it('has a canary in every field of the compartment that holds words', async () => {
    compartment = await fillCompartment(use().database, canaries, {
      seller: nova,
      other: tiny,
      feedOrder: 'ORD-190',
      action: 1,
    });
    expect(await fieldsWithout(use().database, (text) => canaries.in(text).length > 0)).to.deep.equal([]);
  });

  it('holds before the reveal: no canary anywhere, and each page to the letter as without', async function () {
    this.timeout(600_000);
    const found: string[] = [];
    const changed: string[] = [];
    await walk('before the reveal', true, (asked) => {
      found.push(...canaries.in(asked.text).map((field) => `${field}: ${keyOf(asked)}`));
      const before = without.get(keyOf(asked));
      // What forms have changed meanwhile is no trace of the lab.
      const compared = asked.method === 'GET' && !unsteady.test(keyOf(asked));
      if (compared && before !== hashOf(asked)) changed.push(keyOf(asked));
    });
    expect(found).to.deep.equal([]);
    expect(changed).to.deep.equal([]);
  });

  it('gives after a reveal what was released to those concerned, and nothing else to anybody', async function () {
    this.timeout(600_000);
    await reveal(lab, compartment.concluded);
    const found = new Map<string, Set<string>>();
    const whence: string[] = [];
    await walk('after the reveal', false, (asked) => {
      for (const field of canaries.in(asked.text)) {
        found.set(asked.who, (found.get(asked.who) ?? new Set()).add(field));
        if (!compartment.released.includes(field)) whence.push(`${field}: ${keyOf(asked)}`);
      }
    });
    expect(whence).to.deep.equal([]);
    const fields = (who: string) => [...(found.get(who) ?? [])].sort();
    for (const who of ['other seller', 'signed out', 'program', 'export', 'log'])
      expect(fields(who), who).to.deep.equal([]);
    for (const who of ['manager', 'admin', 'seller concerned'])
      expect(fields(who), who).to.deep.equal([...compartment.released].sort());
  });
});

/** A finding of before, said to be put right: whether an order was bought to see is nobody's to know. */
async function writeShown(database: Database): Promise<void> {
  const finding = { verdict: 'blocker', safetyFinding: 'battery_hazard', revealedOn: '2026-11-18' };
  await writeMysteryOrder(database, { id: shown, seller: nova, ...finding });
  await database.transaction(async (tx) => {
    await tx.run(
      `INSERT INTO findings (mystery_order, seller, item, severity, text, found_on) VALUES (?, ?, 'x', 'critical', 'Swollen', ?)`,
      [shown, nova, '2026-11-18'],
    );
    await tx.run(
      `INSERT INTO corrective_actions (seller, mystery_order, finding, text, due_on, state, asked_by, asked_at, evidence, evidence_by, evidence_at, version)
       VALUES (?, ?, 1, 'Change the batteries', '2026-12-01', 'done', 'lab@test.example', ?, 'Changed', 'seller1@test.example', ?, 2)`,
      [nova, shown, '2026-11-18T08:00:00Z', '2026-11-20T08:00:00Z'],
    );
  });
}

/** Presses the button of the page that asks once more, as it stands there. */
async function reveal(lab: Visitor, order: number): Promise<void> {
  const path = `/lab/orders/${order}/reveal`;
  const { text } = await lab.get(path);
  const inputs = [...text.matchAll(/<input type="(?:hidden|checkbox)"[^>]* name="([^"]+)" value="([^"]*)"/g)];
  const { status } = await lab.submit(path, Object.fromEntries(inputs.map(([, name, value]) => [name!, value!])));
  expect(status).to.equal(303);
}
