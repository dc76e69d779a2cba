/** How an account stands, and in a word. */
import { message } from '../../languages/texts.ts';
import type { ListedPerson } from '../../stores/people.ts';

export const standings = {
  fine: message('active'),
  stale: message('has not chosen a password'),
  ended: message('disabled'),
};

export function standing({ disabledAt, hasPassword }: ListedPerson): {
  standing: keyof typeof standings;
  word: string;
} {
  const one = disabledAt ? 'ended' : hasPassword ? 'fine' : 'stale';
  return { standing: one, word: standings[one] };
}
