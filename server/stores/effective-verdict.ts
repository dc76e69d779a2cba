/**
 * What counts of a mystery order: what it was corrected to after the seller's answer, else what the lab found. Columns of
 * `mystery_orders`, to stand in a query.
 */
export const effectiveVerdict = 'COALESCE(corrected_verdict, verdict)';
export const effectiveSafetyFinding = 'COALESCE(corrected_safety_finding, safety_finding)';
