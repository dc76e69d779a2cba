/** What sellers are told of groups: nothing from which one of them, or a few, could be worked out. */
import { expect } from 'chai';
import fc from 'fast-check';
import { groupParts, type Grouped } from '../../server/pages/compare/group-query.ts';
import { leastPeers, tellableGroups } from '../../server/pages/compare/tellable-groups.ts';
import type { FunnelRow } from '../../server/pages/compare/funnel-rows.ts';
import { isTellable } from '../../server/pages/scorecard/own-funnel.ts';
import { roughPlace } from '../../server/pages/scorecard/present-peers.ts';

const word = (...words: string[]) => fc.option(fc.constantFrom(...words), { nil: null, freq: 6 });
const marketplace: fc.Arbitrary<Grouped[]> = fc.array(
  fc.record({
    kind: word('trader', 'factory', 'lessor'),
    country: word('FR', 'IT', 'DE'),
    category: word('tv', 'audio'),
  }),
  { maxLength: 90 },
);
const some = (number: number, kind: string, country = 'FR'): Grouped[] =>
  Array.from({ length: number }, () => ({ kind, country, category: 'audio' }));
const named = (all: readonly Grouped[]) => tellableGroups(all).map(({ value }) => value);

describe('the groups that sellers are told of', () => {
  it('have ten sellers and more, and no difference between them fewer', () => {
    fc.assert(
      fc.property(marketplace, (all) => {
        const told = tellableGroups(all);
        for (const { members } of told) expect(members.length).to.be.at.least(leastPeers);
        const few = (number: number) => number > 0 && number < leastPeers;
        for (const part of groupParts) {
          const own = told.filter((group) => group.part === part);
          const left = all.length - own.reduce((sum, { members }) => sum + members.length, 0);
          if (own.length > 0) expect(few(left), `${left} left of ${part}`).to.equal(false);
        }
        for (const { members: inside } of told)
          for (const { members: around } of told) {
            const isWithin = inside.every((one) => around.includes(one));
            expect(isWithin && few(around.length - inside.length)).to.equal(false);
          }
      }),
    );
  });

  it('leave out the smallest where the rest would tell of a few', () => {
    expect(named([...some(40, 'trader'), ...some(13, 'repairer'), ...some(2, 'factory')])).to.have.members([
      'audio',
      'FR',
      'trader',
    ]);
    expect(named([...some(12, 'trader'), ...some(9, 'lessor')]))
      .not.to.include('trader')
      .and.not.to.include('lessor');
  });

  it('leave out a group inside another one that has few others', () => {
    const told = named([...some(30, 'trader', 'IT'), ...some(20, 'factory', 'DE'), ...some(5, 'factory', 'IT')]);
    expect(told).to.have.members(['audio', 'IT', 'factory']);
  });

  it('say no rate of all where one other seller is most of it, or fewer than ten others are', () => {
    const rows = (exposures: number[]) => exposures.map((exposure) => ({ exposure }) as FunnelRow);
    const of = (all: FunnelRow[]) => isTellable(all, all[0]!);
    expect(of(rows([5000, ...Array.from({ length: 10 }, () => 100)]))).to.equal(true);
    expect(of(rows(Array.from({ length: 10 }, () => 100)))).to.equal(false);
    expect(of(rows([50, 2000, ...Array.from({ length: 12 }, () => 100)]))).to.equal(false);
  });

  it('are told of in round figures, rather too wide', () => {
    expect(roughPlace({ rankLow: 3, rankHigh: 9 }, 13)).to.deep.equal({ low: 30, high: 80, size: 10 });
    fc.assert(
      fc.property(fc.integer({ min: 10, max: 500 }), fc.nat(), fc.nat(), (total, one, other) => {
        const [rankLow, rankHigh] = [1 + (one % total), 1 + (other % total)].sort((a, b) => a - b) as [number, number];
        const { low, high } = roughPlace({ rankLow, rankHigh }, total);
        expect(low % 5 === 0 && high % 5 === 0).to.equal(true);
        expect(low).to.be.at.most((100 * (total - rankHigh)) / total + 1e-9);
        expect(high).to.be.at.least((100 * (total - rankLow)) / total - 1e-9);
      }),
    );
  });
});
