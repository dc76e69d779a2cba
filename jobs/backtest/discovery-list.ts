/** The night's list of suspensions (e-BH) over all sellers, made only on nights when somebody's suspension hangs on it. */
import { logEvidenceBound } from '../../server/scoring/detector-table.ts';
import { combinedEvidence, falseDiscoveryBar } from '../../server/scoring/evidence.ts';
import { thresholdLevels } from '../../server/scoring/policy.ts';
import { metricKeys, metricPlace } from './marketplace.ts';
import { isShown, type NightFigures } from './night-figures.ts';
import type { ReplayNight, ReplayState } from './replay.ts';

const suspend = thresholdLevels.indexOf('suspend');

/** @returns whether the seller at a place is on it */
export function discoveryList(state: ReplayState, { night, rules, tried }: ReplayNight, figures: NightFigures) {
  const { sellers } = state.market;
  let bar: number | undefined;

  const evidenceOf = (place: number): number => {
    const policy = rules.policyOf(sellers[place]!);
    const logOf = (metric: string) => figures.logEvidence(place, metricPlace.get(metric)!, suspend);
    const weighing = metricKeys.filter((metric) => (policy.metrics[metric]?.weight ?? 0) > 0);
    return combinedEvidence(
      logOf('bad-order'),
      weighing.map(logOf).filter((log) => log !== null),
    );
  };

  // Even were every seller on it, the list asks for odds of 1 / the share of false ones: a mean of less is a mean of nothing.
  const least = Math.log(1 / tried.levels.suspend.falseDiscovery) - 1e-9;
  const mayBeOnIt = (place: number): boolean => {
    for (let slot = place * metricKeys.length; slot < (place + 1) * metricKeys.length; slot++)
      if (logEvidenceBound(state.table, slot, suspend) >= least) return true;
    return false;
  };

  return (place: number): boolean => {
    if (bar === undefined) {
      const all = sellers.flatMap((one, at) =>
        isShown(state, one, at, night) ? [mayBeOnIt(at) ? evidenceOf(at) : -Infinity] : [],
      );
      bar = falseDiscoveryBar(all, tried.levels.suspend.falseDiscovery);
    }
    return evidenceOf(place) >= bar;
  };
}
