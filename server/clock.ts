/** The only place that asks what time it is. Everything else is given the instant or the business day. */
export interface Clock {
  /** Seconds since 1970-01-01T00:00:00Z, whole. */
  now(): number;
}

export const systemClock: Clock = { now: () => Math.floor(Date.now() / 1000) };

/** For the stamps of log lines, which tell more than whole seconds. */
export const millisecondsNow = (): number => Date.now();

/** A clock that stands still, for tests and for rehearsing a night of the past. */
export const clockAt = (instant: string): Clock => {
  const seconds = Math.floor(Date.parse(instant) / 1000);
  return { now: () => seconds };
};
