/** Why a complaint against a decision is not taken, as its seller reads it: the rules themselves (server/cases) know no languages. */
import { message, type Texts } from '../../languages/texts.ts';

export const objections: readonly string[] = [
  message('There is nothing to appeal against: no decision has been delivered, or it does not stand any more.'),
  message('An appeal against this decision is open already.'),
  message('The six months in which one can appeal are over.'),
];

export const objectionWords = (objection: string, t: Texts): string => t(objection);
