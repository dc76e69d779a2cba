/** What moved the score last night, cause by cause and to the cent, and what was counted in that night. */
import { daysIn } from '../../helpers/days.ts';
import { numbersIn } from '../../helpers/numbers-in.ts';
import { wordsIn } from '../../helpers/words-in.ts';
import { message, type Texts } from '../../languages/texts.ts';
import type { PostedTonight, ScoreChange } from '../../scoring/change.ts';
import type { Day } from '../../scoring/day.ts';
import { metrics } from '../../scoring/metrics/index.ts';
import type { Moved } from '../desk/score-change.ts';
import { metricWords } from '../metric-words.ts';

type Cause = keyof ScoreChange;
const causes: readonly Cause[] = ['events', 'exposure', 'ageing', 'version', 'level'];

const brings: Record<Cause, string> = {
  events: message('problems that were taken back brought {points}'),
  exposure: message('new orders brought {points}'),
  ageing: message('older problems counting less brought {points}'),
  version: message('other rules or data brought {points}'),
  level: message('a level that was left brought {points}'),
};
const costs: Record<Cause, string> = {
  events: message('new problems cost {points}'),
  exposure: message('orders that were taken back cost {points}'),
  ageing: message('older good orders counting less cost {points}'),
  version: message('other rules or data cost {points}'),
  level: message('a level that was reached cost {points}'),
};

/** 'Since the night before your score fell by 1.30 points: new problems cost 1.52 and new orders brought 0.22.' */
export function ownMovedLine(t: Texts, moved: Moved | null, night: Day): string | null {
  if (!moved) return null;
  const { since, points, change: parts } = moved;
  const { decimal } = numbersIn(t.language);
  const told = causes
    .filter((cause) => parts[cause] !== 0)
    .map((cause) => t((parts[cause] < 0 ? costs : brings)[cause], { points: decimal(Math.abs(parts[cause]), 2) }));
  const day = since === night - 1 ? null : daysIn(t.language).shortDay(since, night);
  const why = { points: decimal(Math.abs(points), 2), causes: wordsIn(t.language).list(told) };
  if (told.length === 0) return stillWords(t, day);
  return day === null ? nightBeforeWords(t, points, why) : earlierWords(t, points, { ...why, day });
}

const stillWords = (t: Texts, day: string | null): string =>
  day === null
    ? t('Since the night before your score has not moved.')
    : t('Since the night of {day} your score has not moved.', { day });

function nightBeforeWords(t: Texts, points: number, why: { points: string; causes: string }): string {
  if (points === 0) return t('Since the night before your score stands where it was: {causes}.', why);
  return points < 0
    ? t('Since the night before your score fell by {points} points: {causes}.', why)
    : t('Since the night before your score rose by {points} points: {causes}.', why);
}

function earlierWords(t: Texts, points: number, why: { points: string; causes: string; day: string }): string {
  if (points === 0) return t('Since the night of {day} your score stands where it was: {causes}.', why);
  return points < 0
    ? t('Since the night of {day} your score fell by {points} points: {causes}.', why)
    : t('Since the night of {day} your score rose by {points} points: {causes}.', why);
}

export interface CountedTonight {
  text: string;
  href: string;
}

/** '2 late orders', 'Taken back: 1 complaint': what the night counted, each leading to its orders. */
export function countedTonight(t: Texts, posted: PostedTonight, hrefOf: (metric: string) => string): CountedTonight[] {
  return metrics.flatMap(({ key }) => {
    const observed = Math.round(posted.get(key)?.observed ?? 0);
    // What the union counts stands in its parts already.
    if (observed === 0 || key === 'bad-order') return [];
    const what = metricWords(t, key).counted(Math.abs(observed));
    return [{ text: observed > 0 ? what : t('taken back: {what}', { what }), href: hrefOf(key) }];
  });
}
