/** What every answer tells the browser. Nothing inline, nothing from elsewhere, no frames. */
import type { Request, RequestHandler, Response } from 'express';
import helmet from 'helmet';

export function securityHeaders(baseUrl: string): RequestHandler {
  const secure = baseUrl.startsWith('https:');
  const policy = helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
        objectSrc: ["'none'"],
        workerSrc: ["'self'"],
      },
    },
    // Over plain http browsers ignore the first with a warning, and the second would lock an intranet out.
    crossOriginOpenerPolicy: secure,
    strictTransportSecurity: secure,
    referrerPolicy: { policy: 'same-origin' },
    xPoweredBy: false,
  });
  const headers = recorded(policy);
  headers.push(['Permissions-Policy', 'camera=(self), geolocation=(), microphone=()']);
  return (_request, response, next) => {
    for (const [name, value] of headers) response.setHeader(name, value);
    next();
  };
}

/** helmet decides once: its answer is the same for every request, and asking it each time costs a fifth of an empty route. */
function recorded(policy: RequestHandler): [string, string][] {
  const headers: [string, string][] = [];
  const response = {
    setHeader: (name: string, value: string) => headers.push([name, value]),
    removeHeader: () => undefined,
  };
  void policy({} as Request, response as unknown as Response, () => undefined);
  return headers;
}
