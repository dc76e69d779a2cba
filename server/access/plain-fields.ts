/** Form fields are text: control characters, which PostgreSQL partly refuses and nobody types, are left out of them. */
import type { RequestHandler } from 'express';

/** All of them but tab and line ends. */
const controls = /[^\P{Cc}\t\n\r]/gu;

export const plainFields: RequestHandler = (request, _response, next) => {
  const body = request.body as Record<string, unknown> | undefined;
  for (const [name, value] of Object.entries(body ?? {})) {
    if (typeof value === 'string') body![name] = value.replaceAll(controls, '');
    else if (Array.isArray(value)) body![name] = value.map((one) => String(one).replaceAll(controls, ''));
  }
  next();
};
