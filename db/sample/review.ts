/** A buyer's review: how probable, when, how many stars, in whose language. */
import type { Random } from './random.ts';
import { reviewTexts } from './review-texts.ts';
import type { Rate } from './stories.ts';

export interface Review {
  at: number;
  rating: number;
  title: string;
  body: string;
  language: string;
}

const secondsPerDay = 86_400;
export const reviewedShare = 0.45;

/** How probable one or two stars are, so that all reviews together come to the seller's rate. */
export function lowReviewChance(rates: Record<Rate, number>, bad: boolean, late: boolean): number {
  if (bad) return 0.6;
  if (late) return 0.2;
  return Math.max(0.004, rates.lowReview - 0.6 * (rates.return + 0.6 * rates.complaint) - 0.2 * rates.late);
}

export function writeReview(random: Random, deliveredDay: number, language: string, lowChance: number): Review {
  const low = random.chance(lowChance);
  const mood = random.next();
  const rating = low ? (mood < 0.6 ? 1 : 2) : mood < 0.68 ? 5 : mood < 0.92 ? 4 : 3;
  const day = deliveredDay + 3 + Math.min(17, Math.floor(random.exponential(5)));
  const written = random.chance(0.92) ? language : 'en';
  const texts = reviewTexts[written]!;
  const title = random.pick(low ? texts.unhappy : texts.happy);
  const opening = random.pick(low ? texts.unhappy : texts.happy);
  const more = random.pick(low ? texts.unhappyMore : texts.happyMore);
  const words = random.next();
  return {
    at: day * secondsPerDay + random.between(25_200, 82_800),
    rating,
    title: words < 0.75 ? title : '',
    body: words < 0.6 && more ? (opening === title ? more : `${opening}, ${more}`) : '',
    language: written,
  };
}
