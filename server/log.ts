/** One JSON line per event, secrets never among them. */
import pino from 'pino';
import type { DestinationStream, Logger } from 'pino';
import { millisecondsNow } from './clock.ts';

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
export function createLog(level: string, destination: DestinationStream = gathered(pino.destination(2))): Log {
  return pino({ level, base: null, timestamp: isoTime, redact: paths }, destination);
}

/** The instant of a line, put into words once for each millisecond. */
function isoTime(): string {
  const now = millisecondsNow();
  if (now !== said.at) said = { at: now, words: `,"time":"${new Date(now).toISOString()}"` };
  return said.words;
}
let said = { at: NaN, words: '' };

/** The lines of a few milliseconds in one write, which waits until they are out: no line is lost when the process ends. */
const gatheredMilliseconds = 5;

function gathered(destination: DestinationStream): DestinationStream {
  let waiting = '';
  const write = () => {
    const lines = waiting;
    waiting = '';
    if (lines) destination.write(lines);
  };
  process.once('exit', write);
  return {
    write(line) {
      if (!waiting) setTimeout(write, gatheredMilliseconds);
      waiting += line;
    },
  };
}
