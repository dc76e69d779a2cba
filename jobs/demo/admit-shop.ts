/** A shop of the sample gets somebody who can read what it is told, on the day there is something to tell. */
import { instantText, type Context } from '../../server/context.ts';
import type { WaitingRecommendation } from '../../server/stores/demo.ts';
import { storeMarketplace } from '../../server/stores/marketplace.ts';
import { insertPerson } from '../../server/stores/people-changes.ts';

export async function admitShop({ database, clock }: Context, shop: WaitingRecommendation): Promise<void> {
  const { seller, sellerId } = shop;
  const email = `office@${sellerId.toLowerCase().replace(/[^a-z0-9]+/g, '-')}.test`;
  const at = instantText(clock.now());
  await database.transaction((tx) =>
    insertPerson(tx, { email, name: `Office of ${sellerId}`, role: 'seller', seller, at }),
  );
}

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
