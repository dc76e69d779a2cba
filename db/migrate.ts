/** Brings a database to the newest schema. Names are fixed: a migration is known by its name, not by its file. */
import type { Knex } from 'knex';
import type { Database } from './connect.ts';
import * as wholeSchema from './migrations/0001-whole-schema.ts';
import * as weeks from './migrations/0002-weeks.ts';
import * as estimates from './migrations/0003-estimates.ts';
import * as incidents from './migrations/0004-incidents.ts';
import * as tradeInOutcomes from './migrations/0005-trade-in-outcomes.ts';
import * as backtests from './migrations/0006-backtests.ts';
import * as replyDueDay from './migrations/0007-reply-due-day.ts';
import * as inspectionsCounted from './migrations/0008-inspections-counted.ts';
import * as peers from './migrations/0010-peers.ts';
import * as excusedExpected from './migrations/0011-excused-expected.ts';
import * as marketWeeks from './migrations/0012-market-weeks.ts';
import * as corrections from './migrations/0013-corrections.ts';
import * as decisionSteps from './migrations/0014-decision-steps.ts';
import * as lettersAndStatements from './migrations/0015-letters-and-statements.ts';
import * as enforcement from './migrations/0016-enforcement.ts';
import * as auditGuard from './migrations/0017-audit-guard.ts';
import * as portfolio from './migrations/0018-portfolio.ts';
import * as savedFilters from './migrations/0019-saved-filters.ts';
import * as conversation from './migrations/0020-conversation.ts';
import * as policyNotice from './migrations/0021-policy-notice.ts';
import * as historiesInOrder from './migrations/0022-histories-in-order.ts';
import * as lab from './migrations/0023-lab.ts';
import * as orderVersions from './migrations/0025-order-versions.ts';
import * as earlierInspectors from './migrations/0026-earlier-inspectors.ts';
import * as sellerSheets from './migrations/0031-seller-sheets.ts';
import * as secondFactors from './migrations/0032-second-factors.ts';
import * as outsideAccounts from './migrations/0033-outside-accounts.ts';
import * as sellerRights from './migrations/0034-seller-rights.ts';
import * as disabledBy from './migrations/0035-disabled-by.ts';
import * as disputes from './migrations/0036-disputes.ts';
import * as sellerNotices from './migrations/0037-seller-notices.ts';
import * as sellerKeys from './migrations/0038-seller-keys.ts';
import * as decisiveDisputes from './migrations/0042-decisive-disputes.ts';
import * as sealedLetters from './migrations/0040-sealed-letters.ts';
import * as plans from './migrations/0039-plans.ts';
import * as planWords from './migrations/0043-plan-words.ts';
import * as standIns from './migrations/0044-stand-ins.ts';
import * as disputeCorrections from './migrations/0045-dispute-corrections.ts';
import * as claimedDisputes from './migrations/0045-claimed-disputes.ts';
import * as gradings from './migrations/0028-gradings.ts';
import * as actionEvidence from './migrations/0029-action-evidence.ts';
import * as labsOwnRows from './migrations/0030-labs-own-rows.ts';

interface Migration {
  up(knex: Knex): Promise<void>;
  down(knex: Knex): Promise<void>;
}

const migrations: Record<string, Migration> = {
  '0001-whole-schema': wholeSchema,
  '0002-weeks': weeks,
  '0003-estimates': estimates,
  '0004-incidents': incidents,
  '0005-trade-in-outcomes': tradeInOutcomes,
  '0006-backtests': backtests,
  '0007-reply-due-day': replyDueDay,
  '0008-inspections-counted': inspectionsCounted,
  '0010-peers': peers,
  '0011-excused-expected': excusedExpected,
  '0012-market-weeks': marketWeeks,
  '0013-corrections': corrections,
  '0014-decision-steps': decisionSteps,
  '0015-letters-and-statements': lettersAndStatements,
  '0016-enforcement': enforcement,
  '0017-audit-guard': auditGuard,
  '0018-portfolio': portfolio,
  '0019-saved-filters': savedFilters,
  '0020-conversation': conversation,
  '0021-policy-notice': policyNotice,
  '0022-histories-in-order': historiesInOrder,
  '0023-lab': lab,
  '0025-order-versions': orderVersions,
  '0031-seller-sheets': sellerSheets,
  '0032-second-factors': secondFactors,
  '0033-outside-accounts': outsideAccounts,
  '0034-seller-rights': sellerRights,
  '0035-disabled-by': disabledBy,
  '0036-disputes': disputes,
  '0037-seller-notices': sellerNotices,
  '0038-seller-keys': sellerKeys,
  '0042-decisive-disputes': decisiveDisputes,
  '0040-sealed-letters': sealedLetters,
  '0039-plans': plans,
  '0043-plan-words': planWords,
  '0028-gradings': gradings,
  '0029-action-evidence': actionEvidence,
  '0030-labs-own-rows': labsOwnRows,
  '0026-earlier-inspectors': earlierInspectors,
  '0044-stand-ins': standIns,
  '0045-dispute-corrections': disputeCorrections,
  '0045-claimed-disputes': claimedDisputes,
};

const source: Knex.MigrationSource<string> = {
  getMigrations: () => Promise.resolve(Object.keys(migrations)),
  getMigrationName: (name) => name,
  getMigration: (name) => Promise.resolve(migrations[name] as Migration),
};

/** @returns the names of the migrations that were missing, oldest first. */
export async function migrate(database: Database): Promise<string[]> {
  const [, applied] = (await database.knex.migrate.latest({ migrationSource: source })) as [number, string[]];
  return applied;
}

/** Takes every table away with all that is in it. */
export async function unmigrate(database: Database): Promise<void> {
  await database.knex.migrate.rollback({ migrationSource: source }, true);
}

/** @returns the names of the migrations that the database still lacks. */
export async function pendingMigrations(database: Database): Promise<string[]> {
  const [, pending] = (await database.knex.migrate.list({ migrationSource: source })) as [unknown, string[]];
  return pending;
}

/** @returns the names of the migrations that the database has, oldest first. */
export async function appliedMigrations(database: Database): Promise<string[]> {
  const [applied] = (await database.knex.migrate.list({ migrationSource: source })) as [{ name: string }[], unknown];
  return applied.map((entry) => entry.name);
}

/**
 * Brings a new database to the schema that these migrations make, no further.
 *
 * @throws Error if the database is further already, or this program does not know one of them.
 */
export async function migrateThrough(database: Database, names: readonly string[]): Promise<void> {
  const unknown = names.filter((name) => !(name in migrations));
  if (unknown.length > 0) throw new Error(`the migration ${unknown.join(', ')} is not known here: use a newer Assay`);
  const applied = new Set(await appliedMigrations(database));
  const beyond = [...applied].filter((name) => !names.includes(name));
  if (beyond.length > 0)
    throw new Error(`the database already has ${beyond.join(', ')}: set DATABASE_URL to a new one`);
  for (const name of names) {
    if (!applied.has(name)) await database.knex.migrate.up({ migrationSource: source, name });
  }
}
