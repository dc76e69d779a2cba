/** Programs that ask with a token instead of a session. */
import type { RequestHandler } from 'express';
import { instantText, type Context } from '../context.ts';
import { readCommitted } from '../stores/read.ts';
import { noteTokenUse, workingToken, type Token } from '../stores/tokens.ts';
import { secretHash } from './secrets.ts';

/** Use is noted at most this often: asking should not write. Seconds. */
const noteSeconds = 60;

/** Says whose token a request bears; for addresses of the interface. A token that does not work is as good as none. */
export function findBearer({ database, clock, log }: Context): RequestHandler {
  const noteUse = ({ id, lastUsedAt }: Token, now: number): void => {
    if (lastUsedAt !== null && now - Date.parse(lastUsedAt) / 1000 < noteSeconds) return;
    database
      .transaction((tx) => noteTokenUse(tx, id, instantText(now)))
      .catch((error: unknown) => log.warn({ error: String(error) }, 'the use of a token could not be noted'));
  };
  return async (request, _response, next) => {
    const given = /^Bearer +(\S+)$/i.exec(request.get('authorization') ?? '')?.[1];
    if (given === undefined) {
      next();
      return;
    }
    const now = clock.now();
    const token = await workingToken(readCommitted(database), secretHash(given), instantText(now));
    request.bearer = { token };
    if (token) noteUse(token, now);
    next();
  };
}
