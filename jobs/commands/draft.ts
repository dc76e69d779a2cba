/** A draft of the policy in a file: read, and its faults told in one line each. */
import type { ParsedPolicy, Policy } from '../../server/scoring/policy.ts';
import { Failure } from './failure.ts';

type Fault = ParsedPolicy['faults'][number];

export const faultText = ({ path, what, remedy }: Fault) => `${path} ${what}. ${remedy}`;

export async function soundDraft(file: string): Promise<Policy> {
  const { policy, faults } = await draft(file);
  const [first, ...others] = faults;
  if (policy && !first) return policy;
  const more = others.length > 0 ? ` (and ${others.length} more: run \`assay policy check\`)` : '';
  throw new Failure(`${file}: ${first ? faultText(first) : 'is not a policy'}${more}`);
}

export async function draft(file: string): Promise<ParsedPolicy> {
  const { readFile } = await import('node:fs/promises');
  const { parsePolicy } = await import('../../server/scoring/policy.ts');
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    throw new Failure(`${file} cannot be read (${error.code}): check the path`);
  });
  let document: unknown;
  try {
    document = JSON.parse(text);
  } catch (error) {
    throw new Failure(`${file} is not JSON: ${(error as Error).message}`);
  }
  return parsePolicy(document);
}
