/** Who holds a run: `HOST:PID@START`. A process id alone comes again; in a container it is always 1. */
import { hostname } from 'node:os';

export const ownName = () => `${hostname()}:${process.pid}@${Math.floor(performance.timeOrigin)}`;

/** What people read of it: `HOST:PID`. */
export const holderName = (holder: string) => holder.replace(/@.*$/, '');

/** A holder on this very machine whose process is gone needs no waiting for the end of its lease. */
export function mayBeAlive(holder: string): boolean {
  if (holder === ownName()) return true;
  const [host, pid] = holderName(holder).split(/:(?=\d+$)/);
  if (host !== hostname()) return true;
  return Number(pid) !== process.pid && processExists(Number(pid));
}

function processExists(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
