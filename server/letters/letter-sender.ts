/** Sends letters from the dashboard's process, soon after a request has written some: nobody waits for the post. */
import type { Context } from '../context.ts';
import { sendLetters } from './send-letters.ts';

/** Several requests within it make one walk to the post. Milliseconds. */
const pause = 250;

export interface LetterSender {
  /** Somebody may have written a letter. */
  wake: () => void;
  /** Finishes the walk that is under way. */
  close(): Promise<void>;
}

export function startLetterSender(context: Context): LetterSender {
  let timer: NodeJS.Timeout | undefined;
  let walk: Promise<void> | undefined;
  let asked = false;
  let closed = false;

  const go = async (): Promise<void> => {
    while (asked && !closed) {
      asked = false;
      try {
        await sendLetters(context);
      } catch (error) {
        // What waits is sent by the scheduler's next tick.
        context.log.warn({ error: String(error) }, 'letters could not be sent');
      }
    }
  };

  return {
    wake: () => {
      if (context.config.smtpUrl === null || closed) return;
      asked = true;
      timer ??= setTimeout(() => {
        timer = undefined;
        walk ??= go().finally(() => (walk = undefined));
      }, pause).unref();
    },
    close: async () => {
      closed = true;
      clearTimeout(timer);
      await walk;
    },
  };
}
