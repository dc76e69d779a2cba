/** What the marketplace's people read of a metric besides the words that sellers read too. */
import { message, type Texts } from '../../languages/texts.ts';
import { isMetric, metricOf } from '../../scoring/metrics/index.ts';
import { metricWords } from '../metric-words.ts';

/** Where the metric's own label and unit are not enough: before a rate, and as what the seller does. */
const spoken: Record<string, { short: string; does: string }> = {
  'late-delivery': { short: message('late'), does: message('It delivers late') },
  complaint: { short: message('complaints'), does: message('Its customers complain') },
  return: { short: message('returns'), does: message('Its devices come back') },
  'low-review': { short: message('low reviews'), does: message('Its customers rate it low') },
  cancellation: { short: message('cancelled'), does: message('It cancels orders') },
  'bad-order': { short: message('bad orders'), does: message('Its orders go wrong in one way or another') },
  inspection: { short: message('failed inspections'), does: message('Its devices fail the lab’s inspections') },
  'slow-reply': { short: message('slow replies'), does: message('It answers complaints late') },
};

export interface SpokenMetric {
  /** Before a rate: 'late 9.1 %'. */
  short: string;
  /** 'It delivers late' */
  does: string;
  /** What it is counted of, without a number: 'orders due'. */
  base: string;
}

/** @param key of a metric; one that is no metric (any more) is said as it is */
export function spokenMetric(t: Texts, key: string): SpokenMetric {
  const { name, many } = metricWords(t, key);
  const { short, does } = spoken[key] ?? {};
  return {
    short: short === undefined ? name : t(short),
    does: does === undefined ? t('Its rate of {events} is high', { events: many }) : t(does),
    base: t(isMetric(key) ? metricOf(key).unit.base : 'orders'),
  };
}
