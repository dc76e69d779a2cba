/** What the audit log tells of a mystery order, as its own page says it. */
import { message, type Texts } from '../../../languages/texts.ts';

const acts: Readonly<Record<string, string>> = {
  'mystery order logged': message('Logged'),
  'mystery order updated': message('Updated'),
  'mystery order received': message('Received'),
  'inspection begun': message('Inspection begun'),
  'inspection taken over': message('Inspection taken over'),
  'inspection submitted': message('Inspection submitted'),
  'photo added': message('Photo added'),
  'photo described': message('Photo described'),
  'photo removed': message('Photo removed'),
  'mystery order settlement proposed': message('Settlement proposed'),
  'mystery order concluded': message('Concluded'),
  'mystery order revealed': message('Revealed'),
  'mystery order withdrawn': message('Withdrawn'),
  'verdict answered': message('Verdict answered'),
  'verdict upheld': message('Verdict upheld'),
  'verdict corrected': message('Verdict corrected'),
};

/** One of an older program is said as it stands in the log. */
export const actWords = (action: string, t: Texts): string => t(acts[action] ?? action);
