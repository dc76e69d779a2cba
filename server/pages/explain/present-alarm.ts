/** An alarm in words: since when the evidence has been building, on which events, and what a level asks. */
import { dayWords } from '../../helpers/days.ts';
import { count, decimal, isNumber, odds } from '../../helpers/numbers.ts';
import type { Day } from '../../scoring/day.ts';
import type { Excursion } from '../../scoring/excursion.ts';
import { metrics } from '../../scoring/metrics/index.ts';
import type { Level } from '../../scoring/policy.ts';
import { shownOdds, logEvidence } from '../../scoring/evidence.ts';
import { briefPercent, thresholdOf } from '../desk/figures.ts';
import { levelNoun, metricWords, severity } from '../desk/words.ts';
import { excursionOf } from './excursion-of.ts';
import type { Explained } from './explained.ts';
import { latelyWords } from './lately.ts';

export interface Alarm {
  metric: string;
  /** The level it stands at; `watch` where only the evidence is worth watching. */
  level: Level;
  /** Null: nothing speaks for a high rate any more, or the state was written before this was kept. */
  excursion: Excursion | null;
  /** The excursion is not known; the ledger would have to be read. */
  unknown: boolean;
  odds: number;
  /** The evidence at which the level opens. */
  bar: number;
}

/** Metrics at a level or with evidence worth watching, the worst first. */
export function alarmsOf(explained: Explained): Alarm[] {
  const { states, policy, night } = explained;
  return metrics
    .flatMap(({ key }): Alarm[] => {
      const [state, own] = [states.get(key), policy.metrics[key]];
      if (!state || !own || own.acceptable === null || own.warn === null || state.night > night) return [];
      const watched = shownOdds(logEvidence(state.evidence.warn ?? [])) >= policy.levels.watch.evidence;
      const level = state.level === 'none' && watched ? 'watch' : state.level;
      if (level === 'none') return [];
      const excursion = excursionOf(explained, key) ?? null;
      const evidence = shownOdds(logEvidence(state.evidence[thresholdOf(level)] ?? []));
      const unknown = state.excursions === null;
      return [{ metric: key, level, excursion, unknown, odds: evidence, bar: policy.levels[level].evidence }];
    })
    .sort((a, b) => severity[b.level] - severity[a.level] || b.odds - a.odds || (a.metric < b.metric ? -1 : 1));
}

/**
 * 'Since Thu 12 Mar: 14 complaints, 5.1 expected of an acceptable seller with its orders; odds 140 : 1 that the rate is above 1.5 %;
 * limit opens at 100 : 1.'
 */
export function alarmWords(alarm: Alarm, { policy, night }: Pick<Explained, 'policy' | 'night'>, own: boolean): string {
  const { metric, level, excursion, unknown } = alarm;
  const threshold = policy.metrics[metric]?.[thresholdOf(level)];
  const claim = isNumber(threshold) ? ` that the rate is above ${briefPercent(threshold)}` : '';
  const opens = own
    ? `${levelNoun[level]} may follow from ${odds(alarm.bar)} on`
    : `${levelWords(level)} at ${odds(alarm.bar)}`;
  const stands = `Odds ${odds(alarm.odds)}${claim}; ${opens}.`;
  if (excursion) return `${stretchWords(metric, excursion, night, own)}. ${stands}`;
  if (unknown) return stands;
  return `The last weeks are as they should be: nothing speaks for a high rate any more. ${stands}`;
}

/** 'Since Thu 12 Mar: 14 complaints, 5.1 expected of an acceptable seller with its orders' */
export function stretchWords(
  metric: string,
  { since, observed, expected }: Excursion,
  night: Day,
  own: boolean,
): string {
  const { one, many } = metricWords(metric);
  const allowed = expected < 10 ? decimal(expected) : count(Math.round(expected));
  const whose = own ? 'with orders like yours' : 'with its orders';
  return `Since ${dayWords(since, night)}: ${count(observed)} ${observed === 1 ? one : many}, ${allowed} expected of an acceptable seller ${whose}`;
}

const levelWords = (level: Level): string => (level === 'watch' ? 'watching begins' : `${level} opens`);

export function presentAlarms(alarms: readonly Alarm[], explained: Explained, path: string, own: boolean) {
  // Watching is the desk's own affair: a seller is told when something is asked of it.
  const told = own ? alarms.filter(({ level }) => severity[level] > severity.watch) : alarms;
  return told.map((alarm) => {
    const { metric, level, excursion } = alarm;
    const [words, lately] = [alarmWords(alarm, explained, own), latelyWords(explained, metric)];
    return {
      metric,
      level,
      label: metricWords(metric).label,
      words: lately === null ? words : `${words} The rate is ${lately}.`,
      href: `${path}/alarm?metric=${encodeURIComponent(metric)}`,
      link: excursion
        ? `The ${plural(metric, excursion.observed)}, and how the odds come about`
        : 'How the odds come about',
    };
  });
}

function plural(metric: string, observed: number): string {
  const { one, many } = metricWords(metric);
  return observed === 1 ? one : `${count(observed)} ${many}`;
}
