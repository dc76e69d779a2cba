/** What a person likes, kept with the person: the theme, the language of letters, and when the morning's letter comes. */
import type { Database } from '../../db/connect.ts';

/** `open`: when something of theirs asks for a decision. */
export const digests = ['always', 'open', 'never'] as const;
export type Digest = (typeof digests)[number];

export interface Preferences {
  theme?: 'light' | 'dark';
  /** Left out: `open`. */
  digest?: Digest;
  /** `en`, `fr`, `de`, `es` or `it`; left out: the language of the seller's country. */
  language?: string;
}

/** Of the preferences as they are stored. */
export const digestOf = (preferences: string): Digest => (JSON.parse(preferences) as Preferences).digest ?? 'open';

export async function storePreferences(database: Database, person: number, preferences: Preferences): Promise<void> {
  await database.transaction((transaction) =>
    transaction.run('UPDATE people SET preferences = ? WHERE id = ?', [JSON.stringify(preferences), person]),
  );
}
