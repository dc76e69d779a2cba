/** What the sample's sellers sell: categories with their share and usual price, and the grades with theirs. */
export interface Category {
  name: string;
  share: number;
  /** Euro cents of the middle of the range, in grade good. */
  price: number;
}

export const categories: readonly Category[] = [
  { name: 'smartphones', share: 46, price: 27_900 },
  { name: 'laptops', share: 14, price: 46_900 },
  { name: 'tablets', share: 9, price: 24_900 },
  { name: 'consoles', share: 6, price: 21_900 },
  { name: 'smartwatches', share: 7, price: 15_900 },
  { name: 'audio', share: 6, price: 8_900 },
  { name: 'appliances', share: 3, price: 18_900 },
  { name: 'desktops', share: 3, price: 38_900 },
  { name: 'tv', share: 2, price: 31_900 },
  { name: 'mobility', share: 1, price: 29_900 },
  { name: 'retro', share: 1, price: 7_900 },
  { name: 'accessories', share: 2, price: 2_490 },
];

export interface Grade {
  name: string;
  share: number;
  priceFactor: number;
}

export const grades: readonly Grade[] = [
  { name: 'fair', share: 24, priceFactor: 0.86 },
  { name: 'good', share: 38, priceFactor: 1 },
  { name: 'excellent', share: 31, priceFactor: 1.14 },
  { name: 'premium', share: 7, priceFactor: 1.32 },
];

/** The kinds of seller: how many of a hundred, how their volume and lead time compare, and what they sell above their share. */
export interface Kind {
  name: string;
  share: number;
  volume: number;
  leadDays: number;
  favours: readonly string[];
}

export const kinds: readonly Kind[] = [
  { name: 'factory', share: 12, volume: 2.6, leadDays: 1, favours: ['smartphones', 'laptops', 'tablets'] },
  { name: 'repairer', share: 26, volume: 0.6, leadDays: 2, favours: ['smartphones', 'consoles', 'smartwatches'] },
  { name: 'recycler', share: 10, volume: 1, leadDays: 2, favours: ['laptops', 'desktops', 'appliances'] },
  { name: 'trader', share: 27, volume: 0.9, leadDays: 1, favours: ['smartphones', 'audio', 'accessories'] },
  { name: 'lessor', share: 6, volume: 1.1, leadDays: 2, favours: ['laptops', 'desktops', 'mobility'] },
  { name: 'manufacturer', share: 4, volume: 1.8, leadDays: 1, favours: ['appliances', 'tv', 'audio'] },
  { name: 'retailer', share: 11, volume: 1.3, leadDays: 1, favours: ['tv', 'retro', 'consoles'] },
  { name: 'mobile_operator', share: 4, volume: 2, leadDays: 1, favours: ['smartphones', 'smartwatches'] },
];
