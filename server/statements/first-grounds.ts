/** The catalogue of grounds that an installation starts with. An admin gives each the clause of the marketplace's own terms. */
import type { GroundContent } from '../stores/grounds.ts';
import { de } from './texts/grounds/de.ts';
import { en } from './texts/grounds/en.ts';
import { es } from './texts/grounds/es.ts';
import { fr } from './texts/grounds/fr.ts';
import { it } from './texts/grounds/it.ts';

/** The clause, and the metrics or reasons of a case that the ground serves. */
const clauses: Readonly<Record<string, readonly [clause: string, ...serves: string[]]>> = {
  'late-delivery': ['7.1', 'late-delivery'],
  complaint: ['7.2', 'complaint'],
  return: ['7.3', 'return', 'refund'],
  'low-review': ['7.4', 'low-review'],
  cancellation: ['7.5', 'cancellation'],
  'slow-reply': ['7.6', 'slow-reply'],
  inspection: ['7.7', 'inspection', 'testing-stopped'],
  'bad-order': ['7.8', 'bad-order'],
  'trade-in': ['7.9', 'counter-offer', 'slow-inspection', 'slow-payment', 'slow-send-back'],
  safety: ['8.1', 'safety'],
  'repeated-infringement': ['9.2'],
  'legal-obligation': ['9.3'],
};

const texts = { en, fr, de, es, it };

export const firstGrounds: readonly (readonly [key: string, content: GroundContent])[] = Object.entries(clauses).map(
  ([key, [clause, ...serves]]) => [
    key,
    {
      clause,
      serves,
      texts: Object.fromEntries(
        Object.entries(texts).map(([language, words]) => [language, words[key] ?? { title: '', text: '' }]),
      ),
    },
  ],
);
