/** Why a score moved, as one line for the desk. */
import { shortDay } from '../../helpers/days.ts';
import { change } from '../../helpers/numbers.ts';
import type { ScoreChange } from '../../scoring/change.ts';
import type { Day } from '../../scoring/day.ts';
import type { Moved } from './score-change.ts';
import { listed } from './words.ts';

type Cause = keyof ScoreChange;
const causes: readonly Cause[] = ['events', 'exposure', 'ageing', 'version', 'level'];

const sinceWords = (since: Day, night: Day): string =>
  since === night - 1 ? 'Since the night before' : `Since the night of ${shortDay(since, night)}`;

/** 'Since the night before: −1.30 = new events −1.52, ageing +0.22.' */
export function movedLine(moved: Moved | null, night: Day): string | null {
  if (!moved) return null;
  const { since, points, change: parts, versions } = moved;
  const names: Record<Cause, string> = {
    events: 'new events',
    exposure: 'new orders',
    ageing: 'ageing',
    version: versions.length === 0 ? 'figures that came or went' : listed(versions),
    level: 'level',
  };
  const told = causes
    .filter((cause) => parts[cause] !== 0)
    .map((cause) => `${names[cause]} ${change(parts[cause], 2)}`);
  const start = sinceWords(since, night);
  return told.length === 0 ? `${start}: unchanged.` : `${start}: ${change(points, 2)} = ${told.join(', ')}.`;
}
