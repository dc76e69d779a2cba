/** Mystery orders at every stage, each field of the lab's compartment filled with a canary. Nothing of it is in the audit log. */
import sharp from 'sharp';
import type { Database, Transaction, Value } from '../../db/connect.ts';
import { firstChecklists } from '../../server/lab/checklists/index.ts';
import type { Canaries } from './canaries.ts';

export interface Compartment {
  /** The order whose verdict stands, ready to be revealed. */
  concluded: number;
  orders: number[];
  /** Fields of `concluded` that its reveal releases. */
  released: string[];
}

type Filled = Record<string, Value>;

const insert = async (tx: Transaction, table: string, row: Filled): Promise<void> =>
  tx.insertMany(table, Object.keys(row), [Object.values(row)]);

export interface FilledFor {
  seller: number;
  other: number;
  /** The number of an order of the marketplace that was one of the lab's. */
  feedOrder: string;
  /** A corrective action that an order was bought to verify. */
  action?: number | null;
}

/** Far from the ids of anything else, so that an address with one of them can mean nothing else. */
const firstId = 4_001;

export async function fillCompartment(
  database: Database,
  canaries: Canaries,
  { seller, other, feedOrder, action = null }: FilledFor,
): Promise<Compartment> {
  const { word, figure, day } = canaries;
  const at = (field: string) => `${day(field)}T03:04:05Z`;
  const order = (name: string, row: Filled): Filled => ({
    ...{ seller, draw: 'random', category: 'smartphones', grade: 'good', order_id: word(`${name} order number`) },
    ...{
      ordered_on: day(`${name} ordered on`),
      notes: word(`${name} notes`),
      logged_by: `${word('logged by')}@lab.test`,
    },
    ...{ logged_at: at(`${name} logged at`), form_id: word('form'), cause: word(`${name} cause`), identity: firstId },
    ...{ market: word('market'), model: word(`${name} model`), price_minor: Number(figure('price', 9)) },
    ...{
      shipping_minor: Number(figure('shipping', 9)),
      refunded_minor: Number(figure('refunded', 9)),
      currency: 'EUR',
    },
    ...{ promised_on: day(`${name} promised on`), conclusion: '', ...row },
  });
  const parcel = (name: string): Filled => ({
    shipped_on: day(`${name} shipped on`),
    carrier: word(`${name} carrier`),
  });
  const arrived = (name: string): Filled => ({ ...parcel(name), received_on: day(`${name} received on`) });
  const verdict = (name: string): Filled => ({
    ...{ ...arrived(name), inspected_on: day(`${name} inspected on`), quality: 43, delivery: 59, packaging: 61 },
    ...{ verdict: 'blocker', safety_finding: 'battery_hazard', second_reason: 'blocker' },
    ...{ concluded_at: at(`${name} concluded at`), concluded_by: word('concluded by'), conclusion: word('conclusion') },
  });
  const stages: Filled[] = [
    order('ordered', { order_id: null, lab_draw: firstId }),
    // It stands in the orders feed like any other: its number is no secret, that the lab placed it is.
    order('shipped', { order_id: feedOrder, ...parcel('shipped') }),
    order('received', { seller: other, draw: 'for_cause', ...arrived('received') }),
    order('inspecting', arrived('inspecting')),
    order('inspected', { ...arrived('inspected'), second_reason: 'blocker' }),
    order('under cover', verdict('under cover')),
    order('withdrawn', { withdrawn_on: day('withdrawn on'), withdrawn_reason: word('withdrawn reason') }),
    order('revealed', verdict('revealed')),
  ];
  const orders = stages.map((_, nth) => firstId + nth);
  await database.transaction(async (tx) => {
    for (const [nth, row] of stages.entries()) await insert(tx, 'mystery_orders', { id: orders[nth]!, ...row });
    await fillPlan(tx, canaries, { seller, other, action });
    await fillIdentities(tx, canaries);
    await insert(tx, 'lab_checklists', {
      ...{ id: firstId, kind: word('checklist kind'), version: 7, author: word('checklist author') },
      ...{ document: JSON.stringify(firstChecklists.smartphone), note: word('checklist note') },
      published_at: at('checklist published at'),
    });
    await fillInspections(tx, canaries, orders);
  });
  return { concluded: orders[7]!, orders, released: releasedFields };
}

