/** The rows of a week's report, for everybody's sellers or for those of some people. */
import { firstInstant, type BusinessCalendar, type Day } from '../scoring/day.ts';
import { instantText } from '../context.ts';
import type { Read } from './read.ts';
import {
  casesOfWeek,
  decisionsOfWeek,
  lastNightOf,
  measuresAt,
  standingsOfNight,
  tasksOfWeek,
  type Standing,
  type Week,
} from './week-report.ts';
import type { NightSummary } from './published-night.ts';

export interface MovedSeller extends Standing {
  before: Standing | undefined;
}

export type WeekFacts = Awaited<ReturnType<typeof weekFacts>>;

export const weekFrom = (monday: Day, calendar: BusinessCalendar): Week => ({
  first: monday,
  last: monday + 6,
  from: instantText(firstInstant(calendar, monday)),
  to: instantText(firstInstant(calendar, monday + 7)),
});

/** @param emails whose sellers and tasks; null: everybody's */
export async function weekFacts(read: Read, week: Week, emails: readonly string[] | null) {
  const theirs = <Row extends { managerEmail: string | null }>(rows: readonly Row[]): Row[] =>
    rows.filter(({ managerEmail }) => emails === null || (managerEmail !== null && emails.includes(managerEmail)));
  const row = await lastNightOf(read, week);
  const earlier = await lastNightOf(read, { first: week.first - 7, last: week.last - 7 });
  const before = new Map((earlier ? await standingsOfNight(read, earlier.night) : []).map((one) => [one.seller, one]));
  const standings = row ? theirs(await standingsOfNight(read, row.night)) : [];
  const cases = theirs(await casesOfWeek(read, week));
  const tasks = await tasksOfWeek(read, week);
  return {
    week,
    night: row ? { night: row.night, summary: JSON.parse(row.summary) as NightSummary } : null,
    sellers: standings.map((one): MovedSeller => ({ ...one, before: before.get(one.seller) })),
    opened: cases.filter(({ since }) => since >= week.first && since <= week.last),
    ended: cases.filter(
      ({ state, closed }) => state === 'ended' && closed !== null && closed >= week.first && closed <= week.last,
    ),
    decisions: theirs(await decisionsOfWeek(read, week)),
    measures: theirs(await measuresAt(read, week)),
    tasks: tasks.filter(({ assignee }) => emails === null || emails.includes(assignee)),
  };
}
