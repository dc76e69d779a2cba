/** Why an inspection cannot be submitted yet, as a sentence beside its question. */
import { message, type Texts } from '../../../languages/texts.ts';
import type { Why } from '../../../lab/missing-answers.ts';

const whys: Readonly<Record<Why, string>> = {
  unanswered: message('Not answered yet.'),
  figure: message('Not a figure: write it like 86.'),
  grade: message('Not a grade.'),
  imei: message('The check digit is wrong: read the 15 digits again. If the device truly shows them, answer no.'),
  note: message('Say what you saw: the seller and the manager read it.'),
};

export const whyWords = (why: Why, t: Texts): string => t(whys[why]);
