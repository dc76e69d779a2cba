/** Why the score moved since last night, in a fixed order and adding up to the cent. */
export interface ScoreChange {
  /** Points by cause; negative is worse. */
  events: number;
  exposure: number;
  ageing: number;
  /** Benchmarks, method, policy, and what they bring with them: caps and metrics that come or go. */
  version: number;
}

/**
 * @param steps scores in cents-true points: last night's; with tonight's events; with tonight's exposure too; with the ageing too; tonight's.
 * @example scoreChange([70, 68.5, 69, 69.2, 59]) // events −1.5, exposure 0.5, ageing 0.2, version −10.2
 */
export function scoreChange(steps: readonly [number, number, number, number, number]): ScoreChange {
  const cents = steps.map((score) => Math.round(score * 100));
  const step = (index: number): number => (cents[index]! - cents[index - 1]!) / 100;
  return { events: step(1), exposure: step(2), ageing: step(3), version: step(4) };
}
