/** Which of a shop's people it is written to. */

/**
 * Of whoever a query calls `p`: they have chosen a password. Until then they get the link alone: nobody knows yet that the address is
 * theirs, and letters to some of those who were invited would tell an owner which of the others have an account elsewhere.
 * Where nobody of the shop ever has, all who may.
 */
export const hasJoined = `p.stands_for IS NULL AND (p.password_hash IS NOT NULL OR NOT EXISTS
  (SELECT 1 FROM people o WHERE o.seller = p.seller AND o.role = 'seller' AND o.password_hash IS NOT NULL))`;
