/** How often one may knock. Counted in memory, by each process for itself. */
import type { Request, RequestHandler } from 'express';
import { ipKeyGenerator, rateLimit } from 'express-rate-limit';
import { normalEmail } from '../stores/people.ts';
import { secretHash } from './secrets.ts';

export interface LimitSettings {
  /** Requests a minute, by person or token, or by address when signed out. */
  general: number;
  /** Requests a minute by all programs of one seller together. */
  ofSeller: number;
  /** Sign-in attempts in a quarter of an hour from one address. */
  signInByAddress: number;
  /** Failed sign-in attempts in a quarter of an hour for one account, from anywhere. */
  signInByAccount: number;
}

export const defaultLimits: LimitSettings = { general: 600, ofSeller: 120, signInByAddress: 50, signInByAccount: 10 };

export interface Limits {
  general: RequestHandler;
  signIn: RequestHandler[];
}

export function createLimits(given: Partial<LimitSettings>): Limits {
  const settings = { ...defaultLimits, ...given };
  const address = (request: Request) => ipKeyGenerator(request.ip ?? 'unknown');
  const limit = (windowMs: number, count: Most, key: (request: Request) => string, failuresOnly: boolean) =>
    rateLimit({
      windowMs,
      limit: count,
      keyGenerator: key,
      // The next draft names each caller by a hash that is reckoned for every answer anew.
      standardHeaders: 'draft-7',
      legacyHeaders: false,
      skipSuccessfulRequests: failuresOnly,
      // A page that could not do what was asked is no wrong password.
      requestWasSuccessful: (_request, response) => response.statusCode !== 401,
      handler: (_request, response, next) => {
        const wait = Number(response.get('retry-after'));
        next(Object.assign(new Error('Too many requests'), { status: 429, code: 'LIMIT', wait }));
      },
    });
  const quarter = 15 * 60_000;
  const mostAMinute = ({ bearer }: Request) => (sellerOf(bearer) === null ? settings.general : settings.ofSeller);
  return {
    general: limit(60_000, mostAMinute, (request) => callerOf(request) ?? address(request), false),
    signIn: [
      limit(quarter, settings.signInByAddress, address, false),
      limit(quarter, settings.signInByAccount, account, true),
    ],
  };
}

type Most = number | ((request: Request) => number);

const sellerOf = (bearer: Request['bearer']): number | null => bearer?.token?.seller ?? null;

/** Null: nobody who is known. A seller's tokens count as one: making more of them does not let it ask more. */
function callerOf({ bearer, person }: Request): string | null {
  const seller = sellerOf(bearer);
  if (seller !== null) return `programs of ${seller}`;
  if (bearer) return bearer.token ? `token ${bearer.token.id}` : null;
  return person ? `${person.id}` : null;
}

/** Hashed, so that the memory of the process holds no list of addresses. */
const account = (request: Request): string => secretHash(String(tried(request)));

/**
 * Whose password is tried: at the sign-in the form says it, whoever may be signed in meanwhile. Who is signed in tries for this
 * session only, so that a browser left open to a guesser does not lock its owner out of signing in elsewhere. Codes are counted
 * by the step they belong to; the account itself counts them too (second-factor.ts), however many steps are taken.
 */
function tried({ routePath, body, session, ip }: Request): unknown {
  const { email, token, step } = (body ?? {}) as { email?: unknown; token?: unknown; step?: unknown };
  if (routePath === '/sign-in/code') return step;
  if (routePath === '/sign-in') return typeof email === 'string' ? normalEmail(email) : null;
  return routePath === '/account/set-password' ? token : (session?.hash ?? ip);
}
