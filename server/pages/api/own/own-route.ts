/** A route of a seller's own interface: asked by a program with the seller's token, or by a person of the seller who is signed in. */
import type { Request } from 'express';
import type { z } from 'zod';
import type { Context } from '../../../context.ts';
import type { OwnScope } from '../../../stores/tokens.ts';
import { apiRoute, type ApiRoute } from '../api-route.ts';

export interface OwnParts<Query extends z.ZodObject, Answer extends z.ZodType> {
  /** After `/api/v1/own/`. */
  path: string;
  scope: OwnScope;
  summary: string;
  query?: Query;
  answer: Answer;
  /** Null: there is no such thing, answered with 404. */
  find: (asked: OwnAsked<z.infer<Query>>) => Promise<z.infer<Answer> | null>;
}

export interface OwnAsked<Query> {
  /** Our key of the seller that asks: no parameter of the address names another one. */
  seller: number;
  context: Context;
  query: Query;
  /** The `:name` parts of the path. */
  params: Readonly<Record<string, string>>;
}

export function ownRoute<Query extends z.ZodObject, Answer extends z.ZodType>({
  path,
  find,
  ...parts
}: OwnParts<Query, Answer>): ApiRoute {
  return apiRoute<Query, Answer>({
    ...parts,
    path: `/api/v1/own/${path}`,
    allow: ['seller'],
    fresh: true,
    async find({ request, context, query }) {
      const seller = askingSeller(request);
      const params = request.params as Record<string, string>;
      return seller === null ? null : find({ seller, context, query, params });
    },
  });
}

/** Null for a person who speaks for no seller yet, and for a token of the marketplace. */
export const askingSeller = ({ bearer, person }: Request): number | null =>
  bearer ? (bearer.token?.seller ?? null) : (person?.seller ?? null);
