/** A verdict and what it rests on, in words. */
import { isNumber } from '../../helpers/numbers.ts';
import type { Severity } from '../../lab/checklist.ts';
import type { Verdict } from '../../lab/result.ts';
import { counted, listed, safetyWords, sentence } from '../desk/words.ts';

/** As a status mark shows it. */
export const verdictMarks: Record<Verdict, { level: 'fine' | 'limit' | 'suspend'; word: string }> = {
  passed: { level: 'fine', word: 'passed' },
  downgraded: { level: 'limit', word: 'downgraded' },
  blocker: { level: 'suspend', word: 'blocker' },
};

/** What each means, to whoever has not heard the word. */
export const verdictMeanings: Record<Verdict, string> = {
  passed: 'as sold, and safe',
  downgraded: 'not as it was sold',
  blocker: 'it must not have been sold like this',
};

export const dangerWords: Record<string, string> = {
  counterfeit: 'The device, or a main part of it, is not genuine.',
  previous_owner_data: 'Data of a previous owner were still on the device.',
  battery_hazard: 'The battery is a danger to whoever uses the device.',
  locked_device: 'The device is locked to somebody’s account, so that a customer cannot use it.',
};

/** What a seller does about it, by how grave it is. */
export const remedies: Record<Severity, string> = {
  critical: 'Sell no other device like this one before you have checked your stock for it.',
  major: 'Repair it before you sell, or describe and grade the device as it is.',
  minor: 'A blemish that costs points only. Mend it where you can.',
};

/** 'Downgraded: two things were not as they should be.' 'Blocker: battery hazard, and one thing …' */
export function verdictSentence(
  { verdict, safetyFinding }: { verdict: Verdict; safetyFinding: string },
  wrong: number,
): string {
  const danger = safetyWords(safetyFinding);
  const things = wrong === 0 ? '' : `${counted(wrong, 'thing')} ${wrong === 1 ? 'was' : 'were'} not as it should be`;
  const said = wrong === 1 ? things : things.replace('as it should', 'as they should');
  const parts = [danger ?? '', said].filter(Boolean);
  return `${sentence(verdict)}: ${parts.length > 0 ? listed(parts) : verdictMeanings[verdict]}.`;
}

export const outOf100 = (mark: number | null): string | null => (isNumber(mark) ? `${mark} of 100` : null);
