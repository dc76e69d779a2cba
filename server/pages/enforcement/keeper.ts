/**
 * Whose programs a set of pages is about: the marketplace's, which administrators look after, or a seller's own, which its owners
 * do and everyone of the seller may look at.
 */
import type { Request, Response } from 'express';
import { refusal } from '../../access/guard.ts';
import type { Route } from '../../access/route.ts';
import type { Context } from '../../context.ts';
import { marketplaceGroups, sellerGroups, type EventGroup } from '../../enforcement/event.ts';
import { formats, type Format } from '../../enforcement/message-body.ts';
import type { KeyOwner } from '../../stores/key-owner.ts';

export interface Keeper {
  tokens: '/tokens' | '/keys';
  webhooks: '/webhooks' | '/keys/webhooks';
  allow: readonly ['admin'] | readonly ['seller'];
  groups: readonly EventGroup[];
  formats: readonly Format[];
  /** Tokens that work, and webhooks, that there may be at most. */
  most: { tokens: number; webhooks: number };
  /** @throws 404 for a person who speaks for no seller */
  owner(this: void, request: Request): KeyOwner;
  mayChange(this: void, request: Request): boolean;
  /** What makes a secret takes a fresh sign-in. */
  asksForFresh: boolean;
}

export const marketplace: Keeper = {
  ...{ tokens: '/tokens', webhooks: '/webhooks', allow: ['admin'], groups: marketplaceGroups, formats },
  most: { tokens: Infinity, webhooks: Infinity },
  owner: () => null,
  mayChange: () => true,
  asksForFresh: false,
};

export const ofSeller: Keeper = {
  ...{ tokens: '/keys', webhooks: '/keys/webhooks', allow: ['seller'], groups: sellerGroups, formats: ['assay'] },
  most: { tokens: 20, webhooks: 5 },
  owner({ person }) {
    if (person?.seller == null) throw refusal(404);
    return person.seller;
  },
  mayChange: ({ person }) => person?.rights === 'owner',
  asksForFresh: true,
};

type Handle = (request: Request, response: Response, context: Context) => Promise<void>;

/** A form of those who may change something; others of the seller are refused. */
export const keeperForm = (
  keeper: Keeper,
  path: string,
  handle: Handle,
  makesSecret?: (request: Request) => string,
): Route => ({
  method: 'post',
  path,
  allow: keeper.allow,
  ...(makesSecret && keeper.asksForFresh ? { fresh: makesSecret } : {}),
  async handle(request, response, context) {
    if (!keeper.mayChange(request)) throw refusal(403);
    await handle(request, response, context);
  },
});
