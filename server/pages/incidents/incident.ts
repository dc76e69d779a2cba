/** One incident: what it takes out of whom, who declared it, and how it is revoked. */
import type { Request, Response } from 'express';
import { refusal } from '../../access/guard.ts';
import { staff, type Person, type Route } from '../../access/route.ts';
import { instantText, type Context } from '../../context.ts';
import { daysIn } from '../../helpers/days.ts';
import { texts, type Texts } from '../../languages/texts.ts';
import { incidentEffects, laggingMetrics, sellersTouched } from '../../stores/incident-effects.ts';
import { declaredIncidents, revokeIncident, type DeclaredIncident } from '../../stores/incidents.ts';
import { readCommitted } from '../../stores/read.ts';
import { keyOf } from '../operations-desk/read-address.ts';
import { tooLongWords } from '../too-long-words.ts';
import { foresee } from './foresee.ts';
import { declarers, mayDeclare } from './may-declare.ts';
import { presentForeseen } from './present-foreseen.ts';
import { presentIncident, type PresentedIncident } from './present-incident.ts';

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
  const t = texts(request.language);
  const incident = await known(request, context);
  const read = readCommitted(database);
  const effect = (await incidentEffects(read)).get(incident.id);
  const one = presentIncident(t, incident, effect, (await laggingMetrics(read)).get(incident.id));
  const waits = !incident.counted && incident.revokedAt === null;
  const moment = (at: string) => daysIn(t.language).momentWords(at, calendar(clock.now()) - 1, config.timeZone);
  response.render('incidents/incident', {
    title: one.name,
    lead: leadOf(t, one),
    crumbs: [{ href: '/incidents', label: t('Incidents') }],
    one,
    facts: [
      { label: t('Days'), value: one.when },
      { label: t('Orders'), value: one.where },
      { label: t('Metrics'), value: one.what },
      { label: t('Declared'), value: `${one.declaredBy}, ${moment(one.declaredAt)}` },
      ...(one.revokedAt === null
        ? []
        : [{ label: t('Revoked'), value: `${one.revokedBy}, ${moment(one.revokedAt)}`, hint: one.revokedReason }]),
    ],
    sellers: (await sellersTouched(read, one.id, listed)).map((seller) => ({
      ...seller,
      href: `/sellers/${encodeURIComponent(seller.sellerId)}`,
    })),
    more: Math.max(0, (effect?.sellers ?? 0) - listed),
    foreseen: waits ? await presentForeseen(context, await foresee(context, incident, incident.id), t) : null,
    form: one.revoked || !mayDeclare(request.person) ? null : form,
    errors,
    faults: errors.reason === undefined ? [] : [{ name: 'reason', text: errors.reason }],
  });
}

function leadOf(t: Texts, one: PresentedIncident): string {
  if (one.revoked)
    return one.waits === null
      ? t('Revoked: everything counts again.')
      : t('Revoked: everything counts again with tonight’s night.');
  if (one.waits !== null) return one.waits;
  if (one.effect === null || !one.takesOut) return t('It takes nothing out so far.');
  if (one.lags !== null) return `${t('{effect} will not count.', { effect: one.effect })} ${one.lags}`;
  return t('{effect} do not count.', { effect: one.effect });
}

async function revoke(request: Request, response: Response, context: Context): Promise<void> {
  const incident = await known(request, context);
  const t = texts(request.language);
  const given = (request.body as { reason?: unknown } | undefined)?.reason;
  const reason = typeof given === 'string' ? given.trim() : '';
  if (reason.length < shortest || reason.length > longest) {
    response.status(422);
    const fault =
      reason.length > longest ? tooLongWords(longest, t) : t('Say in a sentence why: it stays in the audit.');
    await render(request, response, context, { reason }, { reason: fault });
    return;
  }
  const { email: person } = request.person as Person;
  const at = instantText(context.clock.now());
  const effect = (await incidentEffects(readCommitted(context.database))).get(incident.id);
  const revoked = await revokeIncident(context.database, incident.id, { person, at, reason });
  response.flash(
    revoked
      ? {
          kind: 'done',
          text: effect
            ? t('“{name}” is revoked. What it took out counts again with tonight’s night.', { name: incident.name })
            : t('“{name}” is revoked. No night had taken anything out because of it: everything counts as before.', {
                name: incident.name,
              }),
        }
      : { kind: 'fault', text: t('It had been revoked before. Nothing was changed.') },
  );
  response.redirect(303, `/incidents/${incident.id}`);
}

export const routes: Route[] = [
  { method: 'get', path: '/incidents/:id', allow: staff, handle: show },
  { method: 'post', path: '/incidents/:id/revoke', allow: declarers, handle: revoke },
];
