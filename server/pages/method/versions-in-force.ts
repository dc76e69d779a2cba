/** The versions that the last published night worked with, and what each of them is. */
import type { Database } from '../../../db/connect.ts';
import { message } from '../../languages/texts.ts';
import { defaultVersions, type MethodVersions } from '../../scoring/method.ts';
import { nightMethod } from '../../stores/night-method.ts';
import { publishedNight } from '../../stores/published-night.ts';

const parts: readonly { kind: keyof MethodVersions; label: string; what: string; until: string }[] = [
  {
    kind: 'curves',
    label: message('How late news comes'),
    what: message('which share of complaints, returns and so on is known how many days after the order'),
    until: message('every week'),
  },
  {
    kind: 'case-mix',
    label: message('How difficult goods are'),
    what: message('how much more often things go wrong with this category, grade and market than with others'),
    until: message('every quarter'),
  },
  {
    kind: 'prior',
    label: message('How much sellers differ'),
    what: message('what a seller is taken for before its own orders say more'),
    until: message('every week'),
  },
  {
    kind: 'clustering',
    label: message('How bad weeks come together'),
    what: message('how much more a week scatters than chance alone would make it'),
    until: message('every week'),
  },
];

export async function versionsInForce(database: Database) {
  const last = await publishedNight(database);
  const versions = last ? (await nightMethod(database, last.night)).versions : defaultVersions;
  return {
    night: last?.night ?? null,
    parts: parts.map(({ kind, ...part }) => ({
      ...part,
      kind,
      version: versions[kind],
      isDefault: versions[kind] === defaultVersions[kind],
      /** '2026-11-16': the rest of the name is what the row is called. */
      short: versions[kind].replace(`${kind} `, ''),
    })),
  };
}
