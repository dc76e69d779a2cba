/** `/policy/preview`: who would stand elsewhere tonight under rules that are announced or drafted, seller by seller. */
import type { Request, Response } from 'express';
import { refusal } from '../../access/guard.ts';
import { staff, type Route } from '../../access/route.ts';
import { instantText, type Context } from '../../context.ts';
import { address } from '../../helpers/addresses.ts';
import { texts } from '../../languages/texts.ts';
import { dayText } from '../../scoring/day.ts';
import { backtestResult } from '../../stores/backtests.ts';
import { sellerBySellerId } from '../../stores/desk-seller.ts';
import { lastNight } from '../../stores/nights.ts';
import { previewOf } from '../../stores/policy-previews.ts';
import { readCommitted } from '../../stores/read.ts';
import { csvText, sendCsv } from '../desk/csv.ts';
import { pageOf, searched } from '../operations-desk/read-address.ts';
import { presentProgress } from '../policy-lab/present-progress.ts';
import { askPreview } from './ask-preview.ts';
import { presentPreview } from './present-preview.ts';
import { matching, movedSellers, readPreviewFilter } from './preview-rows.ts';
import { previewedBy, previewTitle, type Previewed } from './previewed.ts';

const lookAgain = 2;
const mayAsk = ['manager', 'admin'];
const path = '/policy/preview';

async function previewed(context: Context, asked: Record<string, unknown>): Promise<Previewed> {
  const found = await previewedBy(context, asked);
  if (!found) throw refusal(404);
  return found;
}

async function show(request: Request, response: Response, context: Context): Promise<void> {
  const { database, clock } = context;
  const t = texts(request.language);
  const rules = await previewed(context, request.query);
  const run = await previewOf(database, rules.policy);
  const result = run?.state === 'done' ? await backtestResult(database, run.id) : null;
  const last = await lastNight(readCommitted(database));
  const isNewest = run !== null && last !== null && run.to === dayText(last);
  const frame = {
    crumbs: [{ href: '/policy', label: t('Policy') }],
    ask: { action: path, query: Object.entries(rules.query).map(([name, value]) => ({ name, value })) },
    mayAsk: mayAsk.includes(request.person?.role ?? ''),
    isNewest,
    night: run?.to ?? null,
  };
  if (result) {
    const asked = searched(request.query['seller']);
    const seller = asked === undefined ? null : await sellerBySellerId(database, asked);
    const given = { filter: readPreviewFilter(request.query), page: pageOf(request.query['page']), seller };
    response.render('policy/preview', { ...presentPreview(t, rules, result, given), ...frame });
    return;
  }
  const underWay = run?.state === 'waiting' || run?.state === 'running';
  if (underWay) response.setHeader('Refresh', String(lookAgain));
  const progress = run ? presentProgress(t, run, instantText(clock.now()), { draft: false, withdraw: false }) : null;
  response.render('policy/preview-progress', {
    ...{ title: previewTitle(t, rules), underWay, share: progress?.share ?? 0 },
    lead: progress?.lead ?? t('Nobody has worked out yet whom it would meet.'),
    message: run?.state === 'failed' ? run.message : null,
    ...frame,
  });
}

async function ask(request: Request, response: Response, context: Context): Promise<void> {
  const rules = await previewed(context, request.body as Record<string, unknown>);
  const refused = await askPreview(request, context, rules);
  if (refused !== null) response.flash({ kind: 'fault', text: refused });
  response.redirect(303, address(path, rules.query));
}

const columns = ['seller_id', 'name', 'old_rules', 'new_rules', 'difference', 'recommended', 'because_of'];

async function download(request: Request, response: Response, context: Context): Promise<void> {
  const rules = await previewed(context, request.query);
  const run = await previewOf(context.database, rules.policy);
  const result = run ? await backtestResult(context.database, run.id) : null;
  if (!run || !result) throw refusal(404);
  const rows = matching(movedSellers(result), readPreviewFilter(request.query)).map((one) => [
    ...[one.seller.seller_id, one.seller.name, one.before, one.after, one.tone, one.seller.recommended.last],
    (one.tone === 'stricter' ? one.seller.grounds.draft : one.seller.grounds.in_force).join(' '),
  ]);
  sendCsv(response, `preview-${run.to}`, csvText(columns, rows));
}

export const routes: Route[] = [
  { method: 'get', path, allow: staff, handle: show },
  { method: 'post', path, allow: ['manager', 'admin'], handle: ask },
  { method: 'get', path: '/policy/preview.csv', allow: staff, handle: download },
];
