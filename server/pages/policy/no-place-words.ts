/** Why no further backtest is taken, and what to do. */
import type { Texts } from '../../languages/texts.ts';
import { mostAtOnce, mostPerPerson, type NoPlaceError } from '../../stores/backtest-places.ts';

export const noPlaceWords = (t: Texts, { whose }: NoPlaceError): string =>
  whose === 'own'
    ? t('You have {n} that wait or run. Wait for one to end, or withdraw one.', { n: mostPerPerson })
    : t('{n} wait or run, which is as many as are taken. Try again when some have ended.', { n: mostAtOnce });
