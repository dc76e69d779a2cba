/** The words of the lab: what a mystery order can be, as the contract names it and as people say it. */
export const categories = [
  'smartphones',
  'laptops',
  'tablets',
  'consoles',
  'smartwatches',
  'audio',
  'appliances',
  'desktops',
  'tv',
  'mobility',
  'retro',
  'accessories',
] as const;
export const grades = ['fair', 'good', 'excellent', 'premium'] as const;

export const draws = [
  { value: 'random', label: 'Random draw', hint: 'counts in the seller’s rate once there are enough' },
  { value: 'for_cause', label: 'For cause', hint: 'shown, never in a rate' },
] as const;

export const verdicts = [
  { value: 'passed', label: 'Passed', hint: 'as sold, safe, well packed' },
  { value: 'downgraded', label: 'Downgraded', hint: 'a lower grade than sold' },
  { value: 'blocker', label: 'Blocker', hint: 'must not have been sold like this' },
] as const;

export const safetyFindings = [
  { value: 'none', label: 'none' },
  { value: 'counterfeit', label: 'counterfeit' },
  { value: 'previous_owner_data', label: 'previous owner’s data left' },
  { value: 'battery_hazard', label: 'battery hazard' },
  { value: 'locked_device', label: 'locked to an account' },
] as const;

export const stages = ['ordered', 'received', 'inspected', 'revealed', 'withdrawn'] as const;
export type Stage = (typeof stages)[number];

/** How far an order has come. */
export function stageOf(order: {
  receivedOn: string | null;
  inspectedOn: string | null;
  revealedOn: string | null;
  withdrawnOn: string | null;
}): Stage {
  if (order.withdrawnOn !== null) return 'withdrawn';
  if (order.revealedOn !== null) return 'revealed';
  if (order.inspectedOn !== null) return 'inspected';
  return order.receivedOn === null ? 'ordered' : 'received';
}
