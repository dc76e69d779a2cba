/** Which rules a preview is of: a version that was announced, or a draft that somebody keeps. */
import type { Context } from '../../context.ts';
import { exactDay } from '../../helpers/days.ts';
import type { Policy } from '../../scoring/policy.ts';
import { policyDocument, writtenVersions } from '../../stores/desk-policies.ts';
import { policyDraft } from '../../stores/policy-drafts.ts';
import { keyOf } from '../operations-desk/read-address.ts';

export interface Previewed {
  /** As the address says it: `version=3`, `draft=7`. */
  query: { version: number } | { draft: number };
  policy: Policy;
  /** 'version 3' */
  name: string;
  /** 'from Tue 1 Dec 2026 on' */
  when: string;
}

/** Null: there is no such version or draft. */
export async function previewedBy({ database }: Context, asked: Record<string, unknown>): Promise<Previewed | null> {
  const [number, id] = [keyOf(asked['version']), keyOf(asked['draft'])];
  if (id !== null) {
    const draft = await policyDraft(database, id);
    if (!draft) return null;
    return {
      query: { draft: id },
      policy: draft.policy,
      name: `the draft “${draft.name}”`,
      when: 'if it is published',
    };
  }
  const version = (await writtenVersions(database)).find((one) => one.version === number);
  if (!version || version.withdrawnAt !== null) return null;
  return {
    query: { version: version.version },
    policy: await policyDocument(database, version.version),
    name: `version ${version.version}`,
    when: `from ${exactDay(version.effectiveFrom)} on`,
  };
}
