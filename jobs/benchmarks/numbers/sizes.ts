/** How much is simulated: in earnest, for a look, and to see that it runs. */
import type { Size } from './target.ts';

export const sizes: Readonly<Record<Size['name'], Omit<Size, 'name' | 'seed'>>> = {
  full: { watched: 40_000 },
  quick: { watched: 2_000 },
  tiny: { watched: 12 },
};
