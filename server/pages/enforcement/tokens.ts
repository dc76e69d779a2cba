/** `/tokens`: by which programs ask what holds for sellers. `/keys`: by which a seller's own ask about itself. Shown once. */
import type { Request, Response } from 'express';
import type { Person, Route } from '../../access/route.ts';
import { refusal } from '../../access/guard.ts';
import { newSecret, secretHash } from '../../access/secrets.ts';
import { instantText, type Context } from '../../context.ts';
import { texts } from '../../languages/texts.ts';
import { appendAudit } from '../../stores/audit.ts';
import { readCommitted, readIn } from '../../stores/read.ts';
import { insertToken, revokeToken, tokensOf } from '../../stores/tokens.ts';
import { keyOf, ofWhom } from './asked-webhook.ts';
import { keeperForm, marketplace, type Keeper } from './keeper.ts';
import { leadOfTokens, tokenRow, works } from './present-token.ts';
import { showSecret } from './show-secret.ts';
import { emptyTokenForm, faultsOfToken, presentTokenForm, readTokenForm } from './token-form.ts';
import type { TokenFaults, TokenForm } from './token-form.ts';
import { webhookTabs } from './webhook-tabs.ts';

async function show(
  keeper: Keeper,
  request: Request,
  response: Response,
  { database, clock, config }: Context,
  form: TokenForm = emptyTokenForm(keeper),
  faults: TokenFaults = {},
): Promise<void> {
  const t = texts(request.language);
  const now = instantText(clock.now());
  const tokens = await tokensOf(readCommitted(database), keeper.owner(request));
  const ofMarketplace = keeper === marketplace;
  if (Object.keys(faults).length > 0) response.status(422);
  response.render('enforcement/tokens', {
    title: ofMarketplace ? t('Tokens') : t('Keys for programs'),
    lead: leadOfTokens(
      t,
      tokens,
      now,
      ofMarketplace
        ? t('No program can ask what holds for sellers. Make a token for each one that should.')
        : t('None of your programs can ask for your figures. A token lets one in, to read what you choose.'),
    ),
    tabs: webhookTabs(t, keeper, 'tokens'),
    path: keeper.tokens,
    baseUrl: config.baseUrl,
    ofMarketplace,
    owns: keeper.mayChange(request),
    tokens: tokens.map((one) => tokenRow(t, one, now)),
    ...presentTokenForm(t, keeper, form, faults),
  });
}

async function make(keeper: Keeper, request: Request, response: Response, context: Context): Promise<void> {
  const t = texts(request.language);
  const form = readTokenForm(keeper, request.body);
  const faults = faultsOfToken(t, form);
  if (Object.keys(faults).length > 0) {
    await show(keeper, request, response, context, form, faults);
    return;
  }
  const { database, clock } = context;
  const { name, scopes, days } = form;
  const expiresAt = days === null ? null : instantText(clock.now() + days * 86_400);
  const token = `assay_${newSecret()}`;
  const person = request.person as Person;
  const [at, actor, seller] = [instantText(clock.now()), person.email, keeper.owner(request)];
  const made = await database.transaction(async (tx) => {
    const known = await tokensOf(readIn(tx), seller);
    if (known.filter((one) => works(one, at)).length >= keeper.most.tokens) return false;
    const given = { seller, name, hash: secretHash(token), scopes, madeBy: actor, madeAt: at, expiresAt };
    const id = await insertToken(tx, given);
    const detail = { id, scopes, expiresAt, ...ofWhom(person) };
    await appendAudit(tx, { at, actor, action: 'token made', subject: `token ${name}`, detail });
    return true;
  });
  if (!made) {
    const text = t('You have as many tokens as there may be: revoke one first.');
    response.flash({ kind: 'fault', text }).redirect(303, keeper.tokens);
    return;
  }
  showSecret(response.status(201), {
    title: t('The token for {name}', { name }),
    label: t('Token'),
    value: token,
    advice:
      keeper === marketplace
        ? t(
            'The program sends it with each request: Authorization: Bearer and the token. Whoever has it can read every seller’s standing.',
          )
        : t(
            'The program sends it with each request: Authorization: Bearer and the token. Whoever has it can read what you have chosen.',
          ),
    back: { href: keeper.tokens, label: keeper === marketplace ? t('Tokens') : t('Keys for programs') },
  });
}

async function revoke(
  keeper: Keeper,
  request: Request,
  response: Response,
  { database, clock }: Context,
): Promise<void> {
  const t = texts(request.language);
  const person = request.person as Person;
  const [at, actor] = [instantText(clock.now()), person.email];
  const id = keyOf(request.params['id']);
  const owner = keeper.owner(request);
  const name = await database.transaction(async (tx) => {
    const revoked = await revokeToken(tx, { id, owner }, actor, at);
    if (revoked === null) throw refusal(404);
    const detail = { id, ...ofWhom(person) };
    await appendAudit(tx, { at, actor, action: 'token revoked', subject: `token ${revoked}`, detail });
    return revoked;
  });
  const text = t('The token for {name} has stopped working.', { name });
  response.flash({ kind: 'done', text }).redirect(303, keeper.tokens);
}

export const routesFor = (keeper: Keeper): Route[] => [
  {
    method: 'get',
    path: keeper.tokens,
    allow: keeper.allow,
    handle: (...asked) => show(keeper, ...asked),
  },
  keeperForm(
    keeper,
    keeper.tokens,
    (...asked) => make(keeper, ...asked),
    () => keeper.tokens,
  ),
  keeperForm(keeper, `${keeper.tokens}/:id/revoke`, (...asked) => revoke(keeper, ...asked)),
];
