/** What a person likes, kept with the person: the theme, the language of letters, and when the morning's letter comes. */
import type { Database, Transaction } from '../../db/connect.ts';

/** `open`: when something of theirs asks for a decision. */
export const digests = ['always', 'open', 'never'] as const;
export type Digest = (typeof digests)[number];

/** Whose sellers the report of the week before is about. */
export const weeklyScopes = ['mine', 'team', 'all'] as const;
export type WeeklyScope = (typeof weeklyScopes)[number];

export interface Preferences {
  theme?: 'light' | 'dark';
  /** Left out: `open`. */
  digest?: Digest;
  /** On Mondays by e-mail; left out: never. */
  weekly?: WeeklyScope;
  /** `en`, `fr`, `de`, `es` or `it`; left out: the language of the seller's country. */
  language?: string;
  /** Of a seller's person: kinds of notices that come by no e-mail. */
  quiet?: readonly string[];
}

/** Of the preferences as they are stored. */
export const digestOf = (preferences: string): Digest => (JSON.parse(preferences) as Preferences).digest ?? 'open';

/** Of the preferences as they are stored; null: no report by e-mail. */
export const weeklyOf = (preferences: string): WeeklyScope | null =>
  (JSON.parse(preferences) as Preferences).weekly ?? null;

export async function storePreferences(database: Database, person: number, preferences: Preferences): Promise<void> {
  await database.transaction((transaction) =>
    transaction.run('UPDATE people SET preferences = ? WHERE id = ?', [JSON.stringify(preferences), person]),
  );
}

/** What a visitor chose before the sign-in becomes the person's own language, unless that was chosen already. */
export async function adoptLanguage(tx: Transaction, person: number, language: string): Promise<void> {
  const [row] = await tx.all<{ preferences: string }>('SELECT preferences FROM people WHERE id = ? ORDER BY id', [
    person,
  ]);
  const preferences = JSON.parse(row?.preferences ?? '{}') as Preferences;
  if (preferences.language !== undefined) return;
  const adopted = JSON.stringify({ ...preferences, language });
  await tx.run('UPDATE people SET preferences = ? WHERE id = ?', [adopted, person]);
}
