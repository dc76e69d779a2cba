/** Why a score moved, as one line for the desk. */
import { daysIn } from '../../helpers/days.ts';
import { numbersIn } from '../../helpers/numbers-in.ts';
import { message, type Texts } from '../../languages/texts.ts';
import type { ScoreChange } from '../../scoring/change.ts';
import type { Day } from '../../scoring/day.ts';
import { estimateWords } from '../explain/versions.ts';
import type { Moved, NewVersion } from './score-change.ts';
import { listed } from './words.ts';

type Cause = keyof ScoreChange;
const causes: readonly Cause[] = ['events', 'exposure', 'ageing', 'version', 'level'];

const words: Record<Cause, string> = {
  events: message('new events {points}'),
  exposure: message('new orders {points}'),
  ageing: message('ageing {points}'),
  version: message('figures that came or went {points}'),
  level: message('level {points}'),
};

/** 'Since the night before: −1.30 = new events −1.52, ageing +0.22.' */
export function movedLine(moved: Moved | null, night: Day, t: Texts): string | null {
  if (!moved) return null;
  const { since, points, change: parts, versions } = moved;
  const { change } = numbersIn(t.language);
  const told = causes
    .filter((cause) => parts[cause] !== 0)
    .map((cause) => {
      const values = { points: change(parts[cause], 2) };
      return cause === 'version' && versions.length > 0
        ? t('{versions} {points}', { ...values, versions: versionNames(versions, t) })
        : t(words[cause], values);
    });
  const values = { points: change(points, 2), causes: told.join(', ') };
  if (since === night - 1)
    return told.length === 0
      ? t('Since the night before: unchanged.')
      : t('Since the night before: {points} = {causes}.', values);
  const day = daysIn(t.language).shortDay(since, night);
  return told.length === 0
    ? t('Since the night of {day}: unchanged.', { day })
    : t('Since the night of {day}: {points} = {causes}.', { ...values, day });
}

const versionNames = (versions: readonly NewVersion[], t: Texts): string =>
  listed(
    versions.map(({ of, version }) =>
      of === 'policy' ? t('policy version {version}', { version }) : estimateWords(of, version, t),
    ),
    t,
  );
