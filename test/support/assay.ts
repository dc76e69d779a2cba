/** The real program in a process of its own, as a person would start it. */
import { spawn } from 'node:child_process';
import { join } from 'node:path';

export const root = join(import.meta.dirname, '../..');
export const program = join(root, 'jobs/assay.js');

export interface Ended {
  code: number | null;
  stdout: string;
  stderr: string;
}

/** @param environment beside what a program needs to start at all */
export function assay(parameters: readonly string[], environment: Record<string, string> = {}): Promise<Ended> {
  return ended(process.execPath, [program, ...parameters], environment);
}

export function ended(
  command: string,
  parameters: readonly string[],
  environment: Record<string, string> = {},
): Promise<Ended> {
  const { PATH = '', HOME = '' } = process.env;
  const child = spawn(command, parameters, { env: { PATH, HOME, ...environment }, cwd: root });
  const said = { stdout: '', stderr: '' };
  for (const name of ['stdout', 'stderr'] as const) {
    child[name].setEncoding('utf8').on('data', (text: string) => (said[name] += text));
  }
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => resolve({ code, ...said }));
  });
}
