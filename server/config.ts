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

/** Pages, cookies and links assume that they stand at the root of a host. */
const baseUrl = z
  .url({ protocol: /^https?$/, error: 'must be a full address such as https://assay.example.com' })
  .refine((text) => {
    const { pathname, search, hash, username } = new URL(text);
    return pathname === '/' && !`${search}${hash}${username}` && !/[?#]$/.test(text);
  }, 'must end after the host and its port: https://assay.example.com');

const environment = z.object({
  DATABASE_URL: databaseUrl.default('sqlite:data/assay.db'),
  PORT: z.coerce.number('must be a port number').int().min(0).max(65_535).default(3000),
  HOST: z.string().default('127.0.0.1'),
  BASE_URL: baseUrl.optional(),
  INBOX: z.string().default('data/inbox'),
  TIME_ZONE: timeZone.default('UTC'),
  SESSION_SECRET: z.string().min(32, 'must have at least 32 characters').optional(),
  SMTP_URL: z.url({ protocol: /^smtps?$/, error: 'must start with smtp:// or smtps://' }).optional(),
  LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent']).default('info'),
});

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
  const { PORT, HOST, BASE_URL, ...rest } = parsed.data;
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
    logLevel: rest.LOG_LEVEL,
  };
}

/** Reads `.env` beside the project into the environment, as `node --env-file-if-exists` would. */
export function loadEnvironmentFile(path = '.env'): void {
  if (existsSync(path)) process.loadEnvFile(path);
}
