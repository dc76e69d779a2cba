/** A company's sign-in service: a real OpenID Connect provider on a free port, with accounts of the test's choosing. */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import Provider from 'oidc-provider';

export interface SignInService {
  issuer: string;
  environment: Record<string, string>;
  /** Walks through the service's own pages as this account. @returns the address that it sends the browser back to. */
  signIn(address: string, account: string): Promise<string>;
  close(): Promise<void>;
}

const client = { id: 'assay', secret: 'a secret between the two of them' };

/**
 * @param inToken whether the address stands in the identity token, or is told to whoever asks for it
 * @param accounts by what the person types there; the claims as the service vouches for them
 */
export async function startSignInService(
  back: string,
  accounts: Record<string, { email: string; email_verified: boolean }>,
  { inToken = true } = {},
): Promise<SignInService> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const provider = new Provider(issuer, {
    clients: [{ client_id: client.id, client_secret: client.secret, redirect_uris: [back] }],
    claims: { openid: ['sub'], email: ['email', 'email_verified'] },
    conformIdTokenClaims: !inToken,
    cookies: { keys: ['only for tests'] },
    pkce: { required: () => true },
    findAccount: (_context, id) => {
      const claims = accounts[id];
      return claims ? { accountId: id, claims: () => ({ sub: id, ...claims }) } : undefined;
    },
  });
  const answer = provider.callback();
  server.on('request', (request, response) => void answer(request, response));
  return {
    issuer,
    environment: { OIDC_ISSUER: issuer, OIDC_CLIENT_ID: client.id, OIDC_CLIENT_SECRET: client.secret },
    signIn: (address, account) => walk(address, account, back),
    close: () => closed(server),
  };
}

const closed = (server: Server) =>
  new Promise<void>((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });

/** The provider's development pages: a form that asks who one is, and one that asks for consent. */
async function walk(address: string, account: string, back: string): Promise<string> {
  const cookies = new Map<string, string>();
  let [next, body]: [string, URLSearchParams | null] = [address, null];
  for (let steps = 0; steps < 12; steps++) {
    if (next.startsWith(back)) return next;
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const answer = await fetch(next, {
      redirect: 'manual',
      headers: { cookie },
      ...(body ? { method: 'POST', body } : {}),
    });
    for (const line of answer.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]*)=([^;]*)/.exec(line) ?? [];
      cookies.set(name, value);
    }
    const location = answer.headers.get('location');
    if (location) {
      [next, body] = [new URL(location, next).href, null];
      continue;
    }
    const page = await answer.text();
    const [, action = '', prompt = ''] = /action="([^"]*)"[\s\S]*?name="prompt" value="([^"]*)"/.exec(page) ?? [];
    if (action === '') throw new Error(`The service stopped with ${answer.status}: ${page.slice(0, 300)}`);
    [next, body] = [new URL(action, next).href, new URLSearchParams({ prompt, login: account, password: 'any' })];
  }
  throw new Error('The service led nowhere');
}
