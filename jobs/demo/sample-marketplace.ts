/** What a marketplace has besides its feeds: somebody in each shop who reads what it is told, and words about itself. */
import { instantText, type Context } from '../../server/context.ts';
import { storeMarketplace } from '../../server/stores/marketplace.ts';
import { nightSellers } from '../../server/stores/night-sellers.ts';
import { insertPerson } from '../../server/stores/people-changes.ts';
import { readCommitted } from '../../server/stores/read.ts';

/** One person for each shop, without a password: whoever wants to see the shop's side sends them a link. */
export async function admitShops({ database, clock }: Context): Promise<void> {
  const shops = await nightSellers(readCommitted(database));
  const at = instantText(clock.now());
  await database.transaction(async (tx) => {
    for (const { id: seller, sellerId, name } of shops.filter((shop) => shop.name !== null)) {
      await insertPerson(tx, { email: shopAddress(sellerId), name: `Office of ${name}`, role: 'seller', seller, at });
    }
  });
}

/** Of the one person whom every shop has. */
export const shopAddress = (sellerId: string): string =>
  `office@${sellerId.toLowerCase().replace(/[^a-z0-9]+/g, '-')}.test`;

/** What the sample's statements say of the marketplace. Nobody of these is real. */
export async function nameMarketplace({ database }: Context): Promise<void> {
  await database.transaction((tx) =>
    storeMarketplace(tx, {
      name: 'Second Spring',
      address: 'Second Spring SAS\n12 quai de la Rapée\n75012 Paris, France',
      complaints: 'complaints@second-spring.test',
      terms: 'Terms for professional sellers, version of 1 January 2025',
      mediators: ['Médiateur des places de marché, mediateur@example.test', 'EU Mediation Desk, desk@example.test'],
      disputeBody: 'European Platform Disputes Office, office@example.test',
    }),
  );
}
