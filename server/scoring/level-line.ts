/** The levels of one seller over a stretch of nights: when each was first reached, how long it was held, how often it changed. */
import type { Day } from './day.ts';
import { levelRank, thresholdLevels, type Level, type ThresholdLevel } from './policy-document.ts';

export interface LevelStep {
  night: Day;
  level: Level;
}

export interface LevelLine {
  /** Before the first night of the stretch. */
  standing: Level;
  /** On the last one. */
  last: Level;
  /** The first night at this level or a higher one; null: none. */
  first: Record<ThresholdLevel, Day | null>;
  /** Nights at this level or a higher one. */
  nights: Record<ThresholdLevel, number>;
  /** How often the level changed within the stretch. */
  changes: number;
}

/**
 * @param steps changes of level, oldest first, from before the stretch on
 * @param nights the nights of the stretch, oldest first, at least one
 * @example levelLine([{ night: 3, level: 'warn' }, { night: 6, level: 'none' }], [2, 3, 4, 5, 6]) // first warn 3, 3 nights, 2 changes
 */
export function levelLine(steps: readonly LevelStep[], nights: readonly Day[]): LevelLine {
  const line: LevelLine = {
    standing: 'none',
    last: 'none',
    first: { warn: null, limit: null, suspend: null },
    nights: { warn: 0, limit: 0, suspend: 0 },
    changes: 0,
  };
  let next = 0;
  while (next < steps.length && steps[next]!.night < nights[0]!) line.standing = steps[next++]!.level;
  line.last = line.standing;
  for (const night of nights) {
    while (next < steps.length && steps[next]!.night <= night) {
      if (steps[next]!.level !== line.last) line.changes++;
      line.last = steps[next++]!.level;
    }
    for (const level of thresholdLevels) {
      if (levelRank(line.last) < levelRank(level)) continue;
      line.first[level] ??= night;
      line.nights[level]++;
    }
  }
  return line;
}

/** The level that holds on a day: what the last night before it came to. */
export function levelOn(steps: readonly LevelStep[], day: Day): Level {
  let level: Level = 'none';
  for (const step of steps) {
    if (step.night >= day) break;
    level = step.level;
  }
  return level;
}
