/** One line for each request: what was asked and what became of it. Queries, bodies, headers and cookies stay out: they hold secrets. */
import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { RequestHandler } from 'express';
import { unchangedRoute, type Unchanged } from './access/unchanged.ts';
import type { Context } from './context.ts';
import './access/request.ts';

export type Observe = (method: string, route: string, status: number, seconds: number) => void;

export interface RequestLog {
  handler: RequestHandler;
  /** Answers an unchanged page, notes that, and says whether it did. */
  unchanged(this: void, request: IncomingMessage, response: ServerResponse): boolean;
}

export function createRequestLog(
  { log: whole }: Context,
  observe: Observe,
  answerAtOnce: Unchanged['answerAtOnce'],
): RequestLog {
  // Every field of these lines is chosen here, so nothing has to be searched for secrets; that would cost more than the rest.
  const log = whole.child({}, { redact: [] });
  return {
    handler: (request, response, next) => {
      const began = performance.now();
      request.requestId = randomUUID();
      response.setHeader('X-Request-Id', request.requestId);
      response.once('close', () => {
        const milliseconds = performance.now() - began;
        const { method, path, requestId, person, routePath } = request;
        const status = response.writableFinished ? response.statusCode : 499;
        observe(method, routePath ?? 'none', status, milliseconds / 1000);
        const line = { requestId, method, path, status, ms: tenths(milliseconds), person: person?.id };
        if (status >= 500) log.error(line, 'request');
        else log.info(line, 'request');
      });
      next();
    },
    unchanged: (request, response) => {
      const began = performance.now();
      const requestId = randomUUID();
      const person = answerAtOnce(request, response, requestId);
      if (!person) return false;
      const milliseconds = performance.now() - began;
      observe('GET', unchangedRoute, 304, milliseconds / 1000);
      const path = pathOf(request.url ?? '');
      log.info({ requestId, method: 'GET', path, status: 304, ms: tenths(milliseconds), person: person.id }, 'request');
      return true;
    },
  };
}

const tenths = (milliseconds: number): number => Math.round(milliseconds * 10) / 10;

function pathOf(url: string): string {
  const query = url.indexOf('?');
  return query < 0 ? url : url.slice(0, query);
}
