/** One JSON line per event, secrets never among them. */
import pino from 'pino';
import type { DestinationStream, Logger } from 'pino';

export type Log = Logger;

/** Whatever bears one of these names is replaced, three levels deep. */
const secretNames = [
  'password',
  'newPassword',
  'currentPassword',
  'password_hash',
  'token',
  'token_hash',
  'secret',
  'sessionSecret',
  'authorization',
  'cookie',
  '["set-cookie"]',
  '_csrf',
  'databaseUrl',
  'smtpUrl',
];

const paths = secretNames.flatMap((name) => {
  const step = name.startsWith('[') ? name : `.${name}`;
  return [name, `*${step}`, `*.*${step}`];
});

/**
 * @param level the quietest level that is still written, `silent` for none
 * @param destination where the lines go; standard error unless told, so that a command's output stays clean
 */
export function createLog(level: string, destination: DestinationStream = pino.destination(2)): Log {
  return pino({ level, base: null, timestamp: pino.stdTimeFunctions.isoTime, redact: paths }, destination);
}
