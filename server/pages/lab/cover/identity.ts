/** `/lab/identities/:id`: one of them, the orders placed under it, and the end of its use. */
import type { Request, Response } from 'express';
import { refusal } from '../../../access/guard.ts';
import type { Person, Route } from '../../../access/route.ts';
import { instantText, type Context } from '../../../context.ts';
import { texts } from '../../../languages/texts.ts';
import { appendAudit } from '../../../stores/audit.ts';
import { identity, retireIdentity, type Identity } from '../../../stores/lab/identities.ts';
import { readCommitted } from '../../../stores/read.ts';
import { allow } from '../mystery-order.ts';
import { readFields, textFault } from '../orders/field-rules.ts';
import { presentIdentity } from './present-identities.ts';

async function requestedIdentity({ params }: Request, { database }: Context): Promise<Identity> {
  const id = /^\d{1,9}$/.test(String(params['id'])) ? Number(params['id']) : 0;
  const known = await identity(readCommitted(database), id);
  if (!known) throw refusal(404);
  return known;
}

async function show(request: Request, response: Response, context: Context): Promise<void> {
  render(request, response, context, await requestedIdentity(request, context), '', null);
}

function render(
  request: Request,
  response: Response,
  { clock, calendar }: Context,
  known: Identity,
  reason: string,
  fault: string | null,
) {
  response.render('lab/cover/identity', {
    ...presentIdentity(known, calendar(clock.now()), texts(request.language)),
    ...{ reason, fault, faults: fault === null ? [] : [{ name: 'reason', text: fault }] },
  });
}

const longestReason = 500;

async function retire(request: Request, response: Response, context: Context): Promise<void> {
  const { database, clock } = context;
  const known = await requestedIdentity(request, context);
  const t = texts(request.language);
  const { reason } = readFields(request.body, ['reason']);
  const fault = reason === '' ? t('Say why it buys no more.') : textFault(reason, t, longestReason);
  if (fault !== null) {
    response.status(422);
    render(request, response, context, known, reason, fault);
    return;
  }
  const { email: by } = request.person as Person;
  const at = instantText(clock.now());
  const done = await database.transaction(async (tx) => {
    const retired = await retireIdentity(tx, known.id, { by, at, reason });
    const subject = `lab identity ${known.id}`;
    if (retired) await appendAudit(tx, { at, actor: by, action: 'lab identity retired', subject, detail: {} });
    return retired;
  });
  response
    .flash(
      done
        ? { kind: 'done', text: t('Retired: it buys no more. Its orders keep it.') }
        : { kind: 'note', text: t('It was retired before.') },
    )
    .redirect(303, `/lab/identities/${known.id}`);
}

export const routes: Route[] = [
  { method: 'get', path: '/lab/identities/:id', allow, handle: show },
  { method: 'post', path: '/lab/identities/:id/retire', allow, handle: retire },
];