/** What `Revelation` names of the order, of its result and of its photos. */
const releasedFields = [
  ...['order number', 'ordered on', 'promised on', 'shipped on', 'carrier', 'received on', 'inspected on'],
  ...['result model', 'wrong note', 'wrong part', 'wrong batch', 'photo caption', 'photo mark'],
  ...['photo whole', 'photo small', 'photo hash'],
].map((field) => `revealed ${field}`);

async function fillPlan(
  tx: Transaction,
  { word, day }: Canaries,
  sellers: { seller: number; other: number; action: number | null },
) {
  const at = (field: string) => `${day(field)}T03:04:05Z`;
  await insert(tx, 'lab_plans', {
    ...{ id: firstId, week: day('plan week'), slots: 5, random_slots: 2, currency: 'EUR', seed: word('plan seed') },
    ...{
      commitment: word('plan commitment'),
      committed_by: word('plan committed by'),
      committed_at: at('committed at'),
    },
    ...{
      drawn_by: word('drawn by'),
      drawn_at: at('drawn at'),
      frame: JSON.stringify({ sellers: [word('plan frame')] }),
    },
  });
  const draws = [
    { seller: sellers.seller, state: 'ordered', stratum: 'random' },
    { seller: sellers.other, state: 'planned', stratum: 'risk' },
    { seller: sellers.seller, state: 'skipped', stratum: 'random', skipped_reason: word('skipped reason') },
  ];
  for (const [nth, draw] of draws.entries())
    await insert(tx, 'lab_draws', {
      ...{ id: firstId + nth, plan: firstId, position: nth + 1, category: word('draw category') },
      ...{ reasons: JSON.stringify([{ kind: word('draw reason') }]), chance: 0.25, action: sellers.action, ...draw },
      ...(draw.state === 'skipped' ? { skipped_by: word('skipped by'), skipped_at: at('skipped at') } : {}),
    });
}

async function fillIdentities(tx: Transaction, { word, figure, day }: Canaries): Promise<void> {
  for (const nth of [0, 1])
    await insert(tx, 'lab_identities', {
      ...{ id: firstId + nth, name: word('identity name'), email: `${word('identity mail')}@post.test` },
      ...{ phone: `+${figure('identity phone', 11)}`, address: `${word('identity street')} 12\n75011 Paris` },
      ...{ market: 'FR', added_by: word('identity added by'), added_at: `${day('identity added at')}T03:04:05Z` },
      ...(nth === 0
        ? {}
        : {
            retired_at: `${day('retired at')}T03:04:05Z`,
            retired_by: word('retired by'),
            retired_reason: word('why retired'),
          }),
    });
}

/** Drafts and gradings of the orders from `inspecting` on, each with a picture. */
async function fillInspections(tx: Transaction, canaries: Canaries, orders: readonly number[]): Promise<void> {
  const { word } = canaries;
  const [inspecting, inspected, underCover, revealed] = [orders[3]!, orders[4]!, orders[5]!, orders[7]!];
  const kept: [order: number, name: string, grading: 'first' | 'second', done: boolean][] = [
    [inspecting, 'inspecting', 'first', false],
    [inspected, 'inspected', 'first', true],
    [inspected, 'inspected again', 'second', false],
    [underCover, 'under cover', 'first', true],
    [revealed, 'revealed', 'first', true],
  ];
  for (const [nth, [order, name, grading, done]] of kept.entries())
    await fillInspection(tx, canaries, { id: firstId + nth, order, name, grading, done });
  for (const [order, name] of [
    [underCover, 'under cover'],
    [revealed, 'revealed'],
  ] as const)
    await insert(tx, 'lab_conclusions', {
      ...{ mystery_order: order, basis: word('conclusion basis'), result: resultOf(canaries, name) },
    });
  await insert(tx, 'lab_settlements', {
    ...{
      mystery_order: inspected,
      choices: JSON.stringify({ [word('settled item')]: 'first' }),
      reason: word('settled reason'),
    },
    ...{ proposed_by: word('settled by'), proposed_at: `${canaries.day('settled at')}T03:04:05Z` },
    ...{ confirmed_by: word('confirmed by'), confirmed_at: `${canaries.day('confirmed at')}T03:04:05Z` },
  });
  await insert(tx, 'lab_likenesses', {
    ...{ photo: firstId, other: firstId + 1, distance: 3, found_at: `${canaries.day('alike since')}T03:04:05Z` },
    ...{
      judgement: 'same',
      judged_by: word('likeness judged by'),
      judged_at: `${canaries.day('judged at')}T03:04:05Z`,
    },
  });
}

