/** The report of the week before, by e-mail on Monday morning, for those who wish it: how it went, and where to read the rest. */
import { instantText, yesterday } from '../server/context.ts';
import { plural } from '../server/helpers/words.ts';
import { dayText, weekday } from '../server/scoring/day.ts';
import { addLetters, firstState, type NewLetter } from '../server/stores/letters.ts';
import { weekFacts, weekFrom, type WeekFacts } from '../server/stores/week-facts.ts';
import type { Read } from '../server/stores/read.ts';
import { weeklyReaders } from '../server/stores/week-report.ts';
import type { NightWork, Step } from './night-work.ts';

const sunday = 6;
/** How many cases are named. */
const most = 10;

type Due = Pick<NightWork, 'night' | 'context'>;

export const weekLetterStep = async (work: Due, read: Read): ReturnType<Step> => {
  const { night, context } = work;
  // A week that is caught up days later is read in the program.
  const due = weekday(night) === sunday && night >= yesterday(context);
  const readers = due ? await weeklyReaders(read) : [];
  const week = weekFrom(night - sunday, context.calendar);
  const letters: NewLetter[] = [];
  for (const { id, weekly, emails } of readers) {
    letters.push({
      once: `week:${night}:${id}`,
      kind: 'week',
      to: { person: id },
      subject: `The week to ${dayText(night)}`,
      body: bodyOf(work, weekly, await weekFacts(read, week, emails)),
      state: firstState(context.config),
      createdAt: instantText(context.clock.now()),
    });
  }
  return async (tx) => {
    await addLetters(tx, letters);
    return { weekLetters: letters.length };
  };
};

function bodyOf({ context }: Due, scope: string, facts: WeekFacts): string {
  const { week, opened, ended, decisions, measures, tasks } = facts;
  const waiting = tasks.filter(({ doneAt }) => doneAt === null || doneAt >= week.to);
  const late = waiting.filter(({ dueOn }) => dueOn <= dayText(week.last)).length;
  const address = `${context.config.baseUrl}/reports/week`;
  return [
    `The week from ${dayText(week.first)} to ${dayText(week.last)}:`,
    '',
    `  ${plural(opened.length, 'new case')}, ${plural(ended.length, 'case')} ended`,
    `  ${plural(decisions.length, 'decision')}, ${plural(measures.length, 'measure')} in force at its end`,
    `  ${plural(waiting.length, 'open task')}, ${late} of them late`,
    ...(opened.length > 0 ? ['', 'New:'] : []),
    ...opened.slice(0, most).map(({ name, sellerId, level }) => `  ${name} (${sellerId}): ${level}`),
    ...(opened.length > most ? [`  and ${opened.length - most} more`] : []),
    '',
    `Read it: ${address}?scope=${scope}`,
    `On paper: ${address}.pdf?scope=${scope}`,
    '',
    `You asked for this letter; end it on ${address}.`,
    '',
  ].join('\n');
}
