/** One line for each request: what was asked and what became of it. Queries, bodies, headers and cookies stay out: they hold secrets. */
import { randomUUID } from 'node:crypto';
import type { RequestHandler } from 'express';
import type { Context } from './context.ts';
import './access/request.ts';

export type Observe = (method: string, route: string, status: number, seconds: number) => void;

export function requestLog({ log: whole }: Context, observe: Observe): RequestHandler {
  // Every field of these lines is chosen here, so nothing has to be searched for secrets; that would cost more than the rest.
  const log = whole.child({}, { redact: [] });
  return (request, response, next) => {
    const began = performance.now();
    request.requestId = randomUUID();
    response.setHeader('X-Request-Id', request.requestId);
    response.once('close', () => {
      const milliseconds = performance.now() - began;
      const { method, path, requestId, person, routePath } = request;
      const status = response.writableFinished ? response.statusCode : 499;
      observe(method, routePath ?? 'none', status, milliseconds / 1000);
      const line = { requestId, method, path, status, ms: Math.round(milliseconds * 10) / 10, person: person?.id };
      if (status >= 500) log.error(line, 'request');
      else log.info(line, 'request');
    });
    next();
  };
}
