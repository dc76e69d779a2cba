/** The only time that a one-time link is seen. */
import type { Response } from 'express';
import type { OneTimeLink } from '../../access/accounts.ts';

export function showLink(
  response: Response,
  invited: { name: string; email: string },
  link: OneTimeLink,
  back = { href: '/people', label: 'People' },
): void {
  response.set('Referrer-Policy', 'no-referrer');
  response.render('people/link', {
    title: `A link for ${invited.name}`,
    crumbs: [back],
    back,
    invited,
    link,
  });
}
