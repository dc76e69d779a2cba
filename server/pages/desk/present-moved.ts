/** Why a score moved, as one line for the desk and as one sentence for the seller. */
import { shortDay } from '../../helpers/days.ts';
import { change, decimal } from '../../helpers/numbers.ts';
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

const brings: Record<Cause, string> = {
  events: 'problems that were taken back brought',
  exposure: 'new orders brought',
  ageing: 'older problems counting less brought',
  version: 'other rules or data brought',
  level: 'a level that was left brought',
};
const costs: Record<Cause, string> = {
  events: 'new problems cost',
  exposure: 'orders that were taken back cost',
  ageing: 'older good orders counting less cost',
  version: 'other rules or data cost',
  level: 'a level that was reached cost',
};

/** 'Since the night before your score fell by 1.30 points: new problems cost 1.52 and new orders brought 0.22.' */
export function ownMovedLine(moved: Moved | null, night: Day): string | null {
  if (!moved) return null;
  const { since, points, change: parts } = moved;
  const start = `${sinceWords(since, night)} your score`;
  const told = causes
    .filter((cause) => parts[cause] !== 0)
    .map((cause) => `${(parts[cause] < 0 ? costs : brings)[cause]} ${decimal(Math.abs(parts[cause]), 2)}`);
  if (told.length === 0) return `${start} has not moved.`;
  const went = points === 0 ? 'stands where it was' : points < 0 ? 'fell by' : 'rose by';
  return `${start} ${went}${points === 0 ? '' : ` ${decimal(Math.abs(points), 2)} points`}: ${listed(told)}.`;
}