interface FilledInspection {
  id: number;
  order: number;
  name: string;
  grading: 'first' | 'second';
  done: boolean;
}

async function fillInspection(tx: Transaction, canaries: Canaries, filled: FilledInspection): Promise<void> {
  const { word, day, figure } = canaries;
  const { id, order, name, grading, done } = filled;
  const answer = {
    said: 'no',
    value: word(`${name} typed value`),
    note: word(`${name} typed note`),
    part: '',
    batch: '',
  };
  const imei = { said: null, value: figure(`${name} IMEI`, 15), note: '', part: '', batch: '' };
  const answers = {
    ...{ items: { imei, 'battery-health': answer }, model: word(`${name} typed model`), gradeSeen: 'fair' },
    ...{ notes: word(`${name} inspector's notes`), unseen: { back: word(`${name} view not seen`) } },
  };
  await insert(tx, 'lab_inspections', {
    ...{ id, mystery_order: order, grading, inspector: `${word('inspector')}@lab.test`, checklist: firstId },
    ...{ started_at: `${day('started at')}T03:04:05Z`, answers: JSON.stringify(answers), revision: 2 },
    ...{ saved_at: `${day('saved at')}T03:04:05Z`, earlier: JSON.stringify([`${word('earlier inspector')}@lab.test`]) },
    ...(done ? { submitted_at: `${day('submitted at')}T03:04:05Z`, result: resultOf(canaries, name) } : {}),
  });
  await insert(tx, 'lab_photos', {
    ...{
      id,
      inspection: id,
      sent_id: word('photo sent id'),
      view: 'front',
      position: 1,
      sha256: word(`${name} photo hash`),
    },
    ...{
      size: 100,
      width: 1200,
      height: 900,
      fingerprint: word('fingerprint'),
      caption: word(`${name} photo caption`),
    },
    notes: JSON.stringify([{ shape: 'box', x1: 0.1, y1: 0.1, x2: 0.5, y2: 0.5, word: word(`${name} photo mark`) }]),
    ...{ person: `${word('photographer')}@lab.test`, at: `${day('photographed at')}T03:04:05Z` },
    ...(done ? {} : { removed_at: null, removed_by: word('photo removed by') }),
  });
  // Behind the end of a picture nobody looks but who searches its bytes.
  const picture = await sharp({ create: { width: 12, height: 9, channels: 3, background: '#777' } })
    .jpeg()
    .toBuffer();
  for (const size of ['whole', 'small']) {
    const content = Buffer.concat([picture, Buffer.from(word(`${name} photo ${size}`))]).toString('base64');
    await insert(tx, 'lab_photo_parts', { photo: id, size, part: 0, content });
  }
}

/** As `InspectionResult` stores it. */
const resultOf = ({ word }: Canaries, name: string): string =>
  JSON.stringify({
    ...{ quality: 43, delivery: 59, packaging: 61, verdict: 'blocker', safetyFinding: 'battery_hazard' },
    ...{ gradeSeen: 'fair', model: word(`${name} result model`) },
    wrong: [
      {
        ...{ item: 'battery-health', label: 'The battery holds at least 80 %.', severity: 'critical', points: 20 },
        ...{ note: word(`${name} wrong note`), part: word(`${name} wrong part`), batch: word(`${name} wrong batch`) },
      },
    ],
  });
