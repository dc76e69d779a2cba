/** What changes between two policies, each place with its tone: for all sellers first, then for those with exceptions. */
import type { Policy } from '../../scoring/policy.ts';
import { exceptionDifferences, tonedDifferences, type Exempted } from '../../scoring/policy-tone.ts';
import { plainWord } from '../desk/words.ts';

export const whoWords = ({ kind, market }: Exempted): string =>
  [kind === null ? '' : plainWord(kind), market ?? ''].filter(Boolean).join(', ') || 'every seller';

/** As one list. */
export const presentChanges = (before: Policy, after: Policy) => [
  ...tonedDifferences(before, after),
  ...exceptionDifferences(before, after).flatMap((one) =>
    one.differences.map((difference) => ({ ...difference, place: `${whoWords(one)} · ${difference.place}` })),
  ),
];
