/** What a person likes, kept with the person: for now only the theme. */
import type { Database } from '../../db/connect.ts';

export interface Preferences {
  theme?: 'light' | 'dark';
}

export async function storePreferences(database: Database, person: number, preferences: Preferences): Promise<void> {
  await database.transaction((transaction) =>
    transaction.run('UPDATE people SET preferences = ? WHERE id = ?', [JSON.stringify(preferences), person]),
  );
}
