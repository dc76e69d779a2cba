/** `/sign-out`: only a button signs out, never a link. */
import type { Route } from '../../access/route.ts';
import { signOut } from '../../access/sign-in.ts';
import { texts } from '../../languages/texts.ts';

export const routes: Route[] = [
  {
    method: 'get',
    path: '/sign-out',
    allow: 'signed-in',
    handle: ({ language }, response) =>
      response.render('account/sign-out', { title: texts(language)('Sign out'), layout: 'plain' }),
  },
  {
    method: 'post',
    path: '/sign-out',
    allow: 'everyone',
    async handle(request, response, context) {
      await signOut(context, request, response);
      // What was seen is not shown again by going back: neither from the browser's cache nor from the pages it holds ready.
      // On a shared phone nothing of an inspection stays either: answers, photos that were never sent, pages kept for no network.
      // Everybody else keeps what they chose for this browser, such as whether single keys act.
      const inspects = request.person === null || request.person.role === 'lab';
      response.set('Clear-Site-Data', inspects ? '"cache", "storage"' : '"cache"');
      const text = texts(request.language)('You are signed out.');
      response.flash({ kind: 'done', text }).redirect(303, '/sign-in');
    },
  },
];
