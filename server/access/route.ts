/** A page as it is declared: its address, who may open it, and what it does. The right travels with the route. */
import type { Request, Response } from 'express';
import type { Context } from '../context.ts';
import type { Role } from '../stores/people.ts';
import type { Scope } from '../stores/tokens.ts';

export type { Person, Role } from '../stores/people.ts';

/**
 * Who may open a route. `machines`: a caller on this very machine, one that bears the metrics token, or an administrator.
 * Someone signed out is sent to sign in. A wrong role gets "not yours" (403), or 404 where the path names an object (`:id`),
 * so that nobody learns what exists.
 */
export type Access = readonly Role[] | 'everyone' | 'signed-in' | 'machines';

export interface Route {
  method: 'get' | 'post';
  path: string;
  allow: Access;
  handle(request: Request, response: Response, context: Context): Promise<void> | void;
  /**
   * `night`: the page changes only with a published night, a revision (`bumpRevision` in stores/settings.ts, called in every
   * transaction that writes what such a page shows), the person and the calendar day. Unchanged, it is answered with 304
   * before `handle` runs. Without it a page is never stored by the browser.
   */
  cache?: 'night';
  /** `sign-in`: attempts are counted by address and by account (the form's `email`). */
  limit?: 'sign-in';
  /** Also open to whoever bears a token of this scope; a request with a token counts by its token alone. */
  scope?: Scope;
  /** Also open to whoever bears a token that works, whatever its scopes: it tells nothing of anybody. */
  tokens?: 'any';
  /**
   * A form that takes a fresh sign-in: without one, the person is asked for the password first and comes back to the page that
   * this names, with nothing done.
   */
  fresh?(this: void, request: Request): string;
  /** Of a seller's people, also open to those who only read: what it changes is their own. Elsewhere their forms are refused. */
  readers?: true;
  /** Its form carries a file (`request.upload`). Every other route reads none: a body of that kind is refused unread. */
  upload?: true;
}

/** Addresses of the interface: they are asked with a token as well, and faults are told as JSON. */
export const isForPrograms = ({ path }: Pick<Route, 'path'>): boolean => path.startsWith('/api/');

export const staff = ['manager', 'lab', 'admin'] as const satisfies readonly Role[];

/** @throws Error naming every route that has no right attached, or that is declared twice: the program does not start. */
export function checkRoutes(routes: readonly Route[]): void {
  const seen = new Set<string>();
  const faults = routes.flatMap((route) => {
    const name = `${route.method} ${route.path}`;
    const twice = seen.has(name.toLowerCase());
    seen.add(name.toLowerCase());
    return [
      ...(isRight(route.allow) ? [] : [`${name} does not say who may open it`]),
      ...(twice ? [`${name} is declared twice`] : []),
      ...(route.cache && route.method !== 'get' ? [`${name} cannot be cached`] : []),
      ...(route.upload && (route.method !== 'post' || !Array.isArray(route.allow))
        ? [`${name} takes files, so it is a form for people of named roles`]
        : []),
    ];
  });
  if (faults.length > 0) throw new Error(`Routes: ${faults.join('; ')}`);
}

function isRight(allow: unknown): boolean {
  return Array.isArray(allow) ? allow.length > 0 : ['everyone', 'signed-in', 'machines'].includes(allow as string);
}
