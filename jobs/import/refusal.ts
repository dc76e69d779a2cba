/** A file that is not taken at all. The message says what is wrong, where, and what to do about it. */
export class Refusal extends Error {}

/** What the client says of a connection that ended between two statements. */
const lostConnection = /^(Connection terminated|Client has encountered a connection error|Client was closed)/;
const lostConnectionMessage = 'the database server ended the connection: import the file again';

const systemFaults: Record<string, string> = {
  ENOENT: 'there is no such file: check the path',
  EACCES: 'the file may not be read: change its permissions',
  ELOOP: 'the link leads in a circle: name the file itself',
  EISDIR: 'this is a folder, not a file',
  ENOSPC: 'the disk is full: free some space, then import the file again',
  SQLITE_FULL: 'the disk is full: free some space, then import the file again',
  SQLITE_IOERR:
    'the database file cannot be written: free some space, raise the limit on files (ulimit -f) or mend the disk, then import the file again',
  SQLITE_BUSY: 'the database is being written by another process: import the file again when that is done',
  SQLITE_READONLY: 'the database may not be written: change the permissions of its file and folder',
  '53100': "the database server's disk is full: free some space, then import the file again",
  '57P01': lostConnectionMessage,
  ECONNRESET: lostConnectionMessage,
  EPIPE: lostConnectionMessage,
  Z_DATA_ERROR: 'the gzip archive is damaged: fetch the file again',
  Z_BUF_ERROR: 'the gzip archive ends before its end: fetch the file again',
};

/** One line for whatever went wrong. */
export function refusalMessage(error: unknown): string {
  if (error instanceof Refusal) return error.message;
  const { code, message } = error as { code?: unknown; message?: unknown };
  // SQLite says more behind: SQLITE_IOERR_WRITE.
  const known =
    typeof code === 'string' ? (systemFaults[code] ?? systemFaults[code.split('_', 2).join('_')]) : undefined;
  if (known !== undefined) return known;
  if (lostConnection.test(String(message))) return lostConnectionMessage;
  const firstLine = String(message ?? error).split('\n')[0] as string;
  return `nothing was taken, since the work failed: ${firstLine}; import the file again`;
}
