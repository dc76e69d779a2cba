/** One incident: what it takes out of whom, who declared it, and how it is revoked. */
import type { Request, Response } from 'express';
import { refusal } from '../../access/guard.ts';
import { staff, type Person, type Route } from '../../access/route.ts';
import { instantText, type Context } from '../../context.ts';
import { momentWords } from '../../helpers/days.ts';
import { incidentEffects, laggingMetrics, sellersTouched } from '../../stores/incident-effects.ts';
import { declaredIncidents, revokeIncident, type DeclaredIncident } from '../../stores/incidents.ts';
import { readCommitted } from '../../stores/read.ts';
import { keyOf } from '../operations-desk/read-address.ts';
import { declarers, mayDeclare } from './may-declare.ts';
import { presentIncident } from './present-incident.ts';

const listed = 25;
const [shortest, longest] = [10, 2_000];

async function known(request: Request, { database }: Context): Promise<DeclaredIncident> {
  const id = keyOf(request.params['id']);
  const found = (await declaredIncidents(readCommitted(database))).find((one) => one.id === id);
  if (!found) throw refusal(404);
  return found;
}

async function show(request: Request, response: Response, context: Context): Promise<void> {
  await render(request, response, context, { reason: '' }, {});
}

async function render(
  request: Request,
  response: Response,
  context: Context,
  form: { reason: string },
  errors: { reason?: string },
): Promise<void> {
  const { database, config, calendar, clock } = context;
  const incident = await known(request, context);
  const read = readCommitted(database);
  const effect = (await incidentEffects(read)).get(incident.id);
  const one = presentIncident(incident, effect, (await laggingMetrics(read)).get(incident.id));
  const moment = (at: string) => momentWords(at, calendar(clock.now()) - 1, config.timeZone);
  response.render('incidents/incident', {
    title: one.name,
    lead: leadOf(one),
    crumbs: [{ href: '/incidents', label: 'Incidents' }],
    one,
    facts: [
      { label: 'Days', value: one.when },
      { label: 'Orders', value: one.where },
      { label: 'Metrics', value: one.what },
      { label: 'Declared', value: `${one.declaredBy}, ${moment(one.declaredAt)}` },
      ...(one.revokedAt === null
        ? []
        : [{ label: 'Revoked', value: `${one.revokedBy}, ${moment(one.revokedAt)}`, hint: one.revokedReason }]),
    ],
    sellers: (await sellersTouched(read, one.id, listed)).map((seller) => ({
      ...seller,
      href: `/sellers/${encodeURIComponent(seller.sellerId)}`,
    })),
    more: Math.max(0, (effect?.sellers ?? 0) - listed),
    form: one.revoked || !mayDeclare(request.person) ? null : form,
    errors,
    faults: errors.reason === undefined ? [] : [{ name: 'reason', text: errors.reason }],
  });
}

function leadOf(one: ReturnType<typeof presentIncident>): string {
  if (one.revoked)
    return `Revoked: ${one.waits === null ? 'everything counts again.' : 'everything counts again with tonight’s night.'}`;
  if (one.waits !== null) return one.waits;
  return one.effect === null || one.effect === 'Nothing so far'
    ? 'It takes nothing out so far.'
    : one.lags !== null
      ? `${one.effect} will not count. ${one.lags}`
      : `${one.effect} do not count.`;
}

async function revoke(request: Request, response: Response, context: Context): Promise<void> {
  const incident = await known(request, context);
  const given = (request.body as { reason?: unknown } | undefined)?.reason;
  const reason = typeof given === 'string' ? given.trim() : '';
  if (reason.length < shortest || reason.length > longest) {
    response.status(422);
    const fault =
      reason.length > longest ? `Shorten it to ${longest} letters.` : 'Say in a sentence why: it stays in the audit.';
    await render(request, response, context, { reason }, { reason: fault });
    return;
  }
  const { email: person } = request.person as Person;
  const at = instantText(context.clock.now());
  const revoked = await revokeIncident(context.database, incident.id, { person, at, reason });
  response.flash(
    revoked
      ? { kind: 'done', text: `“${incident.name}” is revoked. What it took out counts again with tonight’s night.` }
      : { kind: 'fault', text: 'It had been revoked before. Nothing was changed.' },
  );
  response.redirect(303, `/incidents/${incident.id}`);
}

export const routes: Route[] = [
  { method: 'get', path: '/incidents/:id', allow: staff, handle: show },
  { method: 'post', path: '/incidents/:id/revoke', allow: declarers, handle: revoke },
];
