/** What every part of the program is given instead of reaching for it. */
import { openDatabase, type Database } from '../db/connect.ts';
import { systemClock, type Clock } from './clock.ts';
import type { Config } from './config.ts';
import { createLog, type Log } from './log.ts';
import { publicHolidays } from './public-holidays.ts';
import type { PublicHolidays } from './scoring/business-time.ts';
import { businessCalendar, type BusinessCalendar, type Day } from './scoring/day.ts';

export interface Context {
  database: Database;
  config: Config;
  clock: Clock;
  calendar: BusinessCalendar;
  holidays: PublicHolidays;
  log: Log;
}

/** Opens the database that the configuration names and puts the rest beside it. `close` what it opened: `context.database.close()`. */
export async function openContext(
  config: Config,
  clock: Clock = systemClock,
  { create = true } = {},
): Promise<Context> {
  return {
    database: await openDatabase(config.databaseUrl, { create }),
    config,
    clock,
    calendar: businessCalendar(config.timeZone),
    holidays: publicHolidays(),
    log: createLog(config.logLevel),
  };
}

/** The newest business day that is over: the night that may be worked on now. */
export const yesterday = ({ clock, calendar }: Pick<Context, 'clock' | 'calendar'>): Day => calendar(clock.now()) - 1;

/** The instant as the tables keep it: `2026-11-22T03:10:00Z`. */
export const instantText = (seconds: number): string => `${new Date(seconds * 1000).toISOString().slice(0, 19)}Z`;
