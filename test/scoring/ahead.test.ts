import { expect } from 'chai';
import fc from 'fast-check';
import { livedNights, nightsAhead, nightsToScore, tippingPoint } from '../../server/scoring/ahead.ts';
import { advance, type DetectorState } from '../../server/scoring/detector.ts';
import { defaultPolicy, levelRank, type Level } from '../../server/scoring/policy.ts';
import { levelsLeft, volumeOf } from '../../server/scoring/recovery.ts';
import { judgeNight, readNight, type SellerNight } from '../../server/scoring/seller-night.ts';
import { keys, last, rulesOf, sellerNight } from '../support/seller-nights.ts';

const worlds = fc.record({
  perNight: fc.constantFrom(1, 4, 12),
  rates: fc.array(fc.constantFrom(0, 0.03, 0.1, 0.3), { minLength: 1, maxLength: 5 }),
  level: fc.constantFrom<Level>('none', 'warn'),
  warned: fc.constantFrom(null, 0, 30),
});
const worldOf = ({
  perNight,
  rates,
  level,
  warned,
}: {
  perNight: number;
  rates: number[];
  level: Level;
  warned: number | null;
}) => ({
  ...sellerNight(perNight, { complaint: rates, 'bad-order': rates }, { complaint: level }),
  warnedDaysAgo: warned,
});
const detectorIn = (night: SellerNight, metric: string): DetectorState =>
  night.metrics.find((one) => one.metric === metric)!.detector!;

/** A night whose feeds are so many days late. */
const behind = (tonight: SellerNight, late: number): SellerNight => ({
  ...tonight,
  night: tonight.night + late,
});

/** So many more events of each kind, posted with what the night expects and judged, in words of the test's own. */
function levelWith(before: SellerNight, kinds: readonly string[], events: number): Level {
  const metrics = before.metrics.map((one) => {
    const { metric, detector, lastPosting, asOf, eventsFromBuyers } = one;
    const observed = kinds.includes(metric) ? events : 0;
    const expected = volumeOf({ state: detectorIn(tonightOf(before), metric), policy: defaultPolicy });
    const posting = { night: lastPosting! + 1, observed, expected };
    const from = eventsFromBuyers + observed;
    return {
      ...{ ...one, lastPosting: lastPosting! + 1, asOf: asOf! + 1, eventsFromBuyers: from },
      detector: advance(detector, posting, rulesOf(metric)),
    };
  });
  const warnedDaysAgo = before.warnedDaysAgo === null ? null : Math.max(7, before.warnedDaysAgo + 1);
  const { verdicts } = judgeNight({ ...before, night: before.night + 1, warnedDaysAgo, metrics });
  const risen = kinds.map((kind) => ({ kind, level: verdicts.get(kind)!.level }));
  return risen.reduce<Level>(
    (worst, { kind, level }) =>
      levelRank(level) > levelRank(detectorIn(before, kind).level) && levelRank(level) > levelRank(worst)
        ? level
        : worst,
    'none',
  );
}
const origins = new WeakMap<SellerNight, SellerNight>();
const tonightOf = (night: SellerNight): SellerNight => origins.get(night) ?? night;

describe('the nights to come', () => {
  it('post what the seller usually has, and no event', () => {
    const tonight = sellerNight(4, { complaint: [0.3] });
    const [first, second] = nightsAhead(tonight, rulesOf, 2);
    expect([first!.night, second!.night]).to.deep.equal([last + 1, last + 2]);
    for (const metric of keys) {
      const [then, now] = [detectorIn(second!, metric), detectorIn(tonight, metric)];
      expect(then.observed).to.be.closeTo(now.observed * 2 ** (-2 / 90), 1e-6);
      expect(volumeOf({ state: then, policy: defaultPolicy })).to.be.closeTo(
        volumeOf({ state: now, policy: defaultPolicy }),
        1e-6,
      );
    }
    expect(second!.warnedDaysAgo).to.equal(32);
  });

  it('take a feed that is late tonight to arrive, so that its metric is judged again', () => {
    const next = nightsAhead(behind(sellerNight(4, { complaint: [0.3] }), 2), rulesOf, 1)[0]!;
    expect(next.metrics.map(({ asOf }) => asOf)).to.deep.equal(keys.map(() => last + 3));
    expect(readNight(next).readings.map(({ staleNights }) => staleNights)).to.deep.equal(keys.map(() => 0));
  });

  it('leave alone what has no data', () => {
    const tonight = sellerNight(4, {});
    const metrics = tonight.metrics.map((one) => ({ ...one, missing: true }));
    expect(nightsAhead({ ...tonight, metrics }, rulesOf, 1)[0]!.metrics).to.deep.equal(metrics);
  });
});

