/** The report of the week before, by e-mail on Monday morning, for those who wish it: how it went, and where to read the rest. */
import { instantText, yesterday } from '../server/context.ts';
import { daysIn } from '../server/helpers/days.ts';
import { wordsIn } from '../server/helpers/words-in.ts';
import { texts, type Texts } from '../server/languages/texts.ts';
import { languageOf } from '../server/notices/tell-staff.ts';
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
  for (const reader of readers) {
    const { id, weekly, emails } = reader;
    const language = languageOf(reader);
    const t = texts(language);
    letters.push({
      once: `week:${night}:${id}`,
      kind: 'week',
      to: { person: id },
      language,
      subject: t('The week to {day}', { day: daysIn(language).exactDay(night) }),
      body: bodyOf(work, weekly, await weekFacts(read, week, emails), t),
      state: firstState(context.config),
      createdAt: instantText(context.clock.now()),
    });
  }
  return async (tx) => {
    await addLetters(tx, letters);
    return { weekLetters: letters.length };
  };
};

function bodyOf({ context }: Due, scope: string, facts: WeekFacts, t: Texts): string {
  const { week, opened, ended, decisions, measures, tasks } = facts;
  const { exactDay } = daysIn(t.language);
  const { statusWord } = wordsIn(t.language);
  const waiting = tasks.filter(({ doneAt }) => doneAt === null || doneAt >= week.to);
  const late = waiting.filter(({ dueOn }) => dueOn <= dayText(week.last)).length;
  const address = `${context.config.baseUrl}/reports/week`;
  return [
    t('The week from {from} to {to}:', { from: exactDay(week.first), to: exactDay(week.last) }),
    '',
    `  ${t(
      '{opened, plural, one {# new case} other {# new cases}}, {ended, plural, one {# case} other {# cases}} ended',
      { opened: opened.length, ended: ended.length },
    )}`,
    `  ${t(
      '{decisions, plural, one {# decision} other {# decisions}}, {measures, plural, one {# measure} other {# measures}} in force at its end',
      { decisions: decisions.length, measures: measures.length },
    )}`,
    `  ${t('{n, plural, one {# open task} other {# open tasks}}, {late, number} of them late', { n: waiting.length, late })}`,
    ...(opened.length > 0 ? ['', t('New:')] : []),
    ...opened
      .slice(0, most)
      .map(
        ({ name, sellerId, level }) =>
          `  ${t('{name} ({seller}): {level}', { name, seller: sellerId, level: statusWord(level) })}`,
      ),
    ...(opened.length > most ? [`  ${t('and {n, number} more', { n: opened.length - most })}`] : []),
    '',
    t('Read it: {page}', { page: `${address}?scope=${scope}` }),
    t('On paper: {page}', { page: `${address}.pdf?scope=${scope}` }),
    '',
    t('You asked for this letter; end it on {page}', { page: address }),
    '',
  ].join('\n');
}
