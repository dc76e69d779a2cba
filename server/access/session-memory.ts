/**
 * Who a session belongs to is remembered for a moment: a browser asks for several things at once, and a look into the
 * database costs more than the rest of an unchanged page. Whatever this process changes counts at once; what another process
 * changes (the command line disables someone, a night is published) counts within that moment.
 */
import type { Request } from 'express';
import type { sessionsStore } from '../stores/sessions.ts';

export type Found = Awaited<ReturnType<ReturnType<typeof sessionsStore>['find']>>;

/** Long enough for one page with all it loads, too short for a person to notice. */
export const rememberedMilliseconds = 1_000;

const most = 10_000;

export interface SessionMemory {
  /** What is remembered, without a look; null for whatever is not. */
  known(hash: string): Found;
  recall(request: Request, hash: string, look: (hash: string) => Promise<Found>): Promise<Found>;
}

export function createSessionMemory(milliseconds: number): SessionMemory {
  const remembered = new Map<string, { found: Found; until: number }>();
  return {
    known(hash) {
      const known = remembered.get(hash);
      return known && known.until > performance.now() ? known.found : null;
    },
    async recall(request, hash, look) {
      if (request.method !== 'GET' && request.method !== 'HEAD') {
        // A form may change anyone's rights: forgotten before it is judged and again when it is done.
        remembered.clear();
        request.res?.once('close', () => remembered.clear());
        return look(hash);
      }
      const now = performance.now();
      const known = remembered.get(hash);
      if (known && known.until > now) return known.found;
      const found = await look(hash);
      if (remembered.size >= most) remembered.clear();
      if (found && milliseconds > 0) remembered.set(hash, { found, until: now + milliseconds });
      return found;
    },
  };
}
