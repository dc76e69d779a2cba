/** What shops of the sample contest, and what they are answered. */
import type { DisputeReason, PointVerdict } from '../../server/cases/dispute.ts';

/** Of each point in its order, so many days after the dispute was filed. */
export interface ContestAnswer {
  after: number;
  points: readonly { verdict: PointVerdict; answer: string }[];
  closing: string;
}

export interface Contest {
  /** The story of the shop. */
  story: string;
  reason: DisputeReason;
  /** The newest order that counts as all of these is contested. */
  claims: readonly { metric: string; claim: string }[];
  /** Days before the last one of the sample; null: the day that makes its answer due when the visitor comes. */
  filed: number | null;
  /** Null: the visitor answers. */
  answer: ContestAnswer | null;
  /** Another person's, which takes its place. */
  correction?: ContestAnswer & { reason: string };
}

/** After the days whose cases the manager still decides: a dispute holds what it would spare. */
export const contests: readonly Contest[] = [
  {
    ...{ story: 'own', reason: 'carrier', filed: 12 },
    claims: [
      {
        metric: 'late-delivery',
        claim:
          'The carrier scanned this parcel in our town two days before the promised day, and then left it in its hub. The tracking page shows it.',
      },
    ],
    answer: {
      after: 3,
      points: [
        {
          verdict: 'refused',
          answer: 'The tracking page shows no scan before the promised day: the parcel was handed over a day late.',
        },
      ],
      closing: '',
    },
    correction: {
      after: 6,
      points: [
        {
          verdict: 'accepted',
          answer: 'We looked at the scans: you handed it over in time, and it stood in the hub for four days.',
        },
      ],
      closing: 'We are sorry for the first answer: it looked at another parcel.',
      reason: 'The first answer read the scans of another parcel of the same day.',
    },
  },
  {
    ...{ story: 'complaints', reason: 'buyer', filed: 10 },
    claims: [
      {
        metric: 'low-review',
        claim: 'The review speaks of another device than the one in this order: the buyer mixed up two of our parcels.',
      },
      {
        metric: 'return',
        claim:
          'It came back with a broken screen that it did not have when it left us: our photos of the day show it whole.',
      },
    ],
    answer: {
      after: 4,
      points: [
        {
          verdict: 'accepted',
          answer: 'The words of the review are about another order, as you say. It does not count for this one.',
        },
        {
          verdict: 'refused',
          answer:
            'The photos show another serial number than the device that came back. Without photos of this one it counts.',
        },
      ],
      closing: '',
    },
  },
  {
    ...{ story: 'late', reason: 'platform', filed: null, answer: null },
    claims: [
      {
        metric: 'late-delivery',
        claim:
          'The label could not be printed for a day: your shipping page answered with an error, and your support wrote that it was known.',
      },
    ],
  },
  {
    ...{ story: 'own', reason: 'wrong-record', filed: 1, answer: null },
    claims: [
      {
        metric: 'late-delivery',
        claim: 'The buyer signed for it on the promised day. The carrier sent the proof of delivery only afterwards.',
      },
    ],
  },
];
