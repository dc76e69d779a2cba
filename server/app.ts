/** The whole way of a request, in reading order. Tests use this very app. */
import { createServer, type Server } from 'node:http';
import { join } from 'node:path';
import compression from 'compression';
import express, { Router, type RequestHandler } from 'express';
import { readCookies } from './access/cookies.ts';
import { createAccess, offerAccess, type Access } from './access/index.ts';
import { askForFreshSignIn } from './access/fresh-sign-in.ts';
import { guard } from './access/guard.ts';
import { offerLanguage } from './access/language.ts';
import { createLimits, defaultLimits, type Limits, type LimitSettings } from './access/limits.ts';
import { plainFields, readForms } from './access/plain-fields.ts';
import { checkRoutes, isForPrograms, type Route } from './access/route.ts';
import { createSessionMemory, rememberedMilliseconds } from './access/session-memory.ts';
import { readUploads } from './access/uploads.ts';
import type { Context } from './context.ts';
import type { Tongue } from './languages/texts.ts';
import { useLayout } from './layout.ts';
import { createMetrics } from './metrics.ts';
import { routes as pages } from './pages/index.ts';
import { knownMethods, notFound, problemPage } from './problems.ts';
import { programVersion } from './program-version.ts';
import { createRequestLog } from './request-log.ts';
import { securityHeaders } from './security-headers.ts';
import { staticFiles } from './static-files.ts';
import { pageDrawing } from './templates.ts';

export interface AppOptions {
  routes?: readonly Route[];
  limits?: Partial<LimitSettings>;
  /** Milliseconds. */
  sessionMemory?: number;
  /** Somebody has asked for a backtest. */
  wakeBacktests?: () => void;
  /** A form was answered: it may have written letters. */
  wakeLetters?: () => void;
  /** Every page in this language, whatever its reader chose: for tests. */
  onlyLanguage?: Tongue;
}

const root = join(import.meta.dirname, '..');

export async function createApp(context: Context, options: AppOptions = {}): Promise<Server> {
  const { routes = pages, sessionMemory = rememberedMilliseconds } = options;
  const limits = createLimits(options.limits ?? defaultLimits);
  const { wakeBacktests = () => undefined, wakeLetters = () => undefined } = options;
  checkRoutes(routes);
  const metrics = createMetrics(context);
  const version = programVersion(root);
  const access = await createAccess(context, version, createSessionMemory(sessionMemory));

  const app = express();
  app.disable('x-powered-by');
  // Pages carry a version of their own (access/unchanged.ts); hashing each answer again would cost more than it saves.
  app.disable('etag');
  app.enable('case sensitive routing');
  // A proxy on this machine is believed about the caller's address; one elsewhere is not.
  app.set('trust proxy', 'loopback');
  app.set('query parser', 'simple');
  app.request.readMetrics = metrics.read;
  app.request.wakeBacktests = wakeBacktests;
  app.locals = { static: `/static/${version}`, program: version };
  useLayout(app, context, access, pageDrawing(join(root, 'views')));
  offerAccess(app, access);
  offerLanguage(app, access.cookies, options.onlyLanguage);

  const compressed = compression({ level: 1, threshold: 1_500 });
  const log = createRequestLog(context, metrics.observe, access.unchanged.answerAtOnce);
  app.use(log.handler);
  app.use(readCookies);
  app.use(access.unchanged.answer);
  app.use(securityHeaders(context.config.baseUrl));
  app.use(knownMethods);
  app.use('/static', compressed, staticFiles(join(root, 'static'), version));
  app.use(access.sessions.middleware);
  app.use(readUploads(routes, limits.general));
  app.post(/.*/, readForms, plainFields);
  app.use(access.csrf.protect);
  app.post(/.*/, (_request, response, next) => {
    response.once('finish', wakeLetters);
    next();
  });
  app.use(compressed);
  app.use(routed(routes, context, access, limits));
  app.use(notFound);
  app.use(problemPage(context));
  return createServer((request, response) => {
    if (!log.unchanged(request, response)) app(request, response);
  });
}

/**
 * Each route behind its own right; whatever is not declared is not there. Routes lie in a router for the first word of their path, so
 * that a request is held against a few patterns instead of all of them.
 */
function routed(routes: readonly Route[], context: Context, access: Access, limits: Limits): RequestHandler {
  const routers = new Map<string, Router>();
  for (const route of routes) {
    // A form with a file was counted before the file was read.
    const counted = route.upload ? [] : route.limit === 'sign-in' ? limits.signIn : [limits.general];
    const word = firstWord(route.path);
    const router = routers.get(word) ?? Router({ caseSensitive: true });
    routers.set(word, router);
    router[route.method](
      route.path,
      // Counted before the right is asked for: tokens that are tried out count too.
      ...(isForPrograms(route) ? [access.findBearer, ...counted] : []),
      guard(route, access.metricsToken),
      ...(route.cache === 'night' ? [access.unchanged.tag] : []),
      ...(isForPrograms(route) ? [] : counted),
      ...(route.fresh ? [askForFreshSignIn(context, route.fresh)] : []),
      async (request, response) => route.handle(request, response, context),
    );
  }
  return (request, response, next) => {
    const router = routers.get(firstWord(request.path));
    if (router) router(request, response, next);
    else next();
  };
}

const firstWord = (path: string): string => path.split('/', 2)[1] ?? '';
