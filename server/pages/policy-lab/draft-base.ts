/** What the form starts from: the policy in force, a kept draft, or the draft of a backtest. */
import type { Context } from '../../context.ts';
import type { Policy } from '../../scoring/policy.ts';
import { defaultPolicy } from '../../scoring/policy.ts';
import { backtestOf, backtestPolicy } from '../../stores/backtests.ts';
import { policyDocument, policyVersions, versionInForce } from '../../stores/desk-policies.ts';
import { policyDraft } from '../../stores/policy-drafts.ts';

export interface DraftBase {
  /** As the address says it: `force`, `draft-7`, `run-…`, `version-3`. */
  key: string;
  policy: Policy;
  /** What the draft is called, or the number of the announced version. */
  name: string;
  /** The kept draft behind it. */
  draft: number | null;
  inForce: { version: number; policy: Policy };
}

/** Whatever is not known (any more) is the policy in force. */
export async function baseOf({ database, calendar, clock }: Context, asked: unknown): Promise<DraftBase> {
  const version = await versionInForce(database, calendar(clock.now()));
  const inForce = {
    version: version?.version ?? 0,
    policy: version ? await policyDocument(database, version.version) : defaultPolicy,
  };
  const key = typeof asked === 'string' ? asked : '';
  const draftId = /^draft-(\d{1,9})$/.exec(key)?.[1];
  const draft = draftId === undefined ? null : await policyDraft(database, Number(draftId));
  if (draft) return { key, policy: draft.policy, name: draft.name, draft: draft.id, inForce };
  const token = /^run-([\w-]{1,40})$/.exec(key)?.[1];
  const run = token === undefined ? null : await backtestOf(database, token);
  if (run) return { key, policy: await backtestPolicy(database, run.id), name: run.name, draft: run.draft, inForce };
  const number = Number(/^version-(\d{1,9})$/.exec(key)?.[1] ?? NaN);
  const announced = (await policyVersions(database)).find((one) => one.version === number);
  if (announced) {
    const policy = await policyDocument(database, number);
    return { key, policy, name: String(number), draft: null, inForce };
  }
  return { key: 'force', policy: inForce.policy, name: '', draft: null, inForce };
}
