import { expect } from 'chai';
import type { Comparison } from './compare.ts';

/** Some were compared, and none differ. */
export function expectNone({ compared, disagreements }: Comparison, kinds: readonly string[]): void {
  for (const kind of kinds) {
    expect(compared[kind] ?? 0, kind).to.be.above(500);
    const differing = disagreements.filter((one) => one.startsWith(`${kind} `));
    expect(differing.length, differing.slice(0, 10).join('\n')).to.equal(0);
  }
}
