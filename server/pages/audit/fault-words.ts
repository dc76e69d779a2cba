/** What is wrong with the log, in the reader's language. The check says it in English, to the service's own log too, and keeps it so. */
import { message, type Texts } from '../../languages/texts.ts';

const reasons: readonly string[] = [
  message('its content was changed'),
  message('it stands where entry {entry} belongs'),
  message('it was put in: entry {entry} belongs there'),
  message('it was put in: entry {entry} follows entry {before}'),
  message('its content and its place were changed'),
  message('entries before it are missing: the log does not begin with it'),
  message('it was changed and sealed anew: entry {entry} does not follow it'),
  message('entries between entry {entry} and it are missing'),
  message('from here on something was rewritten, hashes and all: the head of {day} knows other entries'),
  message('entries are missing at the end after entry {entry}: the head of {day} knows {entries} of them'),
  message('entries are missing at the end: the head of {day} knows {entries} of them'),
  message('it was added past the seal of the newest entry'),
  message('entries are missing at the end after entry {entry}'),
  message('entries are missing at the end'),
];

const patterns = reasons.map((reason) => ({
  reason,
  pattern: new RegExp(`^${reason.replaceAll(/\{(\w+)\}/g, '(?<$1>\\S+)')}$`),
}));

/** @param told in the middle of a sentence; what is not known is said as it stands */
export function faultReason(t: Texts, told: string): string {
  for (const { reason, pattern } of patterns) {
    const found = pattern.exec(told);
    if (found) return t(reason, found.groups ?? {});
  }
  return told;
}
