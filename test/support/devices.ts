/** Used devices that three sellers buy: D0 is a careful buyer, D1 takes its time and counters, D2 buys now and then. */
import { dayZero, type ToldTradeIn } from './marketplace.ts';

export function devices(days: number, sellers: readonly [string, string, string] = ['S0', 'S1', 'S2']): ToldTradeIn[] {
  const told: ToldTradeIn[] = [];
  for (const [index, seller] of sellers.entries()) {
    for (let offset = 0; offset < days; offset++) {
      const count = index === 2 ? (offset % 10 === 0 ? 1 : 0) : 3;
      for (let n = 0; n < count; n++) told.push(device(index, seller, offset, n));
    }
  }
  return told;
}

function device(index: number, seller: string, offset: number, n: number): ToldTradeIn {
  const slow = index === 1 && (offset + n) % 2 === 0;
  const [received, countered] = [dayZero + offset + 2, index === 1 && n === 1];
  const inspected = received + (slow ? 6 : 1);
  const decided = inspected + (countered ? 2 : 0);
  const declined = countered && offset % 4 < 2;
  return {
    id: `T-${index}-${offset}-${n}`,
    seller,
    offered: dayZero + offset,
    received,
    inspected,
    countered,
    decision: declined ? 'rejected' : 'accepted',
    decided,
    ...(declined ? { sentBack: decided + (slow ? 7 : 1) } : { paid: decided + (slow ? 12 : 2) }),
  };
}
