/** Drafts of the policy that people keep under a name. They count for nothing until one is published. */
import type { Database } from '../../db/connect.ts';
import { storedPolicy, type Policy } from '../scoring/policy.ts';

export interface PolicyDraft {
  id: number;
  name: string;
  /** The version it was begun from. */
  basedOn: number;
  author: string;
  changedAt: string;
}

const fields = 'id, name, based_on AS "basedOn", author, changed_at AS "changedAt"';

/** The one changed last is first. */
export async function policyDrafts(database: Database): Promise<PolicyDraft[]> {
  return database.read<PolicyDraft>(`SELECT ${fields} FROM policy_drafts ORDER BY changed_at DESC, id DESC LIMIT 50`);
}

export async function policyDraft(database: Database, id: number): Promise<(PolicyDraft & { policy: Policy }) | null> {
  const [row] = await database.read<PolicyDraft & { document: string }>(
    `SELECT ${fields}, document FROM policy_drafts WHERE id = ?`,
    [id],
  );
  if (!row) return null;
  const { document, ...draft } = row;
  return { ...draft, policy: storedPolicy(document) };
}

/** Keeps a draft; one of the same name and author is replaced. @returns its id */
export function keepDraft(database: Database, draft: Omit<PolicyDraft, 'id'> & { policy: Policy }): Promise<number> {
  const { name, basedOn, author, changedAt, policy } = draft;
  return database.transaction(async (tx) => {
    const [known] = await tx.all<{ id: number }>(
      'SELECT id FROM policy_drafts WHERE name = ? AND author = ? ORDER BY id LIMIT 1',
      [name, author],
    );
    const values = [name, JSON.stringify(policy), basedOn, author, changedAt];
    if (known) {
      await tx.run(
        'UPDATE policy_drafts SET name = ?, document = ?, based_on = ?, author = ?, changed_at = ? WHERE id = ?',
        [...values, known.id],
      );
      return known.id;
    }
    const [made] = await tx.all<{ id: number }>(
      'INSERT INTO policy_drafts (name, document, based_on, author, changed_at) VALUES (?, ?, ?, ?, ?) RETURNING id',
      values,
    );
    return made!.id;
  });
}
