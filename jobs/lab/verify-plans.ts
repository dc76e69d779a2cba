/** Draws every week of the lab again: each must be what was committed to the audit log before it was drawn. */
import type { Context } from '../../server/context.ts';
import { planFault } from '../../server/stores/lab/plan-check.ts';
import { planSecrets } from '../../server/stores/lab/plans.ts';
import { readCommitted } from '../../server/stores/read.ts';

const stretch = 10;
const toldAtMost = 20;

export async function verifyPlans({
  database,
}: Pick<Context, 'database'>): Promise<{ plans: number; faults: string[] }> {
  const read = readCommitted(database);
  const faults: string[] = [];
  let plans = 0;
  for (let after = 0; ;) {
    const some = await planSecrets(read, after, stretch);
    for (const secrets of some) {
      const fault = await planFault(read, secrets);
      if (fault !== null) faults.push(fault);
      plans += 1;
      after = secrets.id;
    }
    if (some.length < stretch || faults.length >= toldAtMost) return { plans, faults: faults.slice(0, toldAtMost) };
  }
}
