/** What people read when something is not as asked: plain words, the request's id, never the inside of the program. */
import type { ErrorRequestHandler, RequestHandler, Request } from 'express';
import { ZodError } from 'zod';
import type { Context } from './context.ts';
import { refusal } from './access/guard.ts';
import { firstPage } from './navigation.ts';
import type { Role } from './stores/people.ts';

interface Problem {
  title: string;
  text: string;
}

const unreadable: Problem = {
  title: 'That could not be read',
  text: 'The address or the form had something in it that makes no sense here.',
};

const problems: Record<number, Problem> = {
  401: { title: 'Please sign in', text: 'This is only for people who are signed in.' },
  403: {
    title: 'This page is not yours',
    text: 'Your role does not include it. If you need it, ask an administrator.',
  },
  404: { title: 'There is no such page', text: 'The address may be mistyped, or what it showed has gone.' },
  405: { title: 'That cannot be done here', text: 'The page exists, but not for this kind of request.' },
  413: { title: 'That was too much', text: 'What was sent is larger than this page takes.' },
  500: { title: 'Something went wrong here', text: 'It was our fault, and it was noted. Try again in a moment.' },
};

const form: Problem = {
  title: 'The form was too old',
  text: 'Nothing was changed. Go back, load the page again and send the form once more.',
};

const reader: Problem = {
  title: 'Your account only reads',
  text: 'Nothing was changed. An owner of your shop’s account can let you act for it, under Colleagues.',
};

const coded: Record<string, Problem> = { FORM: form, READER: reader };

/** @param seconds until the next attempt is heard */
function waiting(seconds: unknown): Problem {
  const minutes = typeof seconds === 'number' && seconds > 0 ? Math.ceil(seconds / 60) : 15;
  const time = minutes === 1 ? 'a minute' : `${minutes} minutes`;
  return { title: 'Too many attempts', text: `Wait ${time}, then try again. Nothing is lost.` };
}

export const notFound: RequestHandler = (_request, _response, next) => next(refusal(404));

/** GET, HEAD and POST are all that any page answers. */
export const knownMethods: RequestHandler = (request, response, next) => {
  if (['GET', 'HEAD', 'POST'].includes(request.method)) {
    next();
    return;
  }
  response.set('Allow', 'GET, HEAD, POST');
  next(refusal(405));
};

export function problemPage({ log }: Context): ErrorRequestHandler {
  return (error: unknown, request, response, next) => {
    const given = error as { status?: unknown; code?: unknown; stack?: unknown; wait?: unknown };
    // What a form carries is checked with zod: a form that our own page could not have sent.
    if (error instanceof ZodError) given.status = 400;
    const status = typeof given.status === 'number' && given.status >= 400 && given.status < 500 ? given.status : 500;
    if (status === 500)
      log.error({ requestId: request.requestId, stack: String(given.stack ?? error) }, 'a page failed');
    if (response.headersSent) {
      next(error);
      return;
    }
    const problem =
      coded[String(given.code)] ?? (status === 429 ? waiting(given.wait) : (problems[status] ?? unreadable));
    response.status(status).removeHeader('ETag');
    response.set('Cache-Control', 'no-store');
    if (wantsJson(request)) {
      response.json({ error: { status, title: problem.title, text: problem.text, requestId: request.requestId } });
      return;
    }
    request.person ??= null;
    request.session ??= null;
    const { person } = request;
    // Whoever is signed in keeps the ways to go, unless the fault may lie in what draws them.
    const frame = person && status !== 500 ? { back: backFor(person.role) } : { layout: 'plain' };
    response.render('problem', { ...problem, ...frame, reference: status === 500 ? request.requestId : null });
  };
}

const backLabels: Record<Role, string> = {
  ...{ manager: 'To today', admin: 'To today', lab: 'To the lab', seller: 'To your scorecard' },
};
const backFor = (role: Role) => ({ href: firstPage[role], label: backLabels[role] });

const wantsJson = (request: Request): boolean => request.path.startsWith('/api/');
