/** What can lie in a person's hands, a case or a dispute, as its buttons and forms need it. */
import type { Request } from 'express';
import type { Context } from '../../context.ts';
import type { Texts } from '../../languages/texts.ts';
import type { Claim, Claimable } from '../../stores/claims.ts';

export interface InHands extends Claim {
  id: number;
  sellerId: string;
}

export interface ClaimKind<T extends InHands> {
  /** In the audit: the first word of what was done, and the detail that names it. */
  noun: 'case' | 'dispute';
  detail: 'recommendation' | 'dispute';
  /** Of its pages, without its number: `/recommendations`. */
  path: string;
  claimable: Claimable;
  /** @throws a refusal with 404 if there is none */
  find: (request: Request, context: Context) => Promise<T>;
  words: (t: Texts, found: T) => ClaimWords;
}

export interface ClaimWords {
  claimed: string;
  free: string;
  /** Somebody else was faster. */
  overtaken: string;
  handOver: string;
  /** Where whoever is given it finds it. */
  finds: string;
  back: string;
  crumbs: { href: string; label: string; own?: boolean }[];
  given: (colleague: string) => string;
  givenAndTold: (colleague: string) => string;
  /** To whom it is given. */
  subject: (person: string) => string;
  told: (person: string) => string;
}
