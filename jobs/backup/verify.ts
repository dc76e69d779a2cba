/** Is everything as it should be? Each check says what it looked at, and what is broken. */
import { pendingMigrations } from '../../db/migrate.ts';
import { integrityFaults, readEverything } from '../../db/integrity.ts';
import type { Context } from '../../server/context.ts';
import { importCount, unaccountedImports } from '../../server/stores/accounting.ts';
import { verifyAudit } from '../../server/stores/audit.ts';
import { verifyLedger } from '../verify-ledger.ts';

export interface Check {
  name: string;
  /** What was looked at. */
  detail: string;
  faults: string[];
}

type Finding = Omit<Check, 'name'>;

/** In the order in which a fault of one would explain a fault of the next. */
const checks: Record<string, (context: Context) => Promise<Finding>> = {
  'database file': async ({ database }) => {
    const faults = await integrityFaults(database);
    const { tables, rows } = await readEverything(database);
    return { detail: `${rows} rows of ${tables} tables read`, faults };
  },
  schema: async ({ database }) => {
    const missing = await pendingMigrations(database);
    return { detail: 'the newest', faults: missing.map((name) => `${name} is missing: run \`assay migrate\``) };
  },
  'audit chain': async ({ database }) => {
    const { entries, broken } = await verifyAudit(database);
    const where = broken?.id == null ? 'the end of the audit' : `audit entry ${broken.id}`;
    return { detail: `${entries} entries follow one another`, faults: broken ? [`${where}: ${broken.reason}`] : [] };
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
  ledger: async (context) => ({
    detail: 'outcomes, counts, ledger and detectors follow from the rows of the feeds',
    faults: await verifyLedger(context),
  }),
};

/** Runs all checks, also after one has failed; a check that cannot be run is broken. */
export async function verify(context: Context, onCheck: (check: Check) => unknown): Promise<Check[]> {
  const done: Check[] = [];
  for (const [name, run] of Object.entries(checks)) {
    const finding = await run(context).catch((error: unknown) => ({
      detail: '',
      faults: [error instanceof Error ? error.message : String(error)],
    }));
    const check = { name, ...finding };
    done.push(check);
    await onCheck(check);
  }
  return done;
}
