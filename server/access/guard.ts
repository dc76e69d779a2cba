/** Who may pass: the right that a route declares, checked before anything else of it runs. */
import type { Request, RequestHandler, Response } from 'express';
import type { Scope, Token } from '../stores/tokens.ts';
import { isForPrograms, type Access, type Route } from './route.ts';
import { sameSecret } from './secrets.ts';

export function guard(route: Route, metricsToken: string): RequestHandler {
  const forMachines = isForPrograms(route);
  const hidden = route.path.includes('/:');
  return (request, response, next) => {
    request.routePath = route.path;
    // What one person was shown must not be kept for the next one at this browser, unless a page says otherwise.
    response.setHeader('Cache-Control', 'no-store');
    if (request.bearer && (route.scope ?? route.tokens)) {
      next(faultOfToken(request.bearer, route.scope, response));
      return;
    }
    if (mayPass(route.allow, request, metricsToken)) {
      next(onlyReads(route, request) ? Object.assign(refusal(403), { code: 'READER' }) : undefined);
      return;
    }
    if (route.allow === 'machines') {
      next(refusal(404));
      return;
    }
    if (request.person) {
      next(refusal(hidden ? 404 : 403));
      return;
    }
    if (forMachines && request.bearer?.token) {
      next(Object.assign(refusal(403), { missingScope: null }));
      return;
    }
    if (forMachines) {
      if (route.scope ?? route.tokens) response.setHeader('WWW-Authenticate', 'Bearer');
      next(refusal(401));
      return;
    }
    const back =
      route.method === 'get' && request.originalUrl !== '/' ? `?return=${encodeURIComponent(request.originalUrl)}` : '';
    response.redirect(303, `/sign-in${back}`);
  };
}

/** @param scope left out: any token will do that works */
function faultOfToken(
  { token }: { token: Token | null },
  scope: Scope | undefined,
  response: Response,
): Error | undefined {
  if (token && (scope === undefined || token.scopes.includes(scope))) return undefined;
  const fault = token ? `error="insufficient_scope", scope="${scope}"` : 'error="invalid_token"';
  response.setHeader('WWW-Authenticate', `Bearer ${fault}`);
  return token ? Object.assign(refusal(403), { missingScope: scope }) : refusal(401);
}

function mayPass(allow: Access, request: Request, metricsToken: string): boolean {
  if (allow === 'everyone') return true;
  if (allow === 'machines') return mayPassAsMachine(request, metricsToken);
  if (!request.person) return false;
  return allow === 'signed-in' || allow.includes(request.person.role);
}

/** Whether somebody signed in may send the form of a route. */
export const mayAct = (route: Route, request: Request): boolean =>
  Array.isArray(route.allow) &&
  request.person !== null &&
  route.allow.includes(request.person.role) &&
  !onlyReads(route, request);

/** Forms for sellers are for those who act for theirs. What is open to everyone signed in is about the own account. */
const onlyReads = ({ method, allow, readers }: Route, { person }: Request): boolean =>
  method === 'post' && Array.isArray(allow) && !readers && person?.role === 'seller' && person.rights === 'reader';

/** Behind a proxy on this machine every caller looks local: then the headers that proxies add say so, and only the token counts. */
function mayPassAsMachine(request: Request, metricsToken: string): boolean {
  if (request.person?.role === 'admin') return true;
  const bearer = /^Bearer (\S+)$/.exec(request.get('authorization') ?? '')?.[1];
  if (bearer) return sameSecret(bearer, metricsToken);
  const forwarded = Object.keys(request.headers).some((name) => proxyHeader.test(name));
  return (
    !forwarded &&
    /^(?:::1|(?:::ffff:)?127\.)/.test(request.socket.remoteAddress ?? '') &&
    loopbackHost.test(request.headers.host ?? '')
  );
}

const proxyHeader = /^(x-forwarded-.*|forwarded|x-real-ip|via|cf-connecting-ip|true-client-ip|x-client-ip)$/;
const loopbackHost = /^(localhost|127(\.\d{1,3}){3}|\[::1\])(:\d+)?$/i;

export const refusal = (status: number): Error => Object.assign(new Error(`Refused: ${status}`), { status });
