/** A marketplace with its settings, people of a seller, and decisions that wait for their statement. */
import type { Database } from '../../db/connect.ts';
import type { DecisionState, Exception, Measure, Restriction, Scope } from '../../server/cases/decision.ts';
import { recordDecision } from '../../server/stores/decisions.ts';
import { storeMarketplace, type Marketplace } from '../../server/stores/marketplace.ts';
import { nova } from './written-marketplace.ts';
import { addTestPerson } from './people.ts';

export const marketplace: Marketplace = {
  name: 'Zweitleben Markt GmbH',
  address: 'Hafenstraße 12\n20457 Hamburg\nGermany',
  complaints: 'complaints@market.example',
  terms: 'Terms for sellers of 1 October 2026',
  mediators: ['Centre for Effective Dispute Resolution, London, cedr.example', 'Médiateur des entreprises, Paris'],
  disputeBody: 'Online Platform Disputes, Dublin, disputes.example',
};

export const writeSettings = (database: Database, changed: Partial<Marketplace> = {}): Promise<void> =>
  database.transaction((tx) => storeMarketplace(tx, { ...marketplace, ...changed }));

export interface WrittenDecision {
  measure: Measure;
  recommendation?: number | null;
  seller?: number;
  sellerId?: string;
  state?: DecisionState;
  from?: string;
  until?: string | null;
  scope?: Scope;
  restriction?: Restriction | null;
  conditions?: string;
  ground?: string | null;
  exception?: Exception | null;
  secondPerson?: string;
}

/** @returns its number. The case is opened again first, so that several may be written. */
export async function writeDecision(database: Database, decision: WrittenDecision): Promise<number> {
  const { measure, recommendation = 1, seller = nova, sellerId = 'NOVA', state = 'decided' } = decision;
  const { from = '2026-11-22', until = null, secondPerson } = decision;
  const restriction = measure === 'limit' ? { ordersPerDay: 40 } : null;
  return database.transaction(async (tx) => {
    if (recommendation !== null)
      await tx.run("UPDATE recommendations SET state = 'open' WHERE id = ?", [recommendation]);
    const id = await recordDecision(tx, {
      ...{ recommendation, seller, sellerId, level: measure, decision: 'accepted', state },
      ...{ person: 'manager@test.example', reason: 'The parcels have been late for three weeks.' },
      ...{ decidedAt: '2026-11-22T08:00:00Z', inForceFrom: from, inForceTo: until },
      scope: decision.scope ?? {},
      restriction: decision.restriction ?? restriction,
      conditions: decision.conditions ?? '',
      ground: decision.ground ?? null,
      exception: decision.exception ?? null,
    });
    if (secondPerson !== undefined)
      await tx.run('UPDATE decisions SET second_person = ? WHERE id = ?', [secondPerson, id]);
    return id as number;
  });
}

/** A person of the seller who reads a language. */
export async function addReader(database: Database, email: string, language: string | null, seller = nova) {
  const id = await addTestPerson(database, { email, role: 'seller', seller });
  const preferences = JSON.stringify(language === null ? {} : { language });
  await database.transaction((tx) => tx.run('UPDATE people SET preferences = ? WHERE id = ?', [preferences, id]));
  return id;
}
