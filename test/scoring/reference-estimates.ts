/** How the estimates and the funnel's limits compute the reference values of their groups. */
import { betaBinomialFit, mostLikelyConcentration } from '../../server/scoring/beta-binomial.ts';
import { stepCurve } from '../../server/scoring/delay-curves.ts';
import { reportedShares } from '../../server/scoring/delay-estimate.ts';
import {
  binomialLimit,
  dispersionOf,
  overdispersedLimits,
  overdispersionOf,
  type Overdispersion,
} from '../../server/scoring/funnel-limits.ts';
import { mostLikelyGamma } from '../../server/scoring/gamma-prior.ts';
import { goldenPeak } from '../../server/scoring/golden-section.ts';
import { logGamma } from '../../server/scoring/special-functions.ts';

/** Observed against expected, on the scale of logarithms (SHMI) or of roots (CQC), as public hospital statistics do. */
function ratioDispersion(O: number[], E: number[], roots: boolean, share: number): Overdispersion {
  const errors = E.map((expected) => 1 / ((roots ? 2 : 1) * Math.sqrt(expected)));
  const z = O.map((observed, i) => {
    const ratio = observed / E[i]!;
    return (roots ? Math.sqrt(ratio) - 1 : Math.log(ratio)) / errors[i]!;
  });
  return dispersionOf(z, errors, share);
}

interface Scattered {
  id: string;
  input: Record<'O' | 'N' | 'E', number[]>;
}

function scatter({ id, input: { O, N, E } }: Scattered): Record<string, number> {
  if (id.startsWith('od_fpr')) {
    const roots = id.endsWith('CQC');
    return { n: O.length, ...ratioDispersion(O, E, roots, roots ? 0.05 : 0) };
  }
  const sum = (values: number[]) => values.reduce((total, value) => total + value, 0);
  const theta = sum(O) / sum(N);
  const all = N.map((n) => n * theta);
  if (id.includes('CQC')) return { n: O.length, ...ratioDispersion(O, all, true, 0.1) };
  const errors = N.map((n) => Math.sqrt((theta * (1 - theta)) / n));
  const z = O.map((observed, i) => (observed / N[i]! - theta) / errors[i]!);
  if (id.endsWith('naive')) return { theta, phi: dispersionOf(z, errors, 0).phi, z_bristol: Math.max(...z) };
  if (id.endsWith('phi_w10')) return { phi: dispersionOf(z, errors, 0.1).phi };
  const providers = O.map((events, i) => ({ events, orders: N[i]! }));
  return { n: O.length, ...overdispersionOf(providers, theta, 0) };
}

const negativeBinomialLog = (events: number, exposure: number, shape: number, rate: number) =>
  logGamma(shape + events) -
  logGamma(shape) -
  logGamma(events + 1) +
  shape * Math.log(rate / (rate + exposure)) +
  events * Math.log(exposure / (rate + exposure));

export const estimates = {
  reporting_delay({ triangle }: { triangle: (number | null)[][] }) {
    const counts = triangle.flatMap((row, opened) => row.map((events, age) => ({ opened, age, events: events ?? 0 })));
    return reportedShares(counts, 4, 4, stepCurve);
  },
  gamma_poisson_mle({ s, t }: Record<'s' | 't', number[]>) {
    const fit = mostLikelyGamma(s, t, { least: 1e-6, most: 1e6 });
    const post_mean_first = (fit.shape + s[0]!) / (fit.rate + t[0]!);
    const logs = s.map((events, i) => negativeBinomialLog(events, t[i]!, fit.shape, fit.rate));
    return { ...fit, negloglik: -logs.reduce((sum, value) => sum + value, 0), post_mean_first };
  },
  /** The product knows the mean of a cell, its parent's; here it is looked for too. */
  beta_binomial_mle({ y, n }: Record<'y' | 'n', number[]>) {
    const around = (p: number) => y.map((x, i) => ({ x, n: n[i]!, p }));
    const fit = (p: number) => betaBinomialFit(around(p), mostLikelyConcentration(around(p)));
    const mean = goldenPeak(fit, 0.01, 0.5);
    const kappa = mostLikelyConcentration(around(mean));
    return { alpha: mean * kappa, beta: (1 - mean) * kappa, negloglik: -fit(mean), mean, rho: 1 / (kappa + 1) };
  },
  binomial_funnel_limits: ({ n, theta, p }: { n: number; theta: number; p: number[] }) =>
    p.map((chance) => binomialLimit(n, theta, chance)),
  overdispersion(input: Scattered['input'] & { theta?: number; tau2: number; n: number[] }, id: string) {
    const { theta } = input;
    if (theta === undefined) return scatter({ id, input });
    return input.n.map((n) => {
      const [inner, outer] = [1.959964, 3.090232].map((z) => overdispersedLimits(n, theta, input.tau2, z));
      return { odll95: inner!.low, odul95: inner!.high, odll998: outer!.low, odul998: outer!.high };
    });
  },
};
