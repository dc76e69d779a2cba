/** The e-mails that went out with a notice, to the people of one seller. */
import type { LetterState } from './letters.ts';
import type { Read } from './read.ts';

export interface NoticeLetter {
  name: string;
  state: LetterState;
  sentAt: string | null;
}

/** Each person's letter has the key of the notice and of the person. */
export const lettersAbout = (read: Read, once: string, seller: number): Promise<NoticeLetter[]> =>
  read<NoticeLetter>(
    `SELECT p.name AS name, l.state AS state, l.sent_at AS "sentAt" FROM people p
       JOIN letters l ON l.once = CAST(? AS TEXT) || CAST(p.id AS TEXT) WHERE p.seller = ? ORDER BY p.id`,
    [`${once}:`, seller],
  );
