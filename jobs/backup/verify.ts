/** Is everything as it should be? Each check says what it looked at, and what is broken. */
import { pendingMigrations } from '../../db/migrate.ts';
import { integrityFaults, readEverything } from '../../db/integrity.ts';
import { instantText, type Context } from '../../server/context.ts';
import { importCount, unaccountedImports } from '../../server/stores/accounting.ts';
import type { KeptHead } from '../../server/stores/audit-check.ts';
import { checkWholeAudit } from '../../server/stores/audit-checkpoint.ts';
import { faultWords } from '../../server/stores/audit-faults.ts';
import { nightsLeftOut } from '../../server/stores/nights.ts';
import { readCommitted } from '../../server/stores/read.ts';
import { verifyPhotos } from '../lab/verify-photos.ts';
import { verifyPlans } from '../lab/verify-plans.ts';
import { stretchText } from '../night-order.ts';
import { secondsSince } from '../seconds-since.ts';
import { verifyLedger } from '../verify-ledger.ts';
import { verifyStatements } from '../verify-statements.ts';

export interface Check {
  name: string;
  /** What was looked at. */
  detail: string;
  faults: string[];
}

type Finding = Omit<Check, 'name'>;

/** In the order in which a fault of one would explain a fault of the next. */
const checks: Record<string, (context: Context, outside: readonly KeptHead[]) => Promise<Finding>> = {
  'database file': async ({ database }) => {
    const faults = await integrityFaults(database);
    const { tables, rows } = await readEverything(database);
    return { detail: `${rows} rows of ${tables} tables read`, faults };
  },
  schema: async ({ database }) => {
    const missing = await pendingMigrations(database);
    return { detail: 'the newest', faults: missing.map((name) => `${name} is missing: run \`assay migrate\``) };
  },
  'audit chain': async ({ database, clock }, outside) => {
    const began = performance.now();
    const { sound, heads, broken } = await checkWholeAudit(database, instantText(clock.now()), outside);
    const seconds = secondsSince(began).toFixed(1);
    return {
      detail: `${sound.entries} entries follow one another, ${heads} heads of days fit, in ${seconds} s`,
      faults: broken ? [faultWords(broken)] : [],
    };
  },
  statements: async (context) => {
    const { statements, documents, broken } = await verifyStatements(context);
    return {
      detail: `${statements} statements of reasons come out as they were delivered, ${documents} papers`,
      faults: broken === null ? [] : [broken],
    };
  },
  'lab plans': async (context) => {
    const { plans, faults } = await verifyPlans(context);
    return { detail: `${plans} weeks of the lab come out of their seeds as they were drawn`, faults };
  },
  'lab photos': async (context) => {
    const { photos, bytes, faults } = await verifyPhotos(context);
    return { detail: `${photos} photos of the lab are those that were taken, ${bytes} bytes`, faults };
  },
  imports: async ({ database }) => {
    const wrong = await unaccountedImports(database);
    return {
      detail: `every record of ${await importCount(database)} files is accounted for`,
      faults: wrong.map(
        ({ file, lines, told, quarantined, kept }) =>
          `${file}: ${told} of ${lines} records accounted for, ${kept} of ${quarantined} rows in quarantine`,
      ),
    };
  },
  nights: async ({ database }) => {
    const faults = await nightsLeftOut(readCommitted(database));
    return {
      detail: 'every night from the first to the last is published',
      faults: faults.map(
        (stretch) =>
          `${stretchText(stretch)}: never published, and cannot be entered any more; all of it can be entered into a new database`,
      ),
    };
  },
  ledger: async (context) => ({
    detail: 'outcomes, counts, ledger and detectors follow from the rows of the feeds',
    faults: await verifyLedger(context),
  }),
};

/**
 * Runs all checks, also after one has failed; a check that cannot be run is broken.
 *
 * @param outside heads of the audit's days that were kept elsewhere
 */
export async function verify(
  context: Context,
  onCheck: (check: Check) => unknown,
  outside: readonly KeptHead[] = [],
): Promise<Check[]> {
  const done: Check[] = [];
  for (const [name, run] of Object.entries(checks)) {
    const finding = await run(context, outside).catch((error: unknown) => ({
      detail: '',
      faults: [error instanceof Error ? error.message : String(error)],
    }));
    const check = { name, ...finding };
    done.push(check);
    await onCheck(check);
  }
  return done;
}
