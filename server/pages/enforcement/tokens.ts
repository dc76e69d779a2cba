/** `/tokens`: by which programs ask what holds for sellers. A token is shown once. */
import type { Request, Response } from 'express';
import type { Person, Route } from '../../access/route.ts';
import { refusal } from '../../access/guard.ts';
import { newSecret, secretHash } from '../../access/secrets.ts';
import { instantText, type Context } from '../../context.ts';
import { lettersAndDigits, plainName } from '../../helpers/plain-name.ts';
import { appendAudit } from '../../stores/audit.ts';
import { readCommitted } from '../../stores/read.ts';
import { insertToken, revokeToken, scopes, tokensOf } from '../../stores/tokens.ts';
import { keyOf } from './asked-webhook.ts';
import { leadOfTokens, lifetimes, tokenRow, usualLifetime } from './present-token.ts';
import { showSecret } from './show-secret.ts';
import { webhookTabs } from './webhook-tabs.ts';

async function show(
  response: Response,
  { database, clock }: Context,
  name: string,
  fault: string | null,
): Promise<void> {
  const now = instantText(clock.now());
  const tokens = await tokensOf(readCommitted(database), null);
  if (fault) response.status(422);
  response.render('enforcement/tokens', {
    title: 'Tokens',
    lead: leadOfTokens(tokens, now),
    tabs: webhookTabs('/tokens'),
    tokens: tokens.map((one) => tokenRow(one, now)),
    name,
    errors: fault ? { name: fault } : {},
    faults: fault ? [{ name: 'name', text: fault }] : [],
    lifetimes: lifetimes.map(({ value, label }) => ({ value, label, selected: value === usualLifetime.value })),
  });
}

async function make(request: Request, response: Response, context: Context): Promise<void> {
  const given = request.body as Record<string, unknown>;
  const name = plainName(typeof given['name'] === 'string' ? given['name'].slice(0, 100) : '');
  if (lettersAndDigits(name) === 0) {
    await show(response, context, name, 'Say which program it is for.');
    return;
  }
  const { database, clock } = context;
  const { days } = lifetimes.find(({ value }) => value === given['lifetime']) ?? usualLifetime;
  const expiresAt = days === null ? null : instantText(clock.now() + days * 86_400);
  const token = `assay_${newSecret()}`;
  const [at, actor] = [instantText(clock.now()), (request.person as Person).email];
  await database.transaction(async (tx) => {
    const given = { name, hash: secretHash(token), scopes, madeBy: actor, madeAt: at, expiresAt };
    const id = await insertToken(tx, given);
    const detail = { id, scopes, expiresAt };
    await appendAudit(tx, { at, actor, action: 'token made', subject: `token ${name}`, detail });
  });
  showSecret(response.status(201), {
    title: `The token for ${name}`,
    label: 'Token',
    value: token,
    advice:
      'The program sends it with each request: Authorization: Bearer and the token. Whoever has it can read every seller’s standing.',
    back: { href: '/tokens', label: 'Tokens' },
  });
}

async function revoke(request: Request, response: Response, { database, clock }: Context): Promise<void> {
  const [at, actor] = [instantText(clock.now()), (request.person as Person).email];
  const id = keyOf(request.params['id']);
  const name = await database.transaction(async (tx) => {
    const revoked = await revokeToken(tx, { id, owner: null }, actor, at);
    if (revoked === null) throw refusal(404);
    await appendAudit(tx, { at, actor, action: 'token revoked', subject: `token ${revoked}`, detail: { id } });
    return revoked;
  });
  response.flash({ kind: 'done', text: `The token for ${name} has stopped working.` }).redirect(303, '/tokens');
}

export const routes: Route[] = [
  {
    method: 'get',
    path: '/tokens',
    allow: ['admin'],
    handle: (_request, response, context) => show(response, context, '', null),
  },
  { method: 'post', path: '/tokens', allow: ['admin'], handle: make },
  { method: 'post', path: '/tokens/:id/revoke', allow: ['admin'], handle: revoke },
];
