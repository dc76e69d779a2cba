/** The policy, from one place: the document, its faults, and how one seller meets it. */
export * from './policy-document.ts';
export { parsePolicy, type FaultFact, type ParsedPolicy, type PolicyFault } from './policy-faults.ts';
export { storedPolicy } from './stored-policy.ts';
export { inTrial, policyFor, type PolicySubject } from './policy-for.ts';
