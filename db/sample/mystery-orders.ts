/** What the Innovation Lab of the sample has bought: mostly at random, some for cause, some still on the way or under cover. */
import type { Day } from '../../server/scoring/day.ts';
import { categories, grades } from './catalogue.ts';
import { randomOf, risingSums } from './random.ts';
import { sampleSellers, type SampleOptions } from './write-sample-feeds.ts';

export interface SampleMysteryOrder {
  sellerId: string;
  draw: 'random' | 'for_cause';
  category: string;
  grade: string;
  ordered: Day;
  received: Day | null;
  inspected: Day | null;
  revealed: Day | null;
  verdict: 'passed' | 'downgraded' | 'blocker';
  /** Marks from 0 (bad) to 100, as the lab's form takes them. */
  quality: number;
  delivery: number;
  packaging: number;
  safetyFinding: string | null;
  notes: string;
}

const count = 46;
/** The lab began so many days ago. */
const reach = 300;
const verdicts = ['passed', 'downgraded', 'blocker'] as const;
const verdictSums = risingSums([86, 10, 4]);
/** The best mark that goes with a verdict; what is found takes up to fifteen off. */
const bestQuality = { passed: 98, downgraded: 68, blocker: 35 };
const remarks = {
  passed: [
    'As described, clean, battery at 91 %.',
    'Well packed, nothing to object to.',
    'Small scratch, within the grade.',
  ],
  downgraded: ['Sold above its grade: scratches on the frame.', 'Display brighter on the left.', 'Good at best.'],
  blocker: ['Camera does not focus.', 'Speaker dead, box without any padding.', 'Half the storage that was sold.'],
};

/** Of these sellers the lab did not buy at random. */
const causes: Readonly<
  Record<string, Pick<SampleMysteryOrder, 'verdict' | 'safetyFinding' | 'notes'> & { before: number }>
> = {
  complaints: {
    before: 34,
    verdict: 'blocker',
    safetyFinding: null,
    notes: 'Bought after the complaints: charging port loose, display flickers.',
  },
  returns: {
    before: 24,
    verdict: 'downgraded',
    safetyFinding: null,
    notes: 'Sold as excellent, scratched on three sides: the returns are right.',
  },
  battery: {
    // Revealed on the last day: the newest recommendation of all.
    before: 7,
    verdict: 'blocker',
    safetyFinding: 'battery_hazard',
    notes: 'Battery swollen, lifts the back cover. Put into the sand box.',
  },
};

/** @returns as they were ordered. */
export function sampleMysteryOrders(options: SampleOptions): SampleMysteryOrder[] {
  const { seed, until } = options;
  const sellers = sampleSellers(options).filter((seller) => seller.joined < until - reach);
  const sums = risingSums(sellers.map((seller) => Math.sqrt(seller.ordersPerDay)));
  const buy = (nth: number, sellerId: string | null, ordered: Day): SampleMysteryOrder => {
    const random = randomOf(seed, 4, nth);
    const verdict = verdicts[random.weighted(verdictSums)]!;
    const received = ordered + random.between(2, 5);
    const inspected = received + random.between(1, 4);
    const revealed = inspected + random.between(3, 20);
    return {
      sellerId: sellerId ?? sellers[random.weighted(sums)]!.id,
      draw: 'random',
      category: categories[random.between(0, 4)]!.name,
      grade: random.pick(grades).name,
      ordered,
      received: received <= until ? received : null,
      inspected: inspected <= until ? inspected : null,
      revealed: revealed <= until ? revealed : null,
      verdict,
      quality: bestQuality[verdict] - random.between(0, 15),
      delivery: random.between(60, 100),
      packaging: random.between(verdict === 'blocker' ? 15 : 60, 100),
      safetyFinding: null,
      notes: random.pick(remarks[verdict]),
    };
  };
  const drawn = Array.from({ length: count }, (_, nth) =>
    buy(nth, null, until - 1 - Math.floor((nth * reach) / count)),
  );
  const forCause = sellers.flatMap((seller) => {
    const cause = causes[seller.story?.key ?? ''];
    if (!cause) return [];
    const { before, ...found } = cause;
    const ordered = until - before;
    const bought = buy(1000 + before, seller.id, ordered);
    return [
      {
        ...bought,
        ...found,
        quality: bestQuality[found.verdict] - 10,
        draw: 'for_cause' as const,
        received: ordered + 3,
        inspected: ordered + 5,
        revealed: ordered + 7,
      },
    ];
  });
  return [...drawn, ...forCause].sort((a, b) => a.ordered - b.ordered);
}
