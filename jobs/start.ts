/** `npm start`: the schema, then the dashboard and the scheduler as two processes. If one ends, so does the other. */
import { spawn, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..');

/** @returns the exit code: 0 if we were told to stop and both stopped cleanly, 1 if one of them ended by itself. */
export async function startBoth(): Promise<number> {
  if ((await ended(run('jobs/assay.ts', 'migrate', '--json'))) !== 0) return 1;
  const both = [run('server/main.ts'), run('jobs/main.ts')];
  let told = false;
  const stop = (signal: NodeJS.Signals) => {
    told = true;
    for (const child of both) child.kill(signal);
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, stop);
  await Promise.race(both.map(ended));
  for (const child of both) if (child.exitCode === null) child.kill('SIGTERM');
  const codes = await Promise.all(both.map(ended));
  return told && codes.every((code) => code === 0) ? 0 : 1;
}

/** Its lines go where ours go: one JSON object each, nothing in between. */
const run = (file: string, ...parameters: string[]): ChildProcess =>
  spawn(process.execPath, [join(root, file), ...parameters], { stdio: ['ignore', 'inherit', 'inherit'] });

function ended(child: ChildProcess): Promise<number> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve(child.exitCode ?? 1);
  return new Promise((resolve) => child.once('exit', (code) => resolve(code ?? 1)));
}
