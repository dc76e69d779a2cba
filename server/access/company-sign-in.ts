/** Staff sign in by their company's own service (OpenID Connect, authorization code with PKCE). It brings nobody in: people are added here first. */
import * as oidc from 'openid-client';
import type { Request, Response } from 'express';
import { instantText, type Context } from '../context.ts';
import { message } from '../languages/texts.ts';
import type { Seal } from '../enforcement/sealed-text.ts';
import { UnreadableSealError } from '../enforcement/sealed-text.ts';
import { appendAudit } from '../stores/audit.ts';
import { installationSeal } from '../stores/installation-seal.ts';
import { bindAccount, personOfAccount } from '../stores/outside-accounts.ts';
import { peopleStore, type ListedPerson, type Person } from '../stores/people.ts';
import { readCommitted } from '../stores/read.ts';
import type { Cookies } from './cookies.ts';
import { staff } from './route.ts';
import { begin } from './sign-in.ts';

/** What the browser keeps, sealed, while its person is away at the service. */
interface Errand {
  state: string;
  nonce: string;
  verifier: string;
  back: string;
  until: number;
}

/** In a sentence for the person, as a message. */
export class CompanySignInFault extends Error {}

export const errandSeconds = 600;
const serviceSeconds = 10;

const faults = {
  away: message('The sign-in service of your company does not answer. Try again, or use your password.'),
  unknown: message(
    'Your company’s service knows you, but nobody here has an account with your address. Ask an administrator.',
  ),
  unverified: message('Your company’s service has not verified your address, so it cannot open an account here.'),
  other: message(
    'Your account here belongs to another account of your company’s service. An administrator can undo that.',
  ),
  over: message('This sign-in was not begun here, or took too long. Please begin again.'),
};

export type CompanySignIn = ReturnType<typeof createCompanySignIn>;

export function createCompanySignIn(context: Context, cookies: Cookies) {
  const { config, clock, database } = context;
  const { company } = config;
  let found: Promise<oidc.Configuration> | null = null;

  /** Asked once; after a failure the next person asks again. */
  const service = async (): Promise<oidc.Configuration> => {
    if (!company) throw new CompanySignInFault(faults.unknown);
    const { issuer, clientId, clientSecret } = company;
    // Config lets plain http through for this very machine only.
    const execute = issuer.startsWith('http:') ? [oidc.allowInsecureRequests] : [];
    found ??= oidc.discovery(new URL(issuer), clientId, clientSecret, undefined, { execute, timeout: serviceSeconds });
    try {
      return await found;
    } catch (error) {
      found = null;
      throw error;
    }
  };
  const address = `${config.baseUrl}/sign-in/company/back`;
  const seal = (): Promise<Seal> => installationSeal(context, 'company sign-in');

  return {
    offered: company !== null,
    cookie: { name: cookies.errand, options: cookies.options },

    /** Where to send the browser, and what it keeps meanwhile. @throws CompanySignInFault */
    async start(back: string): Promise<{ to: string; errand: string }> {
      const [state, nonce, verifier] = [oidc.randomState(), oidc.randomNonce(), oidc.randomPKCECodeVerifier()];
      const errand: Errand = { state, nonce, verifier, back, until: clock.now() + errandSeconds };
      const asked = {
        ...{ redirect_uri: address, scope: 'openid email', state, nonce },
        ...{ code_challenge: await oidc.calculatePKCECodeChallenge(verifier), code_challenge_method: 'S256' },
      };
      const to = oidc.buildAuthorizationUrl(await answering(context, service()), asked).href;
      return { to, errand: (await seal()).close(JSON.stringify(errand)) };
    },

    /** @returns where the person wanted to go. @throws CompanySignInFault */
    async finish(request: Request, response: Response, kept: string): Promise<string> {
      const errand = readErrand(await seal(), kept);
      if (!errand || errand.until <= clock.now()) throw new CompanySignInFault(faults.over);
      const there = await answering(context, service());
      const grant = oidc.authorizationCodeGrant(there, new URL(request.originalUrl, config.baseUrl), {
        expectedState: errand.state,
        expectedNonce: errand.nonce,
        pkceCodeVerifier: errand.verifier,
        idTokenExpected: true,
      });
      const tokens = await answering(context, grant);
      const claims = tokens.claims()!;
      const account = { issuer: claims.iss, subject: claims.sub };
      const bound = await personOfAccount(readCommitted(database), account);
      const known = () => answering(context, addressClaims(there, tokens.access_token, claims));
      const person =
        bound === null ? await personOfClaims(context, await known()) : await peopleStore(database).one(bound);
      if (!person || !mayEnter(person)) throw new CompanySignInFault(faults.unknown);
      if (bound === null) await bind(context, person, account);
      await begin(context, request, response, person, { by: 'company' });
      return errand.back;
    },
  };
}

type AddressClaims = oidc.IDToken | oidc.UserInfoResponse;

/** Some services put the address into the token, others tell it when they are asked. */
const addressClaims = async (there: oidc.Configuration, token: string, claims: oidc.IDToken): Promise<AddressClaims> =>
  claims['email'] !== undefined || there.serverMetadata().userinfo_endpoint === undefined
    ? claims
    : oidc.fetchUserInfo(there, token, claims.sub);

async function personOfClaims({ database }: Context, claims: AddressClaims): Promise<ListedPerson | null> {
  const { email, email_verified: isVerified } = claims;
  if (typeof email !== 'string') return null;
  if (isVerified !== true) throw new CompanySignInFault(faults.unverified);
  return peopleStore(database).byEmail(email);
}

const mayEnter = ({ role, disabledAt }: ListedPerson): boolean =>
  (staff as readonly string[]).includes(role) && disabledAt === null;

async function bind({ database, clock }: Context, person: Person, account: { issuer: string; subject: string }) {
  const at = instantText(clock.now());
  const { email } = person;
  const done = await database.transaction(async (tx) => {
    if (!(await bindAccount(tx, person.id, account, at))) return false;
    const detail = { issuer: account.issuer };
    await appendAudit(tx, { at, actor: email, action: 'company account bound', subject: email, detail });
    return true;
  });
  if (!done) throw new CompanySignInFault(faults.other);
}

function readErrand(seal: Seal, kept: string): Errand | null {
  try {
    return JSON.parse(seal.open(kept)) as Errand;
  } catch (error) {
    if (error instanceof UnreadableSealError) return null;
    throw error;
  }
}

/** What goes wrong at the service is the operator's to read; the person reads what to do. */
async function answering<T>({ log }: Context, asked: Promise<T>): Promise<T> {
  try {
    return await asked;
  } catch (error) {
    if (error instanceof CompanySignInFault) throw error;
    log.warn({ error: String(error) }, 'the sign-in service of the company did not answer as it should');
    throw new CompanySignInFault(faults.away);
  }
}
