/** What the Innovation Lab of the sample buys, and what it finds: as its weekly plans draw, and for causes that somebody named. */
import type { Day } from '../../server/scoring/day.ts';
import { grades } from './catalogue.ts';
import { randomOf, risingSums } from './random.ts';
import { sampleSellers, type SampleOptions } from './write-sample-feeds.ts';

/** Something wrong with a device: the key of the checklist's item, and the inspector's words. */
export interface SampleFault {
  item: string;
  note: string;
  part?: string;
  batch?: string;
}

export interface SampleFindings {
  /** Days from the parcel's arrival to the inspection, and from the verdict to its reveal. */
  inspectsAfter: number;
  revealsAfter: number;
  /** Lower than sold, where the device does not keep what its grade promises. */
  gradeSeen: string | null;
  /** What shows it. */
  gradeNote?: string;
  faults: readonly SampleFault[];
  notes: string;
}

export interface SampleMysteryOrder extends SampleFindings {
  sellerId: string;
  /** Of one that was not drawn: who asked for it, and why. */
  cause: string;
  category: string;
  grade: string;
  ordered: Day;
  hasPhotos: boolean;
}

/** The lab has drawn its weeks for so many days. */
export const labReach = 112;

const outcomes = ['passed', 'downgraded', 'blocker'] as const;
type Outcome = (typeof outcomes)[number];
/** Of the usual seller, and of one whose figures are bad. */
const chances = { usual: risingSums([90, 8, 2]), bad: risingSums([52, 30, 18]) };

const blemishes: readonly SampleFault[] = [
  { item: 'body-clean', note: 'Glue of an old sticker on the back.' },
  { item: 'invoice', note: 'No invoice in the box, none by e-mail after three days.' },
  { item: 'box-full', note: 'Device slides about in the box.' },
  { item: 'box-cushioned', note: 'One layer of paper, no cushioning at the corners.' },
];
const substitutes: readonly SampleFault[] = [
  {
    item: 'parts-original',
    note: 'Battery is not the maker’s, the offer says nothing.',
    part: 'battery YC-4410',
    batch: 'B2608',
  },
  {
    item: 'parts-original',
    note: 'Battery is not the maker’s, the offer says nothing.',
    part: 'battery YC-4410',
    batch: 'B2611',
  },
  { item: 'accessories', note: 'No charging cable although the offer lists one.' },
  { item: 'as-offered', note: 'Half the storage that was sold.' },
];
/** None of them a danger: only the story that tells of one suspends. */
const breakdowns: readonly SampleFault[] = [
  { item: 'starts', note: 'Restarts by itself every few minutes.' },
  { item: 'starts', note: 'Does not switch on, not even after a night at the charger.' },
  { item: 'starts', note: 'Goes dark after two minutes, whatever one does.' },
];

/** What the inspection of the nth drawn order finds. */
export function findingsOf({ seed }: SampleOptions, nth: number, sold: string | null, isBad: boolean): SampleFindings {
  const random = randomOf(seed, 4, nth);
  const outcome = outcomes[random.weighted(isBad ? chances.bad : chances.usual)]!;
  const lower = lowerThan(sold);
  const asSold = outcome !== 'downgraded' || lower === null || random.between(0, 2) === 0;
  return {
    inspectsAfter: random.between(0, 2),
    revealsAfter: random.between(2, 7),
    ...(asSold ? { gradeSeen: sold } : { gradeSeen: lower, gradeNote: 'Marks that one feels on the frame.' }),
    faults: [
      ...(random.between(0, 2) === 0 ? [random.pick(blemishes)] : []),
      ...(outcome === 'downgraded' && asSold ? [random.pick(substitutes)] : []),
      ...(outcome === 'blocker' ? [random.pick(breakdowns)] : []),
    ],
    notes: remarks[outcome],
  };
}

const remarks: Record<Outcome, string> = {
  passed: 'Nothing to object to.',
  downgraded: 'Not what was sold.',
  blocker: 'Second pair of eyes asked for.',
};

function lowerThan(sold: string | null): string | null {
  const place = grades.findIndex(({ name }) => name === sold);
  return grades[place - 1]?.name ?? null;
}

type Said = 'cause' | 'category' | 'grade' | 'gradeSeen' | 'gradeNote' | 'faults' | 'notes';

interface Cause extends Pick<SampleMysteryOrder, Said> {
  /** Days before the end of the sample. */
  before: number;
}

/** Of these sellers the lab buys for a cause. */
const causes: Readonly<Record<string, Cause>> = {
  complaints: {
    before: 34,
    cause: 'Maud Lefort: complaints about charging since the end of the summer.',
    ...{ category: 'smartphones', grade: 'good', gradeSeen: 'good' },
    faults: [
      {
        item: 'charges',
        note: 'Socket loose: charges only when the plug is pressed down.',
        part: 'socket CP-77',
        batch: 'L31',
      },
      { item: 'starts', note: 'Switches itself off at 40 %.' },
    ],
    notes: 'The complaints are right.',
  },
  returns: {
    before: 24,
    cause: 'Maud Lefort: returns say “not as described”.',
    ...{ category: 'laptops', grade: 'excellent', gradeSeen: 'good', gradeNote: 'Scratched on three sides.' },
    faults: [{ item: 'body-clean', note: 'Stickers of a company on the lid.' }],
    notes: 'Scratched on three sides: the returns are right.',
  },
  own: {
    before: 13,
    cause: 'Maud Lefort: late parcels in November, wants to see one arrive.',
    ...{ category: 'smartphones', grade: 'excellent', gradeSeen: 'good' },
    gradeNote: 'Scratches on the frame that one feels.',
    faults: [{ item: 'box-cushioned', note: 'One sheet of paper around the phone.' }],
    notes: 'Scratches on the frame that one feels.',
  },
  // Revealed on the last day: the newest recommendation of all.
  battery: {
    before: 7,
    cause: 'Lab: three returned batteries of this shop were warm to the touch.',
    ...{ category: 'smartphones', grade: 'good', gradeSeen: 'good' },
    faults: [
      {
        item: 'battery-flat',
        note: 'Battery swollen, lifts the back cover by 3 mm.',
        part: 'battery YC-4410',
        batch: 'B2611',
      },
    ],
    notes: 'Put into the sand box.',
  },
};

/** Those that were bought for a cause, as they were ordered; each arrives after three days and is revealed a week after its order. */
export function sampleMysteryOrders(options: SampleOptions): SampleMysteryOrder[] {
  return sampleSellers(options)
    .flatMap((seller) => {
      const known = causes[seller.story?.key ?? ''];
      if (!known) return [];
      const { before, ...found } = known;
      const paces = { inspectsAfter: 1, revealsAfter: 2, hasPhotos: true };
      return [{ ...found, ...paces, sellerId: seller.id, ordered: options.until - before }];
    })
    .sort((a, b) => a.ordered - b.ordered);
}
