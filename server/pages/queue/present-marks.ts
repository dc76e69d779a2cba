/** Who works on a case or a dispute, and how long a case sleeps, for `{{> queue/marks marks=marks}}` on its page. */
import type { Person } from '../../access/route.ts';
import type { Context } from '../../context.ts';
import { daysIn } from '../../helpers/days.ts';
import { message, type Texts } from '../../languages/texts.ts';
import { dayText, parseDay } from '../../scoring/day.ts';
import { markedCase, type MarkedCase } from '../../stores/case-marks.ts';
import type { Claim } from '../../stores/claims.ts';
import { personWords } from '../desk/words.ts';

/** Whether it stays out of the queue on the day (`YYYY-MM-DD`). */
export const sleeps = ({ snoozedUntil }: Pick<MarkedCase, 'snoozedUntil'>, today: string): boolean =>
  snoozedUntil !== null && snoozedUntil > today;

/** How it is said in whose hands it lies; with {person} and {moment}. */
export interface HandsWords {
  others: string;
  mine: string;
  nobody: string;
  /** The box that says one takes it over. */
  takeOver: string;
}

/** In whose hands a case or a dispute lies. @param path of its page */
export function inHands(
  { clock, calendar, config }: Pick<Context, 'clock' | 'calendar' | 'config'>,
  path: string,
  { claimedBy, claimedName, claimedAt }: Claim,
  person: Person,
  words: HandsWords,
  t: Texts,
) {
  const today = calendar(clock.now());
  const holder = claimedBy === null ? null : personWords(claimedBy, claimedName);
  const isMine = claimedBy === person.email;
  return {
    ...{ path, words, holder, isMine, holderEmail: claimedBy ?? '' },
    since: claimedAt && daysIn(t.language).momentWords(claimedAt, today - 1, config.timeZone),
    /** Somebody else: a decision asks to take it over first. */
    isOthers: claimedBy !== null && !isMine,
    takeOverHint: holder === null ? t('Nobody works on it.') : t('{person} works on it.', { person: holder }),
  };
}

const caseWords: HandsWords = {
  others: message('{person} works on this case since {moment}. Ask before you decide, or take it over.'),
  mine: message('You work on this case since {moment}. Everybody sees it.'),
  nobody: message('Nobody works on this case yet.'),
  takeOver: message('I take this case over.'),
};

/** @returns null for a case that asks for nothing any more: nobody works on it. */
export async function caseMarks(context: Context, id: number, person: Person, t: Texts) {
  const found = await markedCase(context.database, id);
  if (!found || !['open', 'held'].includes(found.state)) return null;
  const today = context.calendar(context.clock.now());
  return {
    ...inHands(context, `/recommendations/${id}`, found, person, caseWords, t),
    sleep: sleepWords(found, today, t),
    asleep: sleeps(found, dayText(today)),
    maySleep: true,
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
