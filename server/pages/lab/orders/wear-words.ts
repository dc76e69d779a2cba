/** Why an identity is likely burnt, in words that go behind a colon. */
import { exactDay } from '../../../helpers/days.ts';
import type { Wear } from '../../../lab/identity-wear.ts';
import { counted } from '../../desk/words.ts';

/** Whoever takes one that something speaks against says so. */
export const tickWords = 'tick that you take it all the same';

export function wearWords(wear: Wear): string {
  switch (wear.kind) {
    case 'used-here':
      return wear.revealed ? 'this seller knows it from a verdict' : 'it has bought from this seller before';
    case 'worn':
      return `it has placed ${counted(wear.uses, 'order')} within a year`;
    case 'known-in-country':
      return `${counted(wear.sellers, 'seller')} of ${wear.country} know it from verdicts`;
    case 'cancelled':
      return `a seller cancelled its order of ${exactDay(wear.on)}`;
  }
}
