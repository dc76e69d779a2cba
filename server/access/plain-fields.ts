/**
 * Forms as they are read. Their fields are text, and a form without any is an empty one: control characters, which PostgreSQL partly
 * refuses and nobody types, are left out of them.
 */
import express, { type RequestHandler } from 'express';

/** All of them but tab and line ends. */
const controls = /[^\P{Cc}\t\n\r]/gu;

const upTo = (limit: string) => express.urlencoded({ extended: false, limit, parameterLimit: 400 });
const short = upTo('100kb');
/** A text too long is a fault of its field, which names the limit, and comes back whole: 100,000 letters of nine bytes each. */
const long = upTo('1mb');

export const readForms: RequestHandler = (request, response, next) =>
  (request.person ? long : short)(request, response, next);

export const plainFields: RequestHandler = (request, _response, next) => {
  const body = (request.body ?? {}) as Record<string, unknown>;
  // Without a form's content type nothing was read.
  request.body = body;
  for (const [name, value] of Object.entries(body)) {
    if (typeof value === 'string') body[name] = value.replaceAll(controls, '');
    else if (Array.isArray(value)) body[name] = value.map((one) => String(one).replaceAll(controls, ''));
  }
  next();
};
