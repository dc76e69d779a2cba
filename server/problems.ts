/** What people read when something is not as asked: plain words, the request's id, never the inside of the program. */
import type { ErrorRequestHandler, RequestHandler, Request } from 'express';
import { ZodError } from 'zod';
import type { Context } from './context.ts';
import { apiProblem, type ApiFault } from './api-problems.ts';
import { refusal } from './access/guard.ts';
import { pathHere } from './access/return-path.ts';
import { typedTexts } from './access/typed-texts.ts';
import { message, texts } from './languages/texts.ts';
import { firstPage } from './navigation.ts';
import type { Role } from './stores/people.ts';

interface Problem {
  title: string;
  text: string;
}

const unreadable: Problem = {
  title: message('That could not be read'),
  text: message('The address or the form had something in it that makes no sense here.'),
};

const problems: Record<number, Problem> = {
  401: { title: message('Please sign in'), text: message('This is only for people who are signed in.') },
  403: {
    title: message('This page is not yours'),
    text: message('Your role does not include it. If you need it, ask an administrator.'),
  },
  404: {
    title: message('There is no such page'),
    text: message('The address may be mistyped, or what it showed has gone.'),
  },
  405: {
    title: message('That cannot be done here'),
    text: message('The page exists, but not for this kind of request.'),
  },
  413: { title: message('That was too much'), text: message('What was sent is larger than this page takes.') },
  500: {
    title: message('Something went wrong here'),
    text: message('It was our fault, and it was noted. Try again in a moment.'),
  },
};

const form: Problem = {
  title: message('The form was too old'),
  text: message('Nothing was changed. Go back, load the page again and send the form once more.'),
};

const signedOut: Problem = {
  title: message('You were signed out'),
  text: message('Nothing was sent. Sign in again, then send it once more.'),
};

const reader: Problem = {
  title: message('Your account only reads'),
  text: message('Nothing was changed. An owner of your shop’s account can let you act for it, under Colleagues.'),
};

const coded: Record<string, Problem> = { FORM: form, READER: reader };

const limit: Problem = {
  title: message('Too many attempts'),
  text: message(
    'Wait {minutes, plural, =1 {a minute} one {# minute} other {# minutes}}, then try again. Nothing is lost.',
  ),
};

/** Until the next attempt is heard. @param seconds where that is known */
const minutesOf = (seconds: unknown): number =>
  typeof seconds === 'number' && seconds > 0 ? Math.ceil(seconds / 60) : 15;

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
    const given = error as ApiFault & { status?: unknown; code?: unknown; stack?: unknown; wait?: unknown };
    // What a form carries is checked with zod: a form that our own page could not have sent.
    if (error instanceof ZodError) given.status = 400;
    const status = typeof given.status === 'number' && given.status >= 400 && given.status < 500 ? given.status : 500;
    if (status === 500)
      log.error({ requestId: request.requestId, stack: String(given.stack ?? error) }, 'a page failed');
    if (response.headersSent) {
      next(error);
      return;
    }
    const problem = problemOf(request, String(given.code), status);
    const values = problem === limit ? { minutes: minutesOf(given.wait) } : undefined;
    response.status(status).removeHeader('ETag');
    response.set('Cache-Control', 'no-store');
    if (wantsJson(request)) {
      const { title, text } = apiProblem(status, given) ?? problem;
      response.json({ error: { status, title, text: texts('en')(text, values), requestId: request.requestId } });
      return;
    }
    request.person ??= null;
    request.session ??= null;
    const { person, language } = request;
    const t = texts(language);
    // Whoever is signed in keeps the ways to go, unless the fault may lie in what draws them.
    const frame =
      person && status !== 500
        ? { back: { href: firstPage[person.role], label: t(backLabels[person.role]) } }
        : {
            layout: 'plain',
            ...(problem === signedOut ? { back: { href: signInFor(request), label: t('Sign in') } } : {}),
          };
    response.render('problem', {
      ...{ title: t(problem.title), text: t(problem.text, values) },
      ...frame,
      typed: isFromHere(request) ? typedTexts(request.body) : [],
      reference: status === 500 ? request.requestId : null,
    });
  };
}

function problemOf(request: Request, code: string, status: number): Problem {
  // Forms of those who are signed out are about signing in alone.
  if (code === 'FORM' && !request.person && !/^\/(sign-|account\/set-password$)/.test(request.path)) return signedOut;
  return coded[code] ?? (status === 429 ? limit : (problems[status] ?? unreadable));
}

/** Back to the page of the form, as far as the browser says which one that was. */
function signInFor(request: Request): string {
  const from = request.get('referer') ?? '';
  const page = URL.canParse(from) && new URL(from).host === request.get('host') ? new URL(from) : null;
  return `/sign-in?return=${encodeURIComponent(page === null ? '/' : pathHere(page.pathname + page.search))}`;
}

/** Nobody else may put words into a page of ours. */
const isFromHere = (request: Request): boolean =>
  request.method === 'POST' && request.get('sec-fetch-site') !== 'cross-site';

const backLabels: Record<Role, string> = {
  ...{ manager: message('To today'), admin: message('To today') },
  ...{ lab: message('To the lab'), seller: message('To your scorecard') },
};

const wantsJson = (request: Request): boolean => request.path.startsWith('/api/');
