/** A route of the JSON interface: it also says what it answers, and the description for machines is made from that. */
import { z } from 'zod';
import type { Context } from '../../context.ts';
import { refusal } from '../../access/guard.ts';
import type { Access, Route } from '../../access/route.ts';
import { publishedNight, type PublishedNight } from '../../stores/published-night.ts';
import type { Scope } from '../../stores/tokens.ts';
import type { Request } from 'express';

export interface ApiRoute extends Route {
  summary: string;
  /** Parameters of the query, all optional. */
  query: z.ZodObject;
  answer: z.ZodType;
}

export interface ApiParts<Query extends z.ZodObject, Answer extends z.ZodType> {
  path: string;
  allow: Access;
  summary: string;
  query?: Query;
  answer: Answer;
  /** Programs may ask for it with a token. */
  scope?: Scope;
  /** It changes by day too: it is never kept until the next night. */
  fresh?: true;
  /** Null: there is no such thing, answered with 404. */
  find: (asked: Asked<z.infer<Query>>) => Promise<z.infer<Answer> | null>;
}

export interface Asked<Query> {
  request: Request;
  context: Context;
  query: Query;
}

export function apiRoute<Query extends z.ZodObject, Answer extends z.ZodType>(
  parts: ApiParts<Query, Answer>,
): ApiRoute {
  const { find, fresh, ...described } = parts;
  const query: z.ZodObject = parts.query ?? z.object({});
  return {
    ...described,
    query,
    method: 'get',
    ...(fresh ? {} : { cache: 'night' }),
    async handle(request, response, context) {
      // A parameter that is not known is a slip: answered without it, a program would take the wrong rows for the right ones.
      const given = query.strict().safeParse(request.query);
      if (!given.success) throw Object.assign(refusal(400), { parameters: Object.keys(query.shape) });
      const found = await find({ request, context, query: given.data as z.infer<Query> });
      if (found === null) throw refusal(404);
      response.json(found);
    },
  };
}

/** What is shown tonight. @throws 404 as long as no night was published. */
export async function lastNight({ database }: Context): Promise<PublishedNight> {
  const night = await publishedNight(database);
  if (!night) throw refusal(404);
  return night;
}

export const day = z.string().describe('A business day, YYYY-MM-DD');
export const number = z.number().nullable();
export const text = z.string().nullable();
