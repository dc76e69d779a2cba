/** Which identity buys next, and which one is likely burnt, against rules told a second time. */
import { expect } from 'chai';
import fc from 'fast-check';
import { nextIdentity, wearFor, wearOf, type IdentityUse, type WornIdentity } from '../../server/lab/identity-wear.ts';

const today = 20_780;
const used = (seller: number, ago: number, more: Partial<IdentityUse> = {}): IdentityUse => ({
  ...{ seller, country: 'FR', orderedOn: today - ago, revealed: false, cancelledBySeller: false },
  ...more,
});
const identity = (id: number, uses: IdentityUse[] = [], more: Partial<WornIdentity> = {}): WornIdentity => ({
  ...{ id, market: 'FR', retired: false, uses },
  ...more,
});

const anyUse = fc.record({
  seller: fc.integer({ min: 1, max: 6 }),
  country: fc.constantFrom('FR', 'IT', null),
  orderedOn: fc.integer({ min: today - 800, max: today }),
  revealed: fc.boolean(),
  cancelledBySeller: fc.boolean(),
});
const calmUse = anyUse.map((use) => ({ ...use, cancelledBySeller: false }));
const anyIdentities = fc
  .array(
    fc.record({
      market: fc.constantFrom('FR', 'IT'),
      retired: fc.boolean(),
      uses: fc.array(fc.oneof({ weight: 5, arbitrary: calmUse }, { weight: 1, arbitrary: anyUse }), { maxLength: 9 }),
    }),
    { maxLength: 8 },
  )
  .map((all) => all.map((each, nth) => ({ id: nth + 1, ...each })));

describe('the wear of an identity', () => {
  it('counts orders within a year: six are none, the seventh is too many', () => {
    const six = [1, 2, 3, 4, 5, 6].map((seller) => used(seller, 30 * seller));
    expect(wearOf(identity(1, six), today)).to.deep.equal([]);
    expect(wearOf(identity(1, [...six, used(7, 364)]), today)).to.deep.equal([{ kind: 'worn', uses: 7 }]);
    expect(wearOf(identity(1, [...six, used(7, 365)]), today)).to.deep.equal([]);
  });

  it('knows that sellers of one country talk, and forgets no verdict', () => {
    const known = [1, 2, 3].map((seller) => used(seller, 700, { revealed: true }));
    expect(wearOf(identity(1, known), today)).to.deep.equal([{ kind: 'known-in-country', country: 'FR', sellers: 3 }]);
    expect(wearOf(identity(1, [...known.slice(1), used(1, 700)]), today)).to.deep.equal([]);
    const twice = [...known.slice(1), used(2, 600, { revealed: true }), used(8, 10, { revealed: true, country: 'IT' })];
    expect(wearOf(identity(1, twice), today)).to.deep.equal([]);
  });

  it('takes a cancellation by the seller as a hint, for a year', () => {
    const cancelled = (ago: number) => identity(1, [used(1, ago, { cancelledBySeller: true })]);
    expect(wearOf(cancelled(20), today)).to.deep.equal([{ kind: 'cancelled', on: today - 20 }]);
    expect(wearOf(cancelled(365), today)).to.deep.equal([]);
  });

  it('never buys twice from one seller, whether it was revealed or not', () => {
    const one = identity(1, [used(4, 900)]);
    expect(wearFor(one, 4, today)).to.deep.equal([{ kind: 'used-here', revealed: false }]);
    expect(wearFor(identity(1, [used(4, 900, { revealed: true })]), 4, today)[0]).to.include({ revealed: true });
    expect(wearFor(one, 5, today)).to.deep.equal([]);
  });
});

describe('the rotation of identities', () => {
  it('begins with the one that waits longest, then the one that bought least, then the oldest', () => {
    const from = { seller: 50, market: 'FR' };
    expect(nextIdentity([identity(7), identity(4)], from, today)).to.equal(4);
    expect(nextIdentity([identity(4, [used(1, 3)]), identity(7)], from, today)).to.equal(7);
    expect(nextIdentity([identity(4, [used(1, 3)]), identity(7, [used(1, 9)])], from, today)).to.equal(7);
    const often = identity(4, [used(1, 9), used(2, 40)]);
    expect(nextIdentity([often, identity(7, [used(3, 9)])], from, today)).to.equal(7);
    expect(nextIdentity([identity(4, [], { retired: true })], from, today)).to.equal(null);
    expect(nextIdentity([identity(4, [], { market: 'IT' })], from, today)).to.equal(null);
    expect(nextIdentity([identity(4, [], { market: 'IT' })], { seller: 50, market: null }, today)).to.equal(4);
  });

  it('proposes one that nothing speaks against, and of those the one that waits longest', () => {
    fc.assert(
      fc.property(
        anyIdentities,
        fc.integer({ min: 1, max: 7 }),
        fc.constantFrom('FR', 'IT', null),
        (all, seller, market) => {
          const free = all.filter(
            (each) =>
              !each.retired &&
              (market === null || each.market === market) &&
              each.uses.every((use) => use.seller !== seller) &&
              wearOf(each, today).length === 0,
          );
          const chosen = nextIdentity(all, { seller, market }, today);
          if (chosen === null) {
            expect(free).to.deep.equal([]);
            return;
          }
          const last = (each: WornIdentity) => Math.max(-Infinity, ...each.uses.map(({ orderedOn }) => orderedOn));
          const one = free.find(({ id }) => id === chosen);
          expect(one, 'it is one of the free').not.to.equal(undefined);
          for (const other of free) expect(last(one!)).to.be.at.most(last(other));
        },
      ),
    );
  });

  it('uses identities evenly: none buys again before each of the others has', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 6 }), fc.integer({ min: 1, max: 24 }), (count, orders) => {
        const uses = new Map(Array.from({ length: count }, (_, nth): [number, IdentityUse[]] => [nth + 1, []]));
        for (let nth = 0; nth < orders; nth++) {
          const now = today + nth * 80;
          const all = [...uses].map(([id, known]) => identity(id, known));
          const chosen = nextIdentity(all, { seller: 1_000 + nth, market: 'FR' }, now);
          uses.get(chosen!)!.push({ ...used(1_000 + nth, 0), orderedOn: now });
        }
        const counts = [...uses.values()].map((known) => known.length);
        expect(Math.max(...counts) - Math.min(...counts)).to.be.at.most(1);
      }),
    );
  });
});
