/**
 * Days and instants as feeds write them, read by hand: a file of a million rows holds several millions of them.
 * All functions read a stretch of a longer text and give NaN for what is no day or instant.
 */

const dash = 45;
const colon = 58;

/** The number that `count` digits at `at` spell; NaN if one of them is no digit. */
function digits(text: string, at: number, count: number): number {
  let value = 0;
  for (let index = at; index < at + count; index++) {
    const digit = text.charCodeAt(index) - 48;
    if (!(digit >= 0 && digit <= 9)) return NaN;
    value = value * 10 + digit;
  }
  return value;
}

const monthLengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
const daysBeforeMonth = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334];

/** Whole days since 1970-01-01 of the proleptic Gregorian date whose ten characters start at `at`. */
export function readDate(text: string, at: number): number {
  if (text.charCodeAt(at + 4) !== dash || text.charCodeAt(at + 7) !== dash) return NaN;
  const year = digits(text, at, 4);
  const month = digits(text, at + 5, 2);
  const day = digits(text, at + 8, 2);
  if (!(year >= 1 && month >= 1 && month <= 12 && day >= 1)) return NaN;
  const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  if (day > (monthLengths[month - 1] as number) + (leap && month === 2 ? 1 : 0)) return NaN;
  const before = year - 1;
  const leapDays = Math.floor(before / 4) - Math.floor(before / 100) + Math.floor(before / 400);
  const dayOfYear = (daysBeforeMonth[month - 1] as number) + day - 1 + (leap && month > 2 ? 1 : 0);
  return before * 365 + leapDays + dayOfYear - 719_162;
}

/** The day that `YYYY-MM-DD` names, and nothing longer. */
export function readDay(text: string, start: number, end: number): number {
  return end - start === 10 ? readDate(text, start) : NaN;
}

/**
 * Whole seconds since 1970-01-01T00:00:00Z of an ISO 8601 instant; a fraction of a second is dropped.
 *
 * @example readInstant('2026-02-28T01:00:00+01:00', 0, 25) // 1772236800
 */
export function readInstant(text: string, start: number, end: number): number {
  if (end - start < 17) return NaN;
  const separator = text.charCodeAt(start + 10);
  if ((separator | 32) !== 116 && separator !== 32) return NaN;
  if (text.charCodeAt(start + 13) !== colon) return NaN;
  const day = readDate(text, start);
  const hour = digits(text, start + 11, 2);
  const minute = digits(text, start + 14, 2);
  if (!(hour <= 23 && minute <= 59)) return NaN;
  let at = start + 16;
  let second = 0;
  if (text.charCodeAt(at) === colon) {
    second = digits(text, at + 1, 2);
    if (!(second <= 60)) return NaN;
    at = skipFraction(text, at + 3, end);
  }
  return day * 86_400 + hour * 3_600 + minute * 60 + second - readOffset(text, at, end);
}

function skipFraction(text: string, at: number, end: number): number {
  const mark = text.charCodeAt(at);
  if (at >= end || (mark !== 46 && mark !== 44)) return at;
  let after = at + 1;
  while (after < end && !Number.isNaN(digits(text, after, 1))) after++;
  return after === at + 1 ? NaN : after;
}

/** Seconds that the local time is ahead of UTC: `Z`, `+01:00`, `+0100` or `+01`. */
function readOffset(text: string, at: number, end: number): number {
  const sign = text.charCodeAt(at);
  if ((sign | 32) === 122) return end - at === 1 ? 0 : NaN;
  if (sign !== 43 && sign !== dash) return NaN;
  const length = end - at;
  const hours = digits(text, at + 1, 2);
  let minutes = 0;
  if (length === 6 && text.charCodeAt(at + 3) === colon) minutes = digits(text, at + 4, 2);
  else if (length === 5) minutes = digits(text, at + 3, 2);
  else if (length !== 3) return NaN;
  if (!(hours <= 18 && minutes <= 59)) return NaN;
  return (sign === dash ? -1 : 1) * (hours * 3_600 + minutes * 60);
}
