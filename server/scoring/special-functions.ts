/** Tails and quantiles of the gamma, beta and normal distributions, to 1e-9 relative in both tails. */
export { betaLower, betaUpper } from './beta-tails.ts';
export { gammaLower, gammaUpper, gammaUpperGiven, poissonTerm } from './gamma-tails.ts';
export { logGamma } from './log-gamma.ts';
export { normalLower, normalQuantile } from './normal.ts';
export { betaQuantile, gammaQuantile } from './quantiles.ts';
