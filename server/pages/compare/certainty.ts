/** How sure it is that a seller is among the worst 5 %, in words. */
export const certainties = ['certainly', 'probably', 'possibly', 'hardly'] as const;
export type Certainty = (typeof certainties)[number];

const least: Record<Exclude<Certainty, 'hardly'>, number> = { certainly: 0.95, probably: 0.5, possibly: 0.05 };

/** @example certaintyOf(0.97) // 'certainly' */
export function certaintyOf(chance: number): Certainty {
  if (chance >= least.certainly) return 'certainly';
  if (chance >= least.probably) return 'probably';
  return chance >= least.possibly ? 'possibly' : 'hardly';
}