describe('nights that are lived through', () => {
  it('leave each level on the night that the way back names', () => {
    fc.assert(
      fc.property(fc.constantFrom(4, 12), fc.constantFrom(0.1, 0.3), fc.constantFrom(0, 2), (perNight, rate, late) => {
        const tonight = behind(sellerNight(perNight, { complaint: [rate] }, { complaint: 'limit' }), late);
        const state = detectorIn(tonight, 'complaint');
        const own = defaultPolicy.metrics['complaint']!;
        const known = { state, night: last, own, policy: defaultPolicy, prior: defaultPolicy.prior };
        const left = levelsLeft(known, { perDay: volumeOf(known), share: 0 });
        expect(left.map(({ level }) => level)).to.deep.equal(['limit', 'warn']);
        const levelAfter = (nights: number) => detectorIn(livedNights(tonight, rulesOf, nights), 'complaint').level;
        expect(levelAfter(left[0]!.nights - 1)).to.equal('limit');
        expect(levelAfter(left[0]!.nights)).to.equal('warn');
        expect(levelAfter(left[1]!.nights - 1)).to.equal('warn');
        expect(levelRank(levelAfter(left[1]!.nights))).to.be.below(levelRank('warn'));
      }),
      { numRuns: 6 },
    );
  });

  it('are tonight itself where none passes', () => {
    const tonight = sellerNight(4, {});
    expect(livedNights(tonight, rulesOf, 0)).to.equal(tonight);
  });
});

describe('what tips a level', () => {
  it('is the fewest events, and the last night on which they do', () => {
    let found = 0;
    fc.assert(
      fc.property(worlds, (world) => {
        const tonight = worldOf(world);
        const nights = nightsAhead(tonight, rulesOf, 20);
        for (const night of nights) origins.set(night, tonight);
        const kinds = ['complaint', 'bad-order'] as const;
        const tipping = tippingPoint(nights, kinds, rulesOf);
        if (!tipping) {
          expect(levelRank(levelWith(tonight, kinds, 3))).to.be.below(levelRank('warn'));
          return;
        }
        found += 1;
        const { events, level, until } = tipping;
        expect(levelWith(tonight, kinds, events)).to.equal(level);
        if (events > 1) expect(levelRank(levelWith(tonight, kinds, events - 1))).to.be.below(levelRank('warn'));
        const before = (night: number) => (night === last + 1 ? tonight : nights[night - last - 2]!);
        const lastNight = until ?? last + 20;
        expect(levelRank(levelWith(before(lastNight), kinds, events))).to.be.at.least(levelRank(level));
        if (until !== null)
          expect(levelRank(levelWith(before(until + 1), kinds, events))).to.be.below(levelRank(level));
      }),
      { numRuns: 60 },
    );
    expect(found).to.be.above(5);
  });

  it('is nothing where a few events are far from enough, and a limit only where a warning stands', () => {
    expect(tippingPoint(nightsAhead(sellerNight(40, {}), rulesOf, 5), ['complaint'], rulesOf)).to.equal(null);
    const warned = sellerNight(4, { complaint: [0, 0.3, 0.3] }, { complaint: 'warn' });
    const at = (warnedDaysAgo: number | null) =>
      tippingPoint(nightsAhead({ ...warned, warnedDaysAgo }, rulesOf, 5), ['complaint'], rulesOf)?.level;
    expect(at(0)).to.equal('limit');
    expect(at(null)).not.to.equal('limit');
    expect(tippingPoint([], ['complaint'], rulesOf)).to.equal(null);
  });
});

describe('the nights until a score is back', () => {
  it('are the fewest after which it is reached, without any event', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(2, 12),
        fc.constantFrom(0.1, 0.3),
        fc.constantFrom(60, 70, 75),
        (perNight, rate, wanted) => {
          const tonight = sellerNight(perNight, { complaint: [rate], return: [rate] });
          const nights = nightsAhead(tonight, rulesOf, 120);
          const scoreAfter = (count: number) => readNight(count === 0 ? tonight : nights[count - 1]!).score.score!;
          const found = nightsToScore(tonight, nights, wanted);
          if (found === null) expect(scoreAfter(120)).to.be.below(wanted);
          else {
            expect(scoreAfter(found)).to.be.at.least(wanted);
            if (found > 0) expect(scoreAfter(found - 1)).to.be.below(wanted);
          }
        },
      ),
      { numRuns: 12 },
    );
  });

  it('are unknown where there is no score', () => {
    const tonight = { ...sellerNight(4, {}), metrics: [] };
    expect(nightsToScore(tonight, nightsAhead(tonight, rulesOf, 3), 70)).to.equal(null);
  });
});
