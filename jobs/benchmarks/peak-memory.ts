/** The most memory that a process and those it starts have held at once, as Linux tells it. */
import { readFileSync } from 'node:fs';

export interface PeakMemory {
  /** Megabytes of the process itself, and of the largest one that it started; null where the system does not say. */
  own: number | null;
  /** What the process had held when the watch began. */
  before: number | null;
  child: number | null;
}

/** Milliseconds: a process that draws a picture lives some 200. */
const often = 15;

export function watchMemory(pid: number): { end(): PeakMemory } {
  const peak: PeakMemory = { own: null, before: held(pid), child: null };
  const look = () => {
    peak.own = highest(peak.own, held(pid));
    for (const child of childrenOf(pid)) peak.child = highest(peak.child, held(child));
  };
  const timer = setInterval(look, often);
  return {
    end() {
      clearInterval(timer);
      look();
      return peak;
    },
  };
}

const highest = (one: number | null, other: number | null): number | null =>
  one === null || other === null ? (one ?? other) : Math.max(one, other);

/** Its high-water mark, in megabytes. */
function held(pid: number): number | null {
  const kilobytes = /VmHWM:\s+(\d+) kB/.exec(textOf(`/proc/${pid}/status`))?.[1];
  return kilobytes === undefined ? null : Math.round(Number(kilobytes) / 1_024);
}

const childrenOf = (pid: number): number[] =>
  textOf(`/proc/${pid}/task/${pid}/children`).split(' ').filter(Boolean).map(Number);

/** A process may end while it is looked at, and other systems have no such files. */
function textOf(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}
