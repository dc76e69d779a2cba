/** Starts the process that makes the sheets of sellers: once when the dashboard starts, and after each published night. */
import { join } from 'node:path';
import type { Context } from './context.ts';
import { sideProcess } from './side-process.ts';
import { publishedNight } from './stores/published-night.ts';

const program = join(import.meta.dirname, 'make-sheets.ts');
const lookEvery = 15_000;

export interface SheetProcess {
  /** Stops the one under way; what it has not made is made after the next start. */
  close(): Promise<void>;
}

export function startSheetProcess(context: Context): SheetProcess {
  const { database, log } = context;
  /** The night whose sheets are being made, and the one whose sheets are made. */
  let making: string | null = null;
  let done: string | null = null;
  const maker = sideProcess(context, {
    program,
    name: 'the process for the sheets of sellers',
    onEnd: (code) => {
      if (code === 0) done = making;
    },
  });

  const look = () => {
    publishedNight(database).then(
      (last) => {
        const night = last && `${last.night} ${last.publishedAt}`;
        if (night !== null && night !== done && maker.start()) making = night;
      },
      (error: unknown) => log.warn({ error: String(error) }, 'could not look for sheets to make'),
    );
  };
  look();
  const timer = setInterval(look, lookEvery);
  timer.unref();
  return {
    close: () => {
      clearInterval(timer);
      return maker.close();
    },
  };
}
