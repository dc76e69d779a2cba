/** The environment, parsed once, all faults at once. The only file that reads `process.env`. */
import { existsSync } from 'node:fs';
import { z } from 'zod';
import { businessCalendar } from './scoring/day.ts';

const timeZone = z.string().refine((name) => {
  try {
    businessCalendar(name);
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}, 'is not a time zone: write a name such as Europe/Paris');

const databaseUrl = z.string().regex(/^(sqlite:.+|postgres(ql)?:\/\/.+)$/, 'must start with sqlite: or postgres://');

/** What is none has been named already when the rest of it is looked at. */
const speaks = (text: string, protocol: RegExp): boolean => URL.canParse(text) && protocol.test(new URL(text).protocol);

/** Pages, cookies and links assume that they stand at the root of a host. */
const baseUrl = z
  .url({ protocol: /^https?$/, error: 'must be a full address such as https://assay.example.com' })
  .refine((text) => {
    if (!speaks(text, /^https?:$/)) return true;
    const { pathname, search, hash, username } = new URL(text);
    return pathname === '/' && !`${search}${hash}${username}` && !/[?#]$/.test(text);
  }, 'must end after the host and its port: https://assay.example.com');

/** Over plain http anybody between here and there could sign in: it is for this very machine only. */
const issuer = z
  .url({ protocol: /^https?$/, error: 'must be the full address of the issuer, such as https://login.example.com' })
  .refine((text) => {
    if (!speaks(text, /^https?:$/)) return true;
    const { protocol, hostname } = new URL(text);
    return protocol === 'https:' || ['localhost', '127.0.0.1', '[::1]'].includes(hostname);
  }, 'must start with https://');

const smtpUrl = z
  .url({ protocol: /^smtps?$/, error: 'must start with smtp:// or smtps://' })
  .refine((text) => !speaks(text, /^smtps?:$/) || new URL(text).hostname !== '', 'must name a host: smtp://HOST:PORT');

const port = 'must be a whole number from 0 to 65535';
const logLevels = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const;

const variables = z.object({
  DATABASE_URL: databaseUrl.default('sqlite:data/assay.db'),
  PORT: z.coerce.number(port).int(port).min(0, port).max(65_535, port).default(3000),
  HOST: z.string().default('127.0.0.1'),
  BASE_URL: baseUrl.optional(),
  INBOX: z.string().default('data/inbox'),
  TIME_ZONE: timeZone.default('UTC'),
  SESSION_SECRET: z.string().min(32, 'must have at least 32 characters').optional(),
  SMTP_URL: smtpUrl.optional(),
  OIDC_ISSUER: issuer.optional(),
  OIDC_CLIENT_ID: z.string().optional(),
  OIDC_CLIENT_SECRET: z.string().optional(),
  LOG_LEVEL: z.enum(logLevels, `must be one of ${logLevels.join(', ')}`).default('info'),
});

const together = ['OIDC_ISSUER', 'OIDC_CLIENT_ID', 'OIDC_CLIENT_SECRET'] as const;

const environment = variables.superRefine((given, context) => {
  const missing = together.filter((name) => given[name] === undefined);
  if (missing.length === 0 || missing.length === together.length) return;
  for (const name of missing)
    context.addIssue({ code: 'custom', path: [name], message: 'is needed beside the other OIDC_ settings' });
});

/** The company's own sign-in service, by OpenID Connect. */
export interface CompanyService {
  issuer: string;
  clientId: string;
  clientSecret: string;
}

export interface Config {
  databaseUrl: string;
  port: number;
  host: string;
  /** The address people type, without a trailing slash. */
  baseUrl: string;
  /** False: it is a guess from HOST and PORT. */
  baseUrlGiven: boolean;
  inbox: string;
  timeZone: string;
  /** Null: the database keeps one made at the first start. */
  sessionSecret: string | null;
  smtpUrl: string | null;
  /** Null: people sign in by their passwords only. */
  company: CompanyService | null;
  logLevel: string;
}

export class ConfigError extends Error {}

/**
 * @param defaults take the place of the usual ones, for variables that are not set
 * @throws ConfigError with one line for each fault, so that all can be mended at once.
 */
export function readConfig(
  variables: Record<string, string | undefined> = process.env,
  defaults: Record<string, string> = {},
): Config {
  const given = Object.fromEntries(
    Object.entries(variables).filter(([, value]) => value !== undefined && value !== ''),
  );
  const parsed = environment.safeParse({ ...defaults, ...given });
  if (!parsed.success) {
    const faults = parsed.error.issues.map((issue) => `  ${issue.path.join('.')} ${issue.message}`);
    throw new ConfigError(`The environment has ${faults.length === 1 ? 'a fault' : 'faults'}:\n${faults.join('\n')}`);
  }
  const { PORT, HOST, BASE_URL, OIDC_ISSUER, OIDC_CLIENT_ID = '', OIDC_CLIENT_SECRET = '', ...rest } = parsed.data;
  const shownHost = HOST === '127.0.0.1' || HOST === '0.0.0.0' || HOST === '::' ? 'localhost' : HOST;
  return {
    databaseUrl: rest.DATABASE_URL,
    port: PORT,
    host: HOST,
    baseUrl: (BASE_URL ?? `http://${shownHost}:${PORT}`).replace(/\/$/, ''),
    baseUrlGiven: BASE_URL !== undefined,
    inbox: rest.INBOX,
    timeZone: rest.TIME_ZONE,
    sessionSecret: rest.SESSION_SECRET ?? null,
    smtpUrl: rest.SMTP_URL ?? null,
    company: OIDC_ISSUER ? { issuer: OIDC_ISSUER, clientId: OIDC_CLIENT_ID, clientSecret: OIDC_CLIENT_SECRET } : null,
    logLevel: rest.LOG_LEVEL,
  };
}

/** Reads `.env` beside the project into the environment, as `node --env-file-if-exists` would. */
export function loadEnvironmentFile(path = '.env'): void {
  if (existsSync(path)) process.loadEnvFile(path);
}
