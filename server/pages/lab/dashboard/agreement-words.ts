/** How far the lab's people agree, in two sentences; the page of agreement has it by inspector and item. */
import type { Read } from '../../../stores/read.ts';
import { numbersIn } from '../../../helpers/numbers-in.ts';
import type { Texts } from '../../../languages/texts.ts';
import { agreementOf } from '../../../lab/agreement.ts';
import { gradedPairs } from '../../../stores/lab/graded-pairs.ts';
import { presentAgreement } from '../second/present-agreement.ts';

/** @param since `YYYY-MM-DD` */
export async function agreementWords(read: Read, since: string, t: Texts): Promise<string> {
  const agreement = agreementOf(await gradedPairs(read, { which: 'all', since: `${since}T00:00:00Z` }));
  const { lead } = presentAgreement(agreement, 'all', t);
  const { kappa, low, high } = agreement.items;
  if (kappa === null) return lead;
  const { decimal } = numbersIn(t.language);
  const values = { kappa: decimal(kappa, 2), low: decimal(low, 2), high: decimal(high, 2) };
  return `${lead} ${t('Over all items κ is {kappa} ({low} to {high}).', values)}`;
}
