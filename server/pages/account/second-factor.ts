/** `/account/second-factor`: one-time codes are set up, or taken away again. */
import type { Request, Response } from 'express';
import type { Person, Route } from '../../access/route.ts';
import {
  begunEnrolment,
  confirmEnrolment,
  enrol,
  hasSecondFactor,
  removeSecondFactor,
} from '../../access/second-factor.ts';
import type { Context } from '../../context.ts';
import { texts } from '../../languages/texts.ts';
import { readCommitted } from '../../stores/read.ts';
import { recoveryCodesLeft } from '../../stores/second-factors.ts';

const path = '/account/second-factor';

async function show(request: Request, response: Response, context: Context, error?: string): Promise<void> {
  const person = request.person as Person;
  const t = texts(request.language);
  const isOn = await hasSecondFactor(context, person.id);
  const begun = isOn ? null : await begunEnrolment(context, person);
  response.render('account/second-factor', {
    title: t('One-time codes'),
    lead: isOn
      ? t('Signing in takes your password and a code.')
      : t('Signing in takes your password only. With a code as well, a stolen password opens nothing.'),
    crumbs: [{ href: '/account', label: t('Your account') }],
    isOn,
    left: isOn ? await recoveryCodesLeft(readCommitted(context.database), person.id) : null,
    begun: begun && { secret: (begun.secret.match(/.{4}/g) ?? []).join(' '), address: begun.address },
    error,
  });
}

/** What changes the way of signing in takes a fresh sign-in. */
const fresh = () => path;

export const routes: Route[] = [
  { method: 'get', path, allow: 'signed-in', handle: (request, response, context) => show(request, response, context) },
  {
    method: 'post',
    path,
    allow: 'signed-in',
    fresh,
    async handle(request, response, context) {
      await enrol(context, request.person as Person);
      response.redirect(303, path);
    },
  },
  {
    method: 'post',
    path: `${path}/confirm`,
    allow: 'signed-in',
    limit: 'sign-in',
    async handle(request, response, context) {
      const { code } = (request.body ?? {}) as { code?: unknown };
      const given = { code: typeof code === 'string' ? code : '', keepSession: request.session?.hash ?? '' };
      const t = texts(request.language);
      const recovery = await confirmEnrolment(context, request.person as Person, given);
      if (recovery === null) {
        response.status(401);
        await show(request, response, context, t('This code is not right. Type the one that is shown now.'));
        return;
      }
      response.render('account/recovery-codes', {
        title: t('Keep these codes'),
        lead: t(
          'One-time codes are on, and your other sessions have ended. Each of these opens your account once, should your device be lost. They are shown only now.',
        ),
        crumbs: [{ href: '/account', label: t('Your account') }],
        recovery,
      });
    },
  },
  {
    method: 'post',
    path: `${path}/remove`,
    allow: 'signed-in',
    fresh,
    async handle(request, response, context) {
      const person = request.person as Person;
      const removed = await removeSecondFactor(context, person, person.email);
      const t = texts(request.language);
      const text = removed
        ? t('One-time codes are off: your password alone signs you in.')
        : t('They were off already.');
      response.flash({ kind: 'done', text }).redirect(303, path);
    },
  },
];
