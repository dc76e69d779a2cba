/** How much is simulated: in earnest, for a look, and to see that it runs. */
import type { Size } from './target.ts';

export const sizes: Readonly<Record<Size['name'], Omit<Size, 'name' | 'seed'>>> = {
  full: { watched: 40_000, quiet: 20_000, turned: 3_000, marketplace: 12_000, quietSellers: 10_000, goneBad: 4_000 },
  quick: { watched: 2_000, quiet: 2_000, turned: 300, marketplace: 1_200, quietSellers: 1_000, goneBad: 400 },
  tiny: { watched: 12, quiet: 24, turned: 12, marketplace: 24, quietSellers: 12, goneBad: 12 },
};
