/** Draws the sample's sellers: who they are, what and where they sell, how much, how well. */
import { dayText, type Day } from '../../server/scoring/day.ts';
import { categories, grades, kinds } from './catalogue.ts';
import { markets } from './markets.ts';
import { randomOf, risingSums, type Random } from './random.ts';
import { nameSeller } from './seller-names.ts';
import { acceptable, healthy, nightsBefore, stories, type Rate, type Shift, type Story } from './stories.ts';

export interface SampleSeller {
  id: string;
  name: string;
  kind: string;
  country: string;
  joined: Day;
  manager: string;
  story: Story | null;
  /** Orders of an ordinary day; set by `sizeSellers`. */
  ordersPerDay: number;
  tradeInsPerOrder: number;
  /** 1 for a good buyer of used devices. */
  tradeInCare: number;
  leadDays: number;
  /** Rising sums over `markets`, `categories` and `grades`. */
  marketSums: number[];
  categorySums: number[];
  gradeSums: number[];
  priceFactor: number;
  oneCarrier: boolean;
  rates: Record<Rate, number>;
  shifts: Shift[];
}

const managers = ['manager@demo.test', 'ines.moreau@demo.test', 'tomas.novak@demo.test'];
const managerSums = risingSums([45, 30, 25]);
const kindSums = risingSums(kinds.map((kind) => kind.share));
const countrySums = risingSums(markets.map((market) => market.share));

export interface Stretch {
  from: Day;
  until: Day;
  nights: number;
}

export function drawSellers(seed: number, count: number, stretch: Stretch): SampleSeller[] {
  const taken = new Set(stories.map((story) => story.name));
  return Array.from({ length: count }, (_, place) => drawSeller(randomOf(seed, 1, place), place, stretch, taken));
}

function drawSeller(random: Random, place: number, stretch: Stretch, taken: Set<string>): SampleSeller {
  const story = stories[place - 3] ?? null;
  // Every kind and every country has a seller, however small the sample.
  const kind =
    kinds.find((one) => one.name === story?.kind) ??
    (place < 20 ? kinds[place % 8]! : kinds[random.weighted(kindSums)]!);
  const country =
    story?.country ?? (place < 37 ? markets[(place * 5) % 17]!.code : markets[random.weighted(countrySums)]!.code);
  const size = Math.exp(1.45 * Math.min(2, random.normal())) * kind.volume;
  const reach = story?.homeOnly ? 0 : story?.shareOfAll ? 1 : random.next() ** 2;
  const carelessness = random.gammaAroundOne(14);
  const rate = (name: Rate) =>
    acceptable[name] * healthy[name] * (story ? 0.9 : carelessness * random.gammaAroundOne(12));
  return {
    id: `S${String(1001 + place * 7)}`,
    name: story?.name ?? nameSeller(random, country, kind.name, taken),
    kind: kind.name,
    country,
    joined: joinedOn(random, story, stretch),
    manager: story ? managers[0]! : managers[random.weighted(managerSums)]!,
    story,
    ordersPerDay: size,
    tradeInsPerOrder: kind.name !== 'mobile_operator' && random.chance(0.35) ? 0.06 + 0.12 * random.next() : 0,
    tradeInCare: random.gammaAroundOne(8),
    leadDays: kind.leadDays,
    marketSums: risingSums(markets.map((one) => (one.code === country ? 60 : one.share * reach))),
    categorySums: risingSums(
      categories.map((one) => one.share * (kind.favours.includes(one.name) ? 3 : 0.35 * random.next())),
    ),
    gradeSums: risingSums(grades.map((one) => one.share * (0.4 + random.next()))),
    priceFactor: Math.exp(0.08 * random.normal()),
    oneCarrier: story?.oneCarrier ?? false,
    rates: {
      late: rate('late'),
      complaint: rate('complaint'),
      return: rate('return'),
      lowReview: rate('lowReview'),
      cancellation: rate('cancellation'),
    },
    shifts: (story?.shifts ?? []).map((one) => ({
      ...one,
      from: nightsBefore(one.from, stretch.nights),
      to: nightsBefore(one.to, stretch.nights),
    })),
  };
}

function joinedOn(random: Random, story: Story | null, stretch: Stretch): Day {
  const early = stretch.from - random.between(20, 2200);
  const within = random.between(stretch.from + 30, stretch.until - 100);
  const joinsWithin = random.chance(0.14);
  if (story?.joinedBefore) return stretch.until - story.joinedBefore;
  return !story && joinsWithin ? within : early;
}

export const sellersHeader = 'seller_id,name,kind,country,joined_on,manager_email';

export const sellerRow = (seller: SampleSeller): string =>
  [seller.id, seller.name, seller.kind, seller.country, dayText(seller.joined), seller.manager].join(',');
