/** Two sellers with the same share of late orders, worked through by the program itself with the thresholds in force. */
import { numbersIn } from '../../helpers/numbers-in.ts';
import type { Texts } from '../../languages/texts.ts';
import { advanceEvidence, logEvidence, noEvidence, shownOdds } from '../../scoring/evidence.ts';
import { expectedLoss } from '../../scoring/loss.ts';
import { metrics } from '../../scoring/metrics/index.ts';
import { defaultPolicy, type Policy } from '../../scoring/policy.ts';
import { posteriorInterval, posteriorMean, posteriorOf } from '../../scoring/posterior.ts';
import { asGiven } from './as-given.ts';

const nights = 100;
const lateShare = 0.07;

interface Thresholds {
  acceptable: number;
  warn: number;
  limit: number;
  suspend: number;
}

export function workedExample(policy: Policy, t: Texts) {
  const { count, decimal, exactPercent, interval, odds, percent } = numbersIn(t.language);
  const { acceptable, warn, limit, suspend } = thresholdsOf(policy);
  const { delta, prior, detector } = policy;
  const [small, large] = [2, 20].map((ordersADay) => {
    const orders = ordersADay * nights;
    const late = Math.round(orders * lateShare);
    const expected = orders * acceptable * (1 + delta);
    const posterior = posteriorOf(late, expected, prior);
    const { low, high } = posteriorInterval(posterior);
    const ratio = posteriorMean(posterior);
    return {
      orders: count(orders),
      late: count(late),
      expected: decimal(expected),
      ratio: decimal(ratio, 2),
      rate: percent(ratio * acceptable),
      between: interval(low * acceptable, high * acceptable),
      lost: Math.round(expectedLoss(posterior, limit / acceptable, suspend / acceptable).mean * 10) / 10,
      evidence: odds(shownOdds(evidenceOf(ordersADay, (warn / acceptable) * (1 + delta) * acceptable, detector))),
    };
  });
  return {
    ...{ nights, share: exactPercent(lateShare), acceptable: exactPercent(acceptable), limit: exactPercent(limit) },
    factor: asGiven(1 + delta, t.language),
    shape: asGiven(prior.shape, t.language),
    rate: asGiven(prior.rate, t.language),
    warnOdds: odds(policy.levels.warn.evidence),
    small: small!,
    large: large!,
    score: scoreExample(policy, small!.lost, t),
  };
}

/** The policy in force may not judge late deliveries at all. */
function thresholdsOf(policy: Policy): Thresholds {
  const { acceptable, warn, limit, suspend } = policy.metrics['late-delivery'] ?? {};
  return acceptable && warn && limit && suspend
    ? { acceptable, warn, limit, suspend }
    : (defaultPolicy.metrics['late-delivery'] as Thresholds);
}

/** Orders and late ones spread evenly over the nights. */
function evidenceOf(ordersADay: number, rateAtWarn: number, detector: Policy['detector']): number {
  const rules = { ...detector, phi: 1 };
  let logs = noEvidence(rules);
  let told = 0;
  for (let night = 1; night <= nights; night++) {
    const late = Math.floor(ordersADay * night * lateShare + 1e-9);
    logs = advanceEvidence(logs, late - told, ordersADay * rateAtWarn, rules);
    told = late;
  }
  return logEvidence(logs);
}

/** What the small seller's other figures might lose, of 100; inspections are left out, as if the lab had not been there yet. */
const losses: Record<string, number> = {
  ...{ complaint: 24, return: 30, 'low-review': 18, cancellation: 12 },
};

function scoreExample(policy: Policy, lateLoss: number, t: Texts) {
  const { decimal } = numbersIn(t.language);
  const given = (value: number) => asGiven(value, t.language);
  const parts = metrics.flatMap(({ key }) => {
    const [weight, loss] = [policy.metrics[key]?.weight ?? 0, key === 'late-delivery' ? lateLoss : losses[key]];
    return weight > 0 && loss !== undefined ? [{ weight, loss }] : [];
  });
  const weight = parts.reduce((sum, part) => sum + part.weight, 0);
  if (weight === 0) return null;
  const lost = parts.reduce((sum, part) => sum + part.weight * part.loss, 0);
  return {
    sum: parts.map(({ weight: one, loss }) => `${given(one)} × ${given(loss)}`).join(' + '),
    weight: given(weight),
    lost: decimal(lost / weight),
    score: decimal(100 - Math.round((lost / weight) * 10) / 10),
  };
}
