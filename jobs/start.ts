/** `npm start`: the schema, then the dashboard and the scheduler as two processes. If one ends, so does the other. */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { loadEnvironmentFile, readConfig } from '../server/config.ts';
import { openContext } from '../server/context.ts';
import { refuseOtherTimeZone } from '../server/stores/time-zone.ts';

const root = join(import.meta.dirname, '..');

/** A terminal and npm both pass on one Ctrl-C: what follows this soon is its echo. */
const echoMilliseconds = 500;

/** @returns the exit code: 0 if we were told to stop and both stopped cleanly, 2 for wrong settings, otherwise 1. */
export async function startBoth(): Promise<number> {
  const unready = await ended(run('jobs/assay.ts', 'migrate', '--json'));
  if (unready !== 0) return unready;
  await refuseOtherZone();
  const both = [run('server/main.ts'), run('jobs/main.ts')];
  const told = passOnSignals(both);
  await Promise.race(both.map(ended));
  // Who was told already is not told twice: a second signal means "at once".
  if (!told()) for (const child of both) if (isRunning(child)) child.kill('SIGTERM');
  const codes = await Promise.all(both.map(ended));
  return told() && codes.every((code) => code === 0) ? 0 : 1;
}

/** Told once, here, not by both. */
async function refuseOtherZone(): Promise<void> {
  loadEnvironmentFile();
  const { database, config } = await openContext(readConfig());
  try {
    await refuseOtherTimeZone(database, config.timeZone);
  } finally {
    await database.close();
  }
}

/** @returns whether a signal has come. */
function passOnSignals(children: readonly ChildProcess[]): () => boolean {
  let last: number | undefined;
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => {
      const now = performance.now();
      // The second time: at once, even in the middle of a long step. A killed night is taken up again.
      if (last === undefined) for (const child of children) child.kill('SIGTERM');
      else if (now - last > echoMilliseconds) for (const child of children) child.kill('SIGKILL');
      last = now;
    });
  }
  return () => last !== undefined;
}

/**
 * Its lines go where ours go: one JSON object each, nothing in between. In a group of its own, so that a terminal's
 * Ctrl-C reaches it once, through us.
 */
const run = (file: string, ...parameters: string[]): ChildProcess =>
  spawn(process.execPath, [join(root, file), ...parameters], {
    stdio: ['ignore', file === 'jobs/assay.ts' ? 'ignore' : 'inherit', 'inherit'],
    detached: true,
  });

const isRunning = (child: ChildProcess): boolean => child.exitCode === null && child.signalCode === null;

/** A child that our signal met before it had begun to listen ended as it was told to: that is 0. */
async function ended(child: ChildProcess): Promise<number> {
  if (isRunning(child)) await once(child, 'exit');
  return child.exitCode ?? (child.signalCode === 'SIGTERM' ? 0 : 1);
}
