/** Whose tokens and webhooks: a seller's (our key of it), or (null) the marketplace's own. */
export type KeyOwner = number | null;

/** Of no seller: keys of sellers begin at 1. */
const marketplace = 0;

/** A condition that takes `ownerValue` as its parameter. */
export const ownedBy = `COALESCE(seller, ${marketplace}) = ?`;
export const ownerValue = (owner: KeyOwner): number => owner ?? marketplace;
