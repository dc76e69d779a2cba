/** What rates say beforehand of the lab's findings, in sentences. */
import { isNumber } from '../../../helpers/numbers.ts';
import { numbersIn } from '../../../helpers/numbers-in.ts';
import { wordsIn } from '../../../helpers/words-in.ts';
import type { Texts } from '../../../languages/texts.ts';
import type { Calibration } from '../../../lab/calibration.ts';
import { sentence } from '../../desk/words.ts';
import { metricWords } from '../../metric-words.ts';
import type { Found, Signal } from './signals.ts';

/** 'low reviews', in the middle of a sentence. */
export const eventsOf = ({ metric }: Signal, t: Texts): string => metricWords(t, metric).name;

export function leadOf(found: readonly Found[], tested: number, t: Texts): string {
  if (tested === 0) return t('No device drawn at random has a verdict yet: nothing can be said of what predicts one.');
  const of = (answer: Calibration['answer']) => found.filter(({ calibration }) => calibration.answer === answer);
  const named = (some: readonly Found[]) => wordsIn(t.language).list(some.map(({ signal }) => eventsOf(signal, t)));
  const [little, unknown] = [of('little'), of('too few')];
  const needed = Math.max(...unknown.map(({ calibration }) => calibration.needed ?? Infinity));
  const parts = [
    ...of('tells').map((one) => oftenWords(one, t)),
    ...of('reversed').map((one) => reversedWords(one, t)),
    ...(little.length > 0 ? [t('{events} say little beforehand.', { events: sentence(named(little)) })] : []),
    ...(unknown.length > 0 ? [unknownWords(named(unknown), needed, t)] : []),
  ];
  return parts.join(' ');
}

const unknownWords = (events: string, needed: number, t: Texts): string =>
  needed === Infinity
    ? t('Whether {events} predict what fails cannot be told yet, and no budget would do.', { events })
    : t('Whether {events} predict what fails cannot be told yet: it takes about {n} tests more.', {
        ...{ events, n: numbersIn(t.language).count(needed) },
      });

const reversedWords = ({ signal }: Found, t: Texts): string =>
  t('Sellers with many {events} fail our tests less often than others.', { events: eventsOf(signal, t) });

/** 'Sellers with many complaints fail our tests 2.3 times as often as those with few (1.2–4.0).' */
function oftenWords({ signal, calibration: { times } }: Found, t: Texts): string {
  const events = eventsOf(signal, t);
  const { decimal } = numbersIn(t.language);
  if (!times || (!isNumber(times.times) && times.low <= 1))
    return t('Sellers with many {events} fail our tests more often than others.', { events });
  if (!isNumber(times.times))
    return t('Sellers with many {events} fail our tests at least {times} times as often as those with few.', {
      ...{ events, times: decimal(times.low) },
    });
  return t('Sellers with many {events} fail our tests {times} times as often as those with few ({range}).', {
    ...{ events, times: decimal(times.times), range: rangeWords(times.low, times.high, t) },
  });
}

/** '1.2–4.0', '1.2 and more' */
export function rangeWords(low: number, high: number, t: Texts): string {
  const { decimal } = numbersIn(t.language);
  return isNumber(high) ? `${decimal(low)}–${decimal(high)}` : t('{low} and more', { low: decimal(low) });
}

/** What one rate says, by itself. */
export function answerWords({ signal, calibration }: Found, t: Texts): string {
  const { answer, needed, tested } = calibration;
  if (answer === 'tells') return oftenWords({ signal, calibration }, t);
  if (answer === 'reversed') return reversedWords({ signal, calibration }, t);
  if (answer === 'little')
    return t('{events} say little: even at best they hardly tell which devices fail.', {
      events: sentence(eventsOf(signal, t)),
    });
  return tooFewWords(tested, needed ?? Infinity, t);
}

function tooFewWords(tested: number, needed: number, t: Texts): string {
  const { count } = numbersIn(t.language);
  const values = { tested: count(tested), n: count(needed) };
  if (needed === Infinity)
    return tested === 0
      ? t('Too few to tell, and no budget would do.')
      : t('Too few to tell ({tested} tested), and no budget would do.', values);
  return tested === 0
    ? t('Too few to tell: it takes about {n} tests more.', values)
    : t('Too few to tell ({tested} tested): it takes about {n} tests more.', values);
}
