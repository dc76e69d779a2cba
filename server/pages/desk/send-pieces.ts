/** A long file, written as it is read: years of rows do not fit into memory, and others want their pages meanwhile. */
import { once } from 'node:events';
import { setImmediate } from 'node:timers/promises';
import type { Response } from 'express';

/** Ends the reading as soon as nobody waits for the file any more. */
export async function sendPieces(response: Response, pieces: AsyncIterable<string>): Promise<void> {
  for await (const piece of pieces) {
    // SQLite answers at once: without a pause no other request is served, and nobody learns that this one is gone.
    await setImmediate();
    if (response.destroyed) return;
    if (!response.write(piece)) await Promise.race([once(response, 'drain'), once(response, 'close')]);
  }
  response.end();
}
