/** A used device that a seller bids for: offered, posted, checked, paid or sent back. */
import type { Random } from './random.ts';

export interface TradeIn {
  offered: number;
  received: number | null;
  inspected: number | null;
  counterOffer: number | null;
  decision: string;
  decided: number | null;
  paid: number | null;
  sentBack: number | null;
}

const secondsPerDay = 86_400;

/** @param care 1 for a good buyer; a careless one makes more counter-offers and takes its time. */
export function tradeIn(random: Random, offered: number, offer: number, care: number): TradeIn {
  const posted = random.chance(0.86);
  const days = (mean: number) => Math.round(secondsPerDay * (0.4 + random.exponential(mean)));
  const received = offered + days(6);
  const inspected = received + days(0.6 / care);
  const countered = random.chance(0.09 / care);
  const counterOffer = Math.round(offer * (0.45 + 0.4 * random.next()));
  const decided = inspected + (countered ? days(1.5) : 60);
  const accepted = !countered || random.chance(0.6);
  const settled = decided + days((accepted ? 1.4 : 0.45) / care);
  if (!posted) {
    return {
      offered,
      received: null,
      inspected: null,
      counterOffer: null,
      decision: '',
      decided: null,
      paid: null,
      sentBack: null,
    };
  }
  return {
    offered,
    received,
    inspected,
    counterOffer: countered ? counterOffer : null,
    decision: accepted ? 'accepted' : 'rejected',
    decided,
    paid: accepted ? settled : null,
    sentBack: accepted ? null : settled,
  };
}
