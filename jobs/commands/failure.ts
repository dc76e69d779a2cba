/** How the command line ends: 0 done, 1 the work failed, 2 wrong usage, 130 stopped by Ctrl-C. One line says what, where and what to do. */
import { CommanderError } from 'commander';

/** The work could not be done, for a reason that a person can mend. */
export class Failure extends Error {}

/** A person asked the work to stop. */
export class InterruptedFailure extends Failure {}

/** The command was given wrongly. */
export class UsageError extends Error {}

const done = 0;
const failed = 1;
const wrongUsage = 2;
/** As shells count it: 128 and the number of SIGINT. */
export const interrupted = 130;

/** Says on standard error what went wrong, and returns the exit code that belongs to it. */
export async function exitCodeOf(error: unknown): Promise<number> {
  // commander has printed its own line by now; its help and version are no errors.
  if (error instanceof CommanderError) return error.exitCode === 0 ? done : wrongUsage;
  const { ConfigError, readConfig } = await import('../../server/config.ts');
  if (error instanceof UsageError || error instanceof ConfigError) {
    complain(error.message);
    return wrongUsage;
  }
  complain(explain(error));
  // The stack helps the programmer, not the person who typed a wrong path.
  if (error instanceof Error && ['debug', 'trace'].includes(readConfig().logLevel)) complain(error.stack ?? '');
  return error instanceof InterruptedFailure ? interrupted : failed;
}

export function complain(message: string): void {
  process.stderr.write(`assay: ${message.trim()}\n`);
}

const advice: Record<string, string> = {
  ECONNREFUSED: 'the database does not answer: start it, or correct DATABASE_URL',
  ENOTFOUND: 'the host of DATABASE_URL is not known: correct its name',
  EACCES: 'a file or folder may not be opened or made: change its rights, or the path',
  EADDRNOTAVAIL: 'HOST names an address that this machine does not have: set it to 127.0.0.1, or to one of its own',
  EADDRINUSE: 'the port is taken: stop what uses it, or set PORT to another',
  ENOSPC: 'the disk is full: make room and repeat the command',
  EDQUOT: 'your share of the disk is used up: make room and repeat the command',
  EFBIG:
    'the file may not grow any further: raise the limit (`ulimit -f`, or that of the file system) and repeat the command',
  SQLITE_FULL: 'the disk is full: make room and repeat the command',
  SQLITE_IOERR:
    'the database file cannot be written or read: make room, raise the limit on files (`ulimit -f`) or mend the disk, then `assay verify`',
  SQLITE_CANTOPEN: 'the database file cannot be opened: check the path and the rights of DATABASE_URL',
  SQLITE_READONLY: 'the database file cannot be written: check its rights and those of its folder',
  SQLITE_NOTADB: 'DATABASE_URL names a file that is not a database',
  SQLITE_BUSY: 'another process has been writing for too long: repeat the command',
  SQLITE_CORRUPT: 'the database file is damaged: restore a backup into a new file',
  '28P01': 'PostgreSQL refuses the password of DATABASE_URL',
  '3D000': 'PostgreSQL has no database of that name: create it, or correct DATABASE_URL',
  '42P01': 'the database lacks a table: run `assay migrate`',
};

function explain(error: unknown): string {
  if (error instanceof Failure) return error.message;
  const inner = error instanceof AggregateError ? (error.errors as unknown[])[0] : error;
  const { message = String(inner), code = '' } = inner as { message?: string; code?: string };
  const first = message.split('\n')[0] as string;
  const known = advice[code] ?? advice[code.split('_').slice(0, 2).join('_')];
  return known ? `${known} (${first})` : first;
}

/** Who has stopped reading (`assay import … | head`) has not asked the work to stop. Standard output on a disk that is full is a failure. */
export function goOnUnread(): void {
  process.stderr.on('error', () => undefined);
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') return;
    complain(explain(error));
    process.exit(failed);
  });
}
