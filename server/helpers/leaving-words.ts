/** What the phone asks of who signs out before it loses something of an inspection: one and many, `count` in braces. */
import { eachLanguage } from '../languages/each-language.ts';
import { texts } from '../languages/texts.ts';

export const leavingWords = eachLanguage((tongue) => {
  const t = texts(tongue);
  const count = '{count}';
  const answers = (n: number) =>
    t(
      '{n, plural, one {One answer} other {{count} answers}} of an inspection never reached the server. Sign out and lose {n, plural, one {it} other {them}}?',
      { n, count },
    );
  const photos = (n: number) =>
    t(
      '{n, plural, one {One photo} other {{count} photos}} of an inspection never reached the server. Sign out and lose {n, plural, one {it} other {them}}?',
      { n, count },
    );
  return { answers: [answers(1), answers(2)], photos: [photos(1), photos(2)] };
});
