/** Form fields are text, and a form without any is an empty one: control characters, which PostgreSQL partly refuses and nobody types, are left out of them. */
import type { RequestHandler } from 'express';

/** All of them but tab and line ends. */
const controls = /[^\P{Cc}\t\n\r]/gu;

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
