/** What a statement of reasons lacks, or why it cannot be delivered: a message that is said in the language of whoever is to mend it. */
import type { Texts } from '../languages/texts.ts';

export interface Lack {
  /** A message, or a sentence of the rules (server/cases). */
  message: string;
  values?: Readonly<Record<string, string | number | Lack>>;
}

/** What a lack names may be one itself: it is said first. */
export const sayLack = ({ message, values }: Lack, t: Texts): string =>
  values === undefined
    ? t(message)
    : t(
        message,
        Object.fromEntries(
          Object.entries(values).map(([name, value]) => [name, typeof value === 'object' ? sayLack(value, t) : value]),
        ),
      );
