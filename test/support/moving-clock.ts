/** A clock that tests push forward. */
import type { Clock } from '../../server/clock.ts';

export interface MovingClock extends Clock {
  forward(seconds: number): void;
}

export function movingClock(start: string): MovingClock {
  let seconds = Math.floor(Date.parse(start) / 1000);
  return { now: () => seconds, forward: (more) => (seconds += more) };
}
