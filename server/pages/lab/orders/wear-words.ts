/** Why an identity is likely burnt, in words that go behind a colon. */
import { daysIn } from '../../../helpers/days.ts';
import type { Texts } from '../../../languages/texts.ts';
import type { Wear } from '../../../lab/identity-wear.ts';
import { numberWord } from '../../desk/words.ts';

export function wearWords(wear: Wear, t: Texts): string {
  switch (wear.kind) {
    case 'used-here':
      return wear.revealed ? t('this seller knows it from a verdict') : t('it has bought from this seller before');
    case 'worn':
      return t('it has placed {n, plural, one {{count} order} other {{count} orders}} within a year', {
        ...{ n: wear.uses, count: numberWord(wear.uses, t) },
      });
    case 'known-in-country':
      return t('{n, plural, one {{count} seller} other {{count} sellers}} of {country} know it from verdicts', {
        ...{ n: wear.sellers, count: numberWord(wear.sellers, t), country: wear.country },
      });
    case 'cancelled':
      return t('a seller cancelled its order of {day}', { day: daysIn(t.language).exactDay(wear.on) });
  }
}
