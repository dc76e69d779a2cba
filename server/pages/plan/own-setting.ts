/** Whose plans are read or changed: a seller's own, by its session and by nothing else. */
import type { Request } from 'express';
import { refusal } from '../../access/guard.ts';
import type { Person } from '../../access/route.ts';
import { instantText, type Context } from '../../context.ts';
import { dayText, type Day } from '../../scoring/day.ts';
import { readingPoint, type Seller } from '../../stores/desk-seller.ts';
import type { Acting } from '../../stores/plans.ts';
import { publishedNight } from '../../stores/published-night.ts';
import { plansOf, type Plan } from '../../stores/read-plans.ts';
import { readCommitted } from '../../stores/read.ts';
import { ownSeller } from '../../stores/scorecard.ts';
import { nightsWanted, rateKey } from './present-plan.ts';

export interface OwnSetting {
  seller: Seller;
  today: Day;
  acting: Acting;
  readsOnly: boolean;
}

export async function ownSetting({ person }: Request, { database, clock, calendar }: Context): Promise<OwnSetting> {
  const now = clock.now();
  const today = calendar(now);
  const own = await ownSeller(database, person as Person, dayText(today));
  if (!own || !person) throw refusal(404);
  const { seller } = own;
  const acting = { seller: seller.id, sellerId: seller.sellerId, by: person.email, at: instantText(now) };
  return { seller, today, acting, readsOnly: person.rights === 'reader' };
}

/** The plans of a seller, with the night and the rates that their milestones are judged by. */
export async function plansWithRates({ database }: Pick<Context, 'database'>, seller: number) {
  const plans = await plansOf(readCommitted(database), seller);
  const last = await publishedNight(database);
  const night = last?.night ?? null;
  const rates = new Map<string, number | null>();
  for (const wanted of night === null ? [] : nightsWanted(plans, night)) {
    const point = await readingPoint(database, seller, wanted.metric, wanted.night);
    rates.set(rateKey(wanted.metric, wanted.night), point?.rate ?? null);
  }
  return { plans, night, rates };
}

/** One of them; anything else does not exist. */
export function planNamed(plans: readonly Plan[], id: number): Plan {
  const plan = plans.find((one) => one.id === id);
  if (!plan) throw refusal(404);
  return plan;
}
