/** How much is simulated: in earnest, for a look, and to see that it runs. */
import type { Size } from './target.ts';

export const sizes: Readonly<Record<Size['name'], Omit<Size, 'name' | 'seed'>>> = {
  full: {
    watched: 20_000,
    quiet: 10_000,
    turned: 1_500,
    marketplace: 12_000,
    quietSellers: 5_000,
    goneBad: 2_500,
    outage: 8_000,
    constant: 100,
    ranked: 4_000,
    rankings: 3,
  },
  quick: {
    watched: 2_000,
    quiet: 2_000,
    turned: 300,
    marketplace: 1_200,
    quietSellers: 1_000,
    goneBad: 400,
    outage: 1_200,
    constant: 24,
    ranked: 1_000,
    rankings: 2,
  },
  tiny: {
    watched: 8,
    quiet: 12,
    turned: 3,
    marketplace: 12,
    quietSellers: 6,
    goneBad: 6,
    outage: 4,
    constant: 1,
    ranked: 24,
    rankings: 1,
  },
};
