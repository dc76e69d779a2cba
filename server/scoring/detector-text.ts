/** A detector's state as stored: one short line of JSON for each seller and metric, rewritten every night. */
import type { DetectorState } from './detector.ts';
import { excursionRuns, readExcursions } from './excursion.ts';
import { levels, thresholdLevels } from './policy-document.ts';

/** The places of the figures are fixed; a new shape gets a new first number. */
const shape = 1;

export function detectorText(state: DetectorState): string {
  const { night, first, observed, expected, nowObserved, nowExpected, events, exposure, calm } = state;
  return JSON.stringify([
    shape,
    [night, first, observed, expected, nowObserved, nowExpected, events, exposure, levels.indexOf(state.level), calm],
    ...thresholdLevels.map((level) => state.evidence[level]),
    thresholdLevels.map((level) => state.peak[level]),
    ...(state.excursions ? [excursionRuns(state.excursions)] : []),
  ]);
}

type Stored = [number, number[], number[] | null, number[] | null, number[] | null, (number | null)[], number[][]?];

/** @throws RangeError for a text that another version of the program wrote. */
export function readDetector(text: string): DetectorState {
  const [written, figures, warn, limit, suspend, peak, runs] = JSON.parse(text) as Stored;
  if (written !== shape)
    throw new RangeError(`A detector of shape ${written} cannot be read; this program knows shape ${shape}`);
  const [night, first, observed, expected, nowObserved, nowExpected, events, exposure, level, calm] = figures as [
    number,
    number,
    number,
    number,
    number,
    number,
    number,
    number,
    number,
    number,
  ];
  return {
    night,
    first,
    observed,
    expected,
    nowObserved,
    nowExpected,
    evidence: { warn, limit, suspend },
    peak: { warn: peak[0] ?? null, limit: peak[1] ?? null, suspend: peak[2] ?? null },
    excursions: runs ? readExcursions(runs) : null,
    events,
    exposure,
    level: levels[level]!,
    calm,
  };
}
