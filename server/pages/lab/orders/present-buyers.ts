/** What whoever buys types into the shop: the identities with their addresses. For the lab only. */
import type { Identity } from '../../../stores/lab/identities.ts';

export interface Buyer {
  name: string;
  market: string;
  email: string;
  phone: string;
  address: string;
  open: boolean;
}

export const presentBuyer = ({ name, market, email, phone, address }: Identity, open: boolean): Buyer => ({
  ...{ name, market, email, phone, address, open },
});

/**
 * Those that may buy, the named ones first and open.
 *
 * @param first the keys of the one that was chosen and of the one whose turn it is
 */
export function presentBuyers(all: readonly Identity[], first: readonly (number | null)[]): Buyer[] {
  const buying = all.filter(({ retired }) => !retired);
  const isFirst = ({ id }: Identity) => first.includes(id);
  return [...buying.filter(isFirst), ...buying.filter((each) => !isFirst(each))].map((each) =>
    presentBuyer(each, isFirst(each)),
  );
}
