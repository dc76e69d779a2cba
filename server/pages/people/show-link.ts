/** The only time that a one-time link is seen. */
import type { Request, Response } from 'express';
import type { OneTimeLink } from '../../access/accounts.ts';
import { texts } from '../../languages/texts.ts';

export function showLink(
  { language }: Request,
  response: Response,
  invited: { name: string; email: string },
  link: OneTimeLink,
  back?: { href: string; label: string },
): void {
  const t = texts(language);
  const way = back ?? { href: '/people', label: t('People') };
  response.set('Referrer-Policy', 'no-referrer');
  response.render('people/link', {
    title: t('A link for {name}', { name: invited.name }),
    lead: link.isMailed
      ? t('It goes to them by e-mail, too. Here it is shown only this once.')
      : t('Hand it over now: it is shown only this once.'),
    crumbs: [way],
    back: way,
    invited,
    link,
  });
}
