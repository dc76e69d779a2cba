/** What keeps a version from being published, in words. */
import { message, type Texts } from '../../../languages/texts.ts';
import { longest, mostItems, wholePoints, type Fault, type ItemFault } from '../../../lab/change-checklist.ts';
import { tooLongWords } from '../../too-long-words.ts';

/** Also what only the form can tell. */
export type FormFault = Omit<ItemFault, 'fault'> & {
  fault: Fault | 'no note' | 'long note' | 'no change' | 'published meanwhile';
};

const faultTexts: Record<Exclude<FormFault['fault'], 'long note'>, string> = {
  'no sentence': message('Write the sentence, in {label} letters.'),
  'no help': message('Say how to look, in {help} letters.'),
  points: message('Points: a whole number from 1 to 100.'),
  danger: message('What endangers a buyer stays critical.'),
  least: message('Write the least right value.'),
  unit: message('Write the unit in {unit} letters at most.'),
  'quality sum': message('The points of the device add up to {found}: they must be {whole}.'),
  'packaging sum': message('The points of the parcel add up to {found}: they must be {whole}.'),
  'too many': message('{found} questions: {most} at most.'),
  'no grade': message('One question must ask for the grade: the verdict hangs from it.'),
  'no note': message('Say what changes, and why.'),
  'no change': message('Nothing differs from the newest version.'),
  'published meanwhile': message(
    'Version {found} was published meanwhile. What you typed is below: look at that version, then publish yours over it.',
  ),
};

/** Letters of what is said of a version. */
export const longestNote = 1_000;

export const faultWords = ({ fault, found }: FormFault, t: Texts): string =>
  fault === 'long note'
    ? tooLongWords(longestNote, t)
    : t(faultTexts[fault], { ...longest, whole: wholePoints, most: mostItems, found: String(found ?? '') });
