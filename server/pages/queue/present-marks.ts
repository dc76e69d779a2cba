/** Who works on a case and how long it sleeps, for `{{> queue/marks marks=marks}}` on the page of a case. */
import type { Person } from '../../access/route.ts';
import type { Context } from '../../context.ts';
import { daysIn } from '../../helpers/days.ts';
import type { Texts } from '../../languages/texts.ts';
import { dayText, parseDay } from '../../scoring/day.ts';
import { markedCase, type MarkedCase } from '../../stores/case-marks.ts';
import { personWords } from '../desk/words.ts';

/** Whether it stays out of the queue on the day (`YYYY-MM-DD`). */
export const sleeps = ({ snoozedUntil }: Pick<MarkedCase, 'snoozedUntil'>, today: string): boolean =>
  snoozedUntil !== null && snoozedUntil > today;

/** @returns null for a case that asks for nothing any more: nobody works on it. */
export async function caseMarks({ database, clock, calendar, config }: Context, id: number, person: Person, t: Texts) {
  const found = await markedCase(database, id);
  if (!found || !['open', 'held'].includes(found.state)) return null;
  const today = calendar(clock.now());
  const { claimedBy, claimedName, claimedAt } = found;
  const holder = claimedBy === null ? null : personWords(claimedBy, claimedName);
  const isMine = claimedBy === person.email;
  return {
    path: `/recommendations/${id}`,
    holder,
    holderEmail: claimedBy ?? '',
    since: claimedAt && daysIn(t.language).momentWords(claimedAt, today - 1, config.timeZone),
    isMine,
    /** Somebody else: a decision asks to take it over first. */
    isOthers: claimedBy !== null && !isMine,
    takeOverHint: holder === null ? t('Nobody works on it.') : t('{person} works on it.', { person: holder }),
    sleep: sleepWords(found, today, t),
    asleep: sleeps(found, dayText(today)),
  };
}

/** 'Sleeps until Mon 30 Nov: “Carrier promised an answer.” Ana Ruiz (ana@example.com)' */
function sleepWords(
  { snoozedUntil, snoozedReason, snoozedBy, snoozedName }: MarkedCase,
  today: number,
  t: Texts,
): string | null {
  if (snoozedUntil === null || snoozedBy === null) return null;
  const day = daysIn(t.language).dayWords(parseDay(snoozedUntil), today - 1);
  const asleep = snoozedUntil > dayText(today);
  return t(
    asleep ? 'Sleeps until {day}: “{reason}” {person}' : 'Came back from its snooze {day}: “{reason}” {person}',
    { day, reason: snoozedReason ?? '', person: personWords(snoozedBy, snoozedName) },
  );
}
