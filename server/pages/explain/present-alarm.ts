/** An alarm in words: since when the evidence has been building, on which events, and what a level asks. */
import { daysIn } from '../../helpers/days.ts';
import { isNumber } from '../../helpers/numbers.ts';
import { numbersIn } from '../../helpers/numbers-in.ts';
import { message, type Texts } from '../../languages/texts.ts';
import type { Day } from '../../scoring/day.ts';
import type { Excursion } from '../../scoring/excursion.ts';
import { metrics } from '../../scoring/metrics/index.ts';
import type { Level } from '../../scoring/policy.ts';
import { shownOdds, logEvidence } from '../../scoring/evidence.ts';
import { briefPercent, thresholdOf } from '../desk/figures.ts';
import { severity } from '../desk/words.ts';
import { metricWords } from '../metric-words.ts';
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
 * 'Since Thu 12 Mar: 14 complaints, 5.1 expected of an acceptable seller with its orders.' 'Odds 140 : 1 that the rate is above 1.5 %;
 * limit opens at 100 : 1.'
 */
export function alarmWords(
  alarm: Alarm,
  { policy, night }: Pick<Explained, 'policy' | 'night'>,
  own: boolean,
  t: Texts,
): string[] {
  const { metric, level, excursion, unknown } = alarm;
  const stands = standsWords(alarm, policy.metrics[metric]?.[thresholdOf(level)], own, t);
  if (excursion) return [stretchWords(metric, excursion, night, own, t), stands];
  if (unknown) return [stands];
  return [t('The last weeks are as they should be: nothing speaks for a high rate any more.'), stands];
}

const opens: Record<Level, string> = {
  none: message('Odds {odds} that the rate is above {threshold}; watching begins at {bar}.'),
  watch: message('Odds {odds} that the rate is above {threshold}; watching begins at {bar}.'),
  warn: message('Odds {odds} that the rate is above {threshold}; warn opens at {bar}.'),
  limit: message('Odds {odds} that the rate is above {threshold}; limit opens at {bar}.'),
  suspend: message('Odds {odds} that the rate is above {threshold}; suspend opens at {bar}.'),
};

const mayFollow: Record<Level, string> = {
  none: message('Odds {odds} that the rate is above {threshold}; nothing follows from this yet.'),
  watch: message('Odds {odds} that the rate is above {threshold}; nothing follows from this yet.'),
  warn: message('Odds {odds} that the rate is above {threshold}; a warning may follow from {bar} on.'),
  limit: message('Odds {odds} that the rate is above {threshold}; a limit may follow from {bar} on.'),
  suspend: message('Odds {odds} that the rate is above {threshold}; a suspension may follow from {bar} on.'),
};

function standsWords(
  { level, odds, bar }: Alarm,
  threshold: number | null | undefined,
  own: boolean,
  t: Texts,
): string {
  const write = numbersIn(t.language);
  const values = { odds: write.odds(odds), threshold: briefPercent(threshold, t), bar: write.odds(bar) };
  if (!isNumber(threshold)) return t('Odds {odds}.', { odds: values.odds });
  return t((own ? mayFollow : opens)[level], values);
}

/** 'Since Thu 12 Mar: 14 complaints, 5.1 expected of an acceptable seller with its orders.' */
function stretchWords(metric: string, { since, observed, expected }: Excursion, night: Day, own: boolean, t: Texts) {
  const write = numbersIn(t.language);
  const values = {
    day: daysIn(t.language).shortDay(since, night),
    events: metricWords(t, metric).counted(observed),
    expected: expected < 10 ? write.decimal(expected) : write.count(Math.round(expected)),
  };
  return own
    ? t('Since {day}: {events}, {expected} expected of an acceptable seller with orders like yours.', values)
    : t('Since {day}: {events}, {expected} expected of an acceptable seller with its orders.', values);
}

export function presentAlarms(alarms: readonly Alarm[], explained: Explained, path: string, own: boolean, t: Texts) {
  // Watching is the desk's own affair: a seller is told when something is asked of it.
  const told = own ? alarms.filter(({ level }) => severity[level] > severity.watch) : alarms;
  return told.map((alarm) => {
    const { metric, level, excursion } = alarm;
    const lately = latelyWords(explained, metric, t);
    return {
      metric,
      level,
      label: metricWords(t, metric).label,
      words: [
        ...alarmWords(alarm, explained, own, t),
        ...(lately === null ? [] : [t('The rate is {lately}.', { lately })]),
      ],
      href: `${path}/alarm?metric=${encodeURIComponent(metric)}`,
      link: excursion ? t('The events behind it, and how the odds come about') : t('How the odds come about'),
    };
  });
}
