/** A seller with something on each of its pages: figures, a statement, a verdict, an action, colleagues; and all it can open. */
import type { Database } from '../../db/connect.ts';
import type { RunningApp } from './app.ts';
import { doneAction } from './corrective-action.ts';
import { multipartBody, multipartType } from './multipart.ts';
import type { Visitor } from './visitor.ts';
import { nova, writeMarketplace } from './written-marketplace.ts';
import { writeDecision, writeSettings } from './written-statement.ts';

export const portalNoon = '2026-11-22T09:30:00Z';

/** @returns the address of the verdict */
export async function writePortal(database: Database): Promise<{ verdict: string }> {
  await writeMarketplace(database);
  await writeSettings(database);
  const { mysteryOrder } = await doneAction(database, nova, 'not-locked');
  return { verdict: `/verdicts/${mysteryOrder}` };
}

/** A manager delivers a statement to the seller, somebody of which can sign in. */
export async function deliverStatement(app: RunningApp): Promise<void> {
  const decision = await writeDecision(app.context.database, { measure: 'limit' });
  const manager = await app.signIn('manager');
  const { status } = await manager.submit('/statements/deliver', { decision: String(decision) }, '/account');
  if (status !== 303) throw new Error(`Not delivered: ${status}`);
}

/** A key for a program, a plan with a step, and a dispute. */
export async function fillPages(owner: Visitor): Promise<void> {
  const formIdOn = async (path: string) =>
    /name="form_id" value="([^"]+)"/.exec((await owner.get(path)).text)?.[1] ?? '';
  const path = '/scorecard/plan';
  const cause = { metric: 'late-delivery', cause: 'Our carrier collects too early.' };
  const key = await owner.submit('/keys', { name: 'Table', figures: '1', lifetime: '90' });
  const plan = await owner.submit(path, { form_id: await formIdOn(path), ...cause });
  const at = plan.location ?? path;
  const step = { text: 'Parcels leave the same evening', due: '2026-12-01' };
  const added = await owner.submit(at, { form_id: await formIdOn(at), ...step });
  const contest = '/disputes/new?order=ORD-197&metric=late-delivery';
  const _csrf = /name="_csrf" value="([^"]+)"/.exec((await owner.get(contest)).text)?.[1] ?? '';
  const claim = { 'claim-late-delivery': 'The carrier was on strike that week.', reason: 'carrier' };
  const form = multipartBody({ _csrf, order: 'ORD-197', form_id: await formIdOn(contest), ...claim }, []);
  const headers = { 'content-type': multipartType };
  const dispute = await owner.request('POST', '/disputes/new', headers, form.toString('latin1'));
  const told = [key, plan, added, dispute].map(({ status }) => status).join(' ');
  if (told !== '201 303 303 303') throw new Error(`Not filled: ${told}`);
}
