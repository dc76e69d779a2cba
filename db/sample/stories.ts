/** The sellers of the sample with a story of their own, and how the quality of some others drifts. Days count back from the last night. */
export type Rate = 'late' | 'complaint' | 'return' | 'lowReview' | 'cancellation';

/** From `from` to `to` nights before the last one a rate is `times` the acceptable one. */
export interface Shift {
  rate: Rate;
  times: number;
  from: number;
  to: number;
}

export interface Story {
  key: string;
  name: string;
  kind: string;
  country: string;
  /** On an ordinary day; null: a share of all orders, or the days named. */
  ordersPerDay: number | null;
  shareOfAll?: number;
  orderedBefore?: readonly number[];
  joinedBefore?: number;
  homeOnly?: boolean;
  /** All parcels with the market's first carrier. */
  oneCarrier?: boolean;
  shifts: readonly Shift[];
}

const shift = (rate: Rate, times: number, from: number, to = -1): Shift => ({ rate, times, from, to });

/** Shares of what is acceptable at which a healthy seller of the sample works. */
export const healthy: Readonly<Record<Rate, number>> = {
  late: 0.5,
  complaint: 0.45,
  return: 0.45,
  lowReview: 0.5,
  cancellation: 0.35,
};

export const acceptable: Readonly<Record<Rate, number>> = {
  late: 0.04,
  complaint: 0.01,
  return: 0.02,
  lowReview: 0.08,
  cancellation: 0.01,
};

export const stories: readonly Story[] = [
  {
    key: 'huge',
    name: 'Manufacture Ostrevant',
    kind: 'factory',
    country: 'FR',
    ordersPerDay: null,
    shareOfAll: 0.2,
    shifts: [],
  },
  {
    key: 'complaints',
    name: 'Comptoir Valmeyer',
    kind: 'trader',
    country: 'FR',
    ordersPerDay: 14,
    shifts: [shift('complaint', 2.6, 105, 58), shift('complaint', 7.5, 58), shift('return', 4.5, 58)],
  },
  {
    key: 'returns',
    name: 'Handelshaus Falkenried',
    kind: 'trader',
    country: 'DE',
    ordersPerDay: 11,
    shifts: [shift('return', 3.4, 56)],
  },
  {
    key: 'late',
    name: 'Talleres Quirós',
    kind: 'repairer',
    country: 'ES',
    ordersPerDay: 9,
    shifts: [shift('late', 3.2, 60)],
  },
  {
    key: 'recovered',
    name: 'Werkstatt Tannhof',
    kind: 'repairer',
    country: 'DE',
    ordersPerDay: 12,
    shifts: [shift('complaint', 5, 330, 260)],
  },
  {
    key: 'tiny',
    name: 'Atelier Brévent',
    kind: 'repairer',
    country: 'FR',
    ordersPerDay: null,
    orderedBefore: [70, 41, 12],
    homeOnly: true,
    shifts: [],
  },
  {
    key: 'new',
    name: 'Larkfield Mobile',
    kind: 'mobile_operator',
    country: 'GB',
    ordersPerDay: 6,
    joinedBefore: 35,
    shifts: [],
  },
  {
    key: 'strike',
    name: 'Magasins Cordouan',
    kind: 'retailer',
    country: 'FR',
    ordersPerDay: 7,
    homeOnly: true,
    oneCarrier: true,
    shifts: [],
  },
  {
    key: 'battery',
    name: 'Kreislauf Dornbusch',
    kind: 'recycler',
    country: 'DE',
    ordersPerDay: 10,
    shifts: [shift('return', 1.2, 60), shift('complaint', 1.2, 60)],
  },
  {
    key: 'own',
    name: 'Officina Rossi',
    kind: 'repairer',
    country: 'IT',
    ordersPerDay: 6,
    shifts: [shift('late', 2.8, 30)],
  },
];

/**
 * Lesser troubles: the rate of the seller at this place in the order of size goes up, in time for the evidence to be strong
 * on one of the last nights.
 */
export const drifts: readonly { place: number; rate: Rate; times: number }[] = [
  { place: 1, rate: 'late', times: 1.8 },
  { place: 2, rate: 'lowReview', times: 2.1 },
  { place: 3, rate: 'complaint', times: 3.5 },
  { place: 4, rate: 'late', times: 2.3 },
  { place: 5, rate: 'return', times: 2.6 },
  { place: 6, rate: 'complaint', times: 4 },
  { place: 7, rate: 'return', times: 3 },
  { place: 8, rate: 'cancellation', times: 3.5 },
  { place: 9, rate: 'lowReview', times: 2.6 },
  { place: 10, rate: 'late', times: 2.7 },
  { place: 11, rate: 'cancellation', times: 4 },
  { place: 12, rate: 'return', times: 3.2 },
  { place: 13, rate: 'late', times: 2.9 },
  { place: 14, rate: 'lowReview', times: 2.9 },
  { place: 15, rate: 'complaint', times: 4.6 },
  { place: 16, rate: 'late', times: 3.1 },
  { place: 18, rate: 'return', times: 3.7 },
  { place: 19, rate: 'late', times: 3.2 },
  { place: 20, rate: 'complaint', times: 5.2 },
  { place: 22, rate: 'late', times: 3.5 },
  { place: 23, rate: 'lowReview', times: 3.2 },
  { place: 25, rate: 'cancellation', times: 5.7 },
  { place: 27, rate: 'late', times: 3.6 },
  { place: 30, rate: 'late', times: 4 },
];

/** The strike at the first French carrier, and what share of its parcels it made late: of the usual seller, and of the one hit hardest. */
export const strike = { market: 'FR', from: 96, to: 85, usual: 0.3, worst: 0.55 };

/** When the returns feed fell silent, which part of it arrived later, and how many of the last days are still missing. */
export const silence = { from: 196, to: 167, resentTo: 181, missingDays: 2 };

/** Old stories move closer together when the sample is shorter than 14 months. */
export const nightsBefore = (before: number, stretch: number): number =>
  before > 120 ? Math.round((before * Math.min(stretch, 425)) / 425) : before;
