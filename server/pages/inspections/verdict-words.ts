/** A verdict and what it rests on, in words. */
import { isNumber } from '../../helpers/numbers.ts';
import { message, type Texts } from '../../languages/texts.ts';
import type { Severity } from '../../lab/checklist.ts';
import type { Verdict } from '../../lab/result.ts';
import { numberWord, sentence } from '../desk/words.ts';

/** As a status mark shows it; the word is said in the reader's language by `markOf`. */
export const verdictMarks: Record<Verdict, { level: 'fine' | 'limit' | 'suspend'; word: string }> = {
  passed: { level: 'fine', word: message('passed') },
  downgraded: { level: 'limit', word: message('downgraded') },
  blocker: { level: 'suspend', word: message('blocker') },
};

export const verdictWord = (verdict: Verdict, t: Texts): string => t(verdictMarks[verdict].word);

export const markOf = (verdict: Verdict, t: Texts) => ({
  level: verdictMarks[verdict].level,
  word: verdictWord(verdict, t),
});

/** What each means, to whoever has not heard the word. */
export const verdictMeanings: Record<Verdict, string> = {
  passed: message('as sold, and safe'),
  downgraded: message('not as it was sold'),
  blocker: message('it must not have been sold like this'),
};

const dangers: Record<string, { noun: string; told: string }> = {
  counterfeit: {
    noun: message('counterfeit device'),
    told: message('The device, or a main part of it, is not genuine.'),
  },
  previous_owner_data: {
    noun: message('previous owner’s data found'),
    told: message('Data of a previous owner were still on the device.'),
  },
  battery_hazard: {
    noun: message('battery hazard'),
    told: message('The battery is a danger to whoever uses the device.'),
  },
  locked_device: {
    noun: message('device locked to an account'),
    told: message('The device is locked to somebody’s account, so that a customer cannot use it.'),
  },
};

/** Null: nothing dangerous was found. */
export function dangerTold(finding: string | null, t: Texts): string | null {
  const danger = dangers[finding ?? ''];
  return danger ? t(danger.told) : null;
}

/** 'battery hazard', in the middle of a sentence; null: nothing dangerous was found. */
export function dangerNoun(finding: string | null, t: Texts): string | null {
  if (finding === null || finding === 'none') return null;
  const danger = dangers[finding];
  return danger ? t(danger.noun) : finding.replaceAll('_', ' ');
}

export const severityWords: Record<Severity, string> = {
  critical: message('critical'),
  major: message('major'),
  minor: message('minor'),
};

/** What a seller does about it, by how grave it is. */
export const remedies: Record<Severity, string> = {
  critical: message('Sell no other device like this one before you have checked your stock for it.'),
  major: message('Repair it before you sell, or describe and grade the device as it is.'),
  minor: message('A blemish that costs points only. Mend it where you can.'),
};

/** 'Downgraded: two things were not as they should be.' 'Blocker: battery hazard.': the danger is one of the things itself. */
export function verdictSentence(
  { verdict, safetyFinding }: { verdict: Verdict; safetyFinding: string },
  wrong: number,
  t: Texts,
): string {
  const said = sentence(verdictWord(verdict, t));
  const danger = dangerNoun(safetyFinding, t);
  const count = numberWord(wrong, t);
  if (wrong > 1 && danger !== null)
    return t(
      '{verdict}: {danger}; {n, plural, one {{count} thing in all was not as it should be} other {{count} things in all were not as they should be}}.',
      { verdict: said, danger, n: wrong, count },
    );
  if (wrong > 0 && danger === null)
    return t(
      '{verdict}: {n, plural, one {{count} thing was not as it should be} other {{count} things were not as they should be}}.',
      { verdict: said, n: wrong, count },
    );
  return t('{verdict}: {meaning}.', { verdict: said, meaning: danger ?? t(verdictMeanings[verdict]) });
}

export const outOf100 = (mark: number | null, t: Texts): string | null =>
  isNumber(mark) ? t('{mark} of 100', { mark }) : null;
