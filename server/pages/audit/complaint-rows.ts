/** Appeals and measures of a year as the rows of a report: in all, by measure, by ground, by channel. */
import { measures } from '../../cases/decision.ts';
import type { LodgedAppeal, MeasureCount } from '../../stores/complaint-figures.ts';

export interface AppealRow {
  by: 'all' | 'measure' | 'ground' | 'channel';
  group: string;
  lodged: number;
  upheld: number;
  rejected: number;
  withdrawn: number;
  open: number;
  /** Days from filing to the answer, of those that were upheld or rejected; null: none was. */
  meanDays: number | null;
  medianDays: number | null;
}

export function appealRows(appeals: readonly LodgedAppeal[]): AppealRow[] {
  const grouped = (by: AppealRow['by'], key: (appeal: LodgedAppeal) => string) =>
    [...Map.groupBy(appeals, key)]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([group, own]) => appealRow(by, group, own));
  return [
    appealRow('all', 'all', appeals),
    ...grouped('measure', ({ measure }) => measure),
    ...grouped('ground', ({ ground }) => ground ?? ''),
    ...grouped('channel', ({ channel }) => channel),
  ];
}

function appealRow(by: AppealRow['by'], group: string, appeals: readonly LodgedAppeal[]): AppealRow {
  const inState = (state: LodgedAppeal['state']) => appeals.filter((one) => one.state === state).length;
  const days = appeals
    .filter(({ state }) => state === 'upheld' || state === 'rejected')
    .flatMap(({ filedAt, decidedAt }) =>
      decidedAt === null ? [] : [(Date.parse(decidedAt) - Date.parse(filedAt)) / 86_400_000],
    )
    .sort((a, b) => a - b);
  return {
    ...{ by, group, lodged: appeals.length },
    ...{ upheld: inState('upheld'), rejected: inState('rejected') },
    ...{ withdrawn: inState('withdrawn'), open: inState('open') },
    meanDays: days.length === 0 ? null : days.reduce((sum, one) => sum + one, 0) / days.length,
    medianDays: median(days),
  };
}

/** @param sorted ascending */
function median(sorted: readonly number[]): number | null {
  const [low, high] = [sorted[Math.floor((sorted.length - 1) / 2)], sorted[Math.floor(sorted.length / 2)]];
  return low === undefined || high === undefined ? null : (low + high) / 2;
}

export interface MeasureRow {
  measure: string;
  begun: number;
  /** Begun without a person's decision. */
  automated: number;
  /** By the day of the answer, whenever they began; so many of them never did. */
  overturned: number;
  unbegun: number;
}

export const measureRows = (
  begun: readonly MeasureCount[],
  overturned: readonly { measure: string; n: number; unbegun: number }[],
): MeasureRow[] =>
  measures.map((measure) => {
    const own = begun.filter((one) => one.measure === measure);
    const undone = overturned.filter((one) => one.measure === measure);
    const sum = (counts: readonly { n: number }[]) => counts.reduce((all, { n }) => all + n, 0);
    return {
      measure,
      begun: sum(own),
      automated: sum(own.filter(({ byPerson }) => byPerson === 0)),
      overturned: sum(undone),
      unbegun: undone.reduce((all, { unbegun }) => all + unbegun, 0),
    };
  });
