/** What changes between two policies, each place with its tone: for all sellers first, then for those with exceptions. */
import { isNumber } from '../../helpers/numbers.ts';
import type { Texts } from '../../languages/texts.ts';
import type { Policy } from '../../scoring/policy.ts';
import { placeOf } from '../../scoring/policy-differences.ts';
import { exceptionDifferences, tonedDifferences, type Exempted } from '../../scoring/policy-tone.ts';
import { briefPercent } from '../desk/figures.ts';
import { plainWordIn } from '../desk/words.ts';
import { metricWords } from '../metric-words.ts';
import { saidIn } from './difference-words.ts';

/** 'factory, FR' */
export const whoWords = (t: Texts, { kind, market }: Exempted): string =>
  [plainWordIn(kind, t), market ?? ''].filter(Boolean).join(', ') || t('every seller');

/** As one list. */
export const presentChanges = (t: Texts, before: Policy, after: Policy) => [
  ...tonedDifferences(before, after).map((one) => saidIn(t, one)),
  ...exceptionDifferences(before, after).flatMap((one) =>
    one.differences
      .map((difference) => saidIn(t, difference))
      .map((difference) => ({ ...difference, place: `${whoWords(t, one)} · ${difference.place}` })),
  ),
];

/** An exception: whom it is for, and 'Late delivery: acceptable 5 %, warn 5 %'. */
export const presentOverride = (t: Texts, override: Policy['overrides'][number]) => ({
  who: whoWords(t, override),
  what: Object.entries(override.metrics)
    .map(([key, changed]) =>
      t('{label}: {words}', { label: metricWords(t, key).label, words: figuresOf(t, key, changed) }),
    )
    .join(' · '),
});

const figuresOf = (t: Texts, key: string, changed: object): string =>
  Object.entries(changed)
    .map(([name, value]: [string, unknown]) =>
      t('{figure} {value}', {
        figure: t(placeOf(`metrics.${key}.${name}`).figure),
        value: name !== 'weight' && isNumber(value) ? briefPercent(value, t) : t(String(value)),
      }),
    )
    .join(', ');
