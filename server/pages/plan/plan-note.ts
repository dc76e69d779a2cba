/** What the marketplace's people should know of a seller's own plans where they look at it or decide. */
import type { Database } from '../../../db/connect.ts';
import type { Texts } from '../../languages/texts.ts';
import type { Day } from '../../scoring/day.ts';
import type { Seller } from '../../stores/desk-seller.ts';
import { plansOf } from '../../stores/read-plans.ts';
import { readCommitted } from '../../stores/read.ts';
import { metricWords } from '../metric-words.ts';
import { leadOf } from './present-plan.ts';

export interface PlanNote {
  href: string;
  /** How each open plan stands. */
  plans: { label: string; words: string }[];
}

/** Null: no plan of it is open. */
export async function planNote(
  database: Database,
  seller: Pick<Seller, 'id' | 'sellerId'>,
  today: Day,
  t: Texts,
): Promise<PlanNote | null> {
  const open = (await plansOf(readCommitted(database), seller.id)).filter(({ state }) => state === 'open');
  if (open.length === 0) return null;
  return {
    href: `/sellers/${encodeURIComponent(seller.sellerId)}/plan`,
    plans: open.map((plan) => ({ label: metricWords(t, plan.metric).label, words: leadOf(plan, today, t) })),
  };
}
