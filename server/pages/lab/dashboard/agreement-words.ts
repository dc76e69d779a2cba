/** How far the lab's people agree, in two sentences; the page of agreement has it by inspector and item. */
import type { Read } from '../../../stores/read.ts';
import { decimal } from '../../../helpers/numbers.ts';
import { agreementOf } from '../../../lab/agreement.ts';
import { gradedPairs } from '../../../stores/lab/graded-pairs.ts';
import { presentAgreement } from '../second/present-agreement.ts';

/** @param since `YYYY-MM-DD` */
export async function agreementWords(read: Read, since: string): Promise<string> {
  const agreement = agreementOf(await gradedPairs(read, { which: 'all', since: `${since}T00:00:00Z` }));
  const { lead } = presentAgreement(agreement, 'all');
  const { kappa, low, high } = agreement.items;
  return kappa === null
    ? lead
    : `${lead} Over all items κ is ${decimal(kappa, 2)} (${decimal(low, 2)} to ${decimal(high, 2)}).`;
}
