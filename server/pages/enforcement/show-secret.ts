/** The only time that a secret is seen. */
import type { Response } from 'express';

export interface ShownSecret {
  title: string;
  label: string;
  value: string;
  /** What to do with it, and when others stop working. */
  advice: string;
  back: { href: string; label: string };
}

export function showSecret(response: Response, secret: ShownSecret): void {
  response.set('Referrer-Policy', 'no-referrer');
  response.render('enforcement/secret', { title: secret.title, crumbs: [secret.back], shown: secret });
}
