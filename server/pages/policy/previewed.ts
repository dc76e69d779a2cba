/** Which rules a preview is of: a version that was announced, or a draft that somebody keeps. */
import type { Context } from '../../context.ts';
import { daysIn } from '../../helpers/days.ts';
import type { Texts } from '../../languages/texts.ts';
import type { Policy } from '../../scoring/policy.ts';
import { policyDocument, writtenVersions } from '../../stores/desk-policies.ts';
import { policyDraft } from '../../stores/policy-drafts.ts';
import { keyOf } from '../operations-desk/read-address.ts';

export interface Previewed {
  /** As the address says it: `version=3`, `draft=7`. */
  query: { version: number } | { draft: number };
  policy: Policy;
  /** The number of the version, or what the draft is called. */
  name: string;
  /** The first day of the version, as text; null: a draft has none. */
  from: string | null;
}

/** Null: there is no such version or draft. */
export async function previewedBy({ database }: Context, asked: Record<string, unknown>): Promise<Previewed | null> {
  const [number, id] = [keyOf(asked['version']), keyOf(asked['draft'])];
  if (id !== null) {
    const draft = await policyDraft(database, id);
    return draft && { query: { draft: id }, policy: draft.policy, name: draft.name, from: null };
  }
  const version = (await writtenVersions(database)).find((one) => one.version === number);
  if (!version || version.withdrawnAt !== null) return null;
  return {
    query: { version: version.version },
    policy: await policyDocument(database, version.version),
    name: String(version.version),
    from: version.effectiveFrom,
  };
}

/** What messages about them take: `what` is `draft` or `version`, `day` its first one. */
export const previewedValues = (t: Texts, { name, from }: Omit<Previewed, 'query'>) => ({
  what: from === null ? 'draft' : 'version',
  name,
  day: daysIn(t.language).exactDay(from),
});

export const previewTitle = (t: Texts, rules: Previewed): string =>
  t(
    'Old rules, new rules: {what, select, draft {the draft “{name}”} other {version {name}}}',
    previewedValues(t, rules),
  );

/** What its backtest is called. */
export const previewName = (t: Texts, rules: Omit<Previewed, 'query'>): string =>
  t('Preview of {what, select, draft {the draft “{name}”} other {version {name}}}', previewedValues(t, rules));
