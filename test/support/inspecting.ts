/** An inspector without a screen: mystery orders that have arrived, and forms filled in as a checklist asks. */
import type { Database } from '../../db/connect.ts';
import { firstChecklists } from '../../server/lab/checklists/index.ts';
import type { Checklist } from '../../server/lab/checklist.ts';
import { logMysteryOrder } from '../../server/stores/lab/mystery-orders.ts';
import type { Visitor } from './visitor.ts';

export const rightImei = '490154203237518';

/** A parcel that came on day 4 of 5, with a phone that was sold as good. */
export const writeArrivedOrder = (database: Database, seller: number, more: object = {}): Promise<number> =>
  database.transaction((tx) =>
    logMysteryOrder(tx, {
      ...{ seller, draw: 'random', category: 'smartphones', grade: 'good', orderId: null, notes: '' },
      ...{ orderedOn: '2026-11-10', receivedOn: '2026-11-14', promisedOn: '2026-11-15', carrier: 'DHL' },
      ...{ inspectedOn: null, quality: null, delivery: null, packaging: null, verdict: null, safetyFinding: null },
      ...{ loggedBy: 'lab@test.example', loggedAt: '2026-11-10T09:00:00Z' },
      ...more,
    }),
  );

/** Every question answered well, and a reason for each photo that is not there. */
export function goodAnswers(checklist: Checklist = firstChecklists.smartphone): Record<string, string> {
  const items = checklist.items.map(({ key, asked }): [string, string] => {
    if (asked.ask === 'figure') return [`value.${key}`, String(asked.least + 8)];
    if (asked.ask === 'grade') return [`value.${key}`, 'excellent'];
    return asked.ask === 'imei' ? [`value.${key}`, rightImei] : [`said.${key}`, 'yes'];
  });
  const reasons = checklist.views.map(({ key }): [string, string] => [`unseen.${key}`, 'the camera broke']);
  return { ...Object.fromEntries([...items, ...reasons]), model: 'Galaxy S23, 128 GB' };
}

/** Begins the first grading of an order and gives the path of its form. */
export async function beginInspection(lab: Visitor, order: number): Promise<string> {
  const { location, status } = await lab.submit(`/lab/orders/${order}/inspect`, {}, '/account');
  if (status !== 303 || !location?.startsWith('/lab/inspections/')) throw new Error(`not begun: ${status} ${location}`);
  return location;
}

export const revisionOn = async (lab: Visitor, path: string): Promise<string> =>
  /name="revision" value="(\d+)"/.exec((await lab.get(path)).text)?.[1] ?? '';

/** Sends the form as a browser without a script does. */
export const sendAnswers = async (
  lab: Visitor,
  path: string,
  fields: Record<string, string>,
  { act = '', revision }: { act?: '' | '/submit'; revision?: string } = {},
) => lab.submit(`${path}${act}`, { revision: revision ?? (await revisionOn(lab, path)), ...fields }, path);
