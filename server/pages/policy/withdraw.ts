/** `/policy/versions/:version/withdraw`: an announced version is taken back before it begins, with a reason. */
import type { Request, Response } from 'express';
import type { Transaction } from '../../../db/connect.ts';
import { refusal } from '../../access/guard.ts';
import type { Person, Route } from '../../access/route.ts';
import { instantText, type Context } from '../../context.ts';
import { daysIn } from '../../helpers/days.ts';
import { texts } from '../../languages/texts.ts';
import { tellOfRulesTakenBack } from '../../notices/tell-of-rules.ts';
import { dayText } from '../../scoring/day.ts';
import { writtenVersions, type WrittenVersion } from '../../stores/desk-policies.ts';
import { withdrawPolicy } from '../../stores/policy-withdrawal.ts';
import { keyOf } from '../operations-desk/read-address.ts';

const [shortest, longest] = [10, 2_000];

async function announced(request: Request, { database, calendar, clock }: Context): Promise<WrittenVersion> {
  const asked = keyOf(request.params['version']);
  const version = (await writtenVersions(database)).find((one) => one.version === asked);
  const today = dayText(calendar(clock.now()));
  if (!version || version.withdrawnAt !== null || version.effectiveFrom <= today) throw refusal(404);
  return version;
}

function render(request: Request, response: Response, version: WrittenVersion, reason: string, error?: string): void {
  const t = texts(request.language);
  if (error !== undefined) response.status(422);
  response.render('policy/withdraw', {
    title: t('Take version {version} back', { version: version.version }),
    lead: t('It was to count from {day} on. Taken back it never does; what counts before it goes on.', {
      day: daysIn(t.language).exactDay(version.effectiveFrom),
    }),
    crumbs: [{ href: '/policy', label: t('Policy') }],
    ...{ version, reason, error },
    faults: error === undefined ? [] : [{ name: 'reason', text: error }],
  });
}

async function show(request: Request, response: Response, context: Context): Promise<void> {
  render(request, response, await announced(request, context), '');
}

async function take(request: Request, response: Response, context: Context): Promise<void> {
  const { database, calendar, clock } = context;
  const t = texts(request.language);
  const version = await announced(request, context);
  const given = (request.body as Record<string, unknown>)['reason'];
  const reason = typeof given === 'string' ? given.trim() : '';
  if (reason.length < shortest || reason.length > longest) {
    const text =
      reason.length < shortest
        ? t('Reason: say in a sentence why; it stands beside the version and in the audit.')
        : t('Reason: shorten it to {n} letters.', { n: longest });
    render(request, response, version, reason, text);
    return;
  }
  const { email: by } = request.person as Person;
  const now = clock.now();
  const at = instantText(now);
  const withdrawal = {
    ...{ version: version.version, by, reason, at, today: calendar(now) },
    tell: (tx: Transaction, effectiveFrom: string) =>
      tellOfRulesTakenBack(tx, context, { version: version.version, effectiveFrom, reason, at }),
  };
  const number = { version: version.version };
  const done = await withdrawPolicy(database, withdrawal);
  response.flash(
    done
      ? { kind: 'done', text: t('Version {version} is taken back.', number) }
      : { kind: 'note', text: t('Version {version} was taken back or has begun meanwhile.', number) },
  );
  response.redirect(303, '/policy');
}

export const routes: Route[] = [
  { method: 'get', path: '/policy/versions/:version/withdraw', allow: ['admin'], handle: show },
  { method: 'post', path: '/policy/versions/:version/withdraw', allow: ['admin'], handle: take },
];
