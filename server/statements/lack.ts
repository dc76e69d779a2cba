/** What a statement of reasons lacks, or why it cannot be delivered: a message that is said in the language of whoever is to mend it. */
import type { Texts, Values } from '../languages/texts.ts';

export interface Lack {
  /** A message, or a sentence of the rules (server/cases). */
  message: string;
  values?: Values;
}

export const sayLack = ({ message, values }: Lack, t: Texts): string => t(message, values);
