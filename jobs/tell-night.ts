/** The night in a message: which cases are new, which have been raised to a harsher level, which have ended. */
import type { NightEvent, ToldCase } from '../server/enforcement/event.ts';
import { measureRank } from '../server/cases/decision.ts';
import { dayText, type Day } from '../server/scoring/day.ts';
import { changesOfNight } from '../server/stores/recommendations.ts';
import type { Read } from '../server/stores/read.ts';

type Change = Awaited<ReturnType<typeof changesOfNight>>[number];

export async function nightSummary(
  read: Read,
  night: Day,
): Promise<Pick<NightEvent, 'night' | 'opened' | 'raised' | 'ended' | 'held'>> {
  const changes = await changesOfNight(read, night);
  const began = changes.filter(({ since }) => since === night);
  const closed = changes.filter(({ closed, since }) => closed === night && since !== night);
  const milder = (one: Change, other: Change) =>
    one.sellerId === other.sellerId && measureRank(one.level) < measureRank(other.level);
  const raised = began.filter((one) => closed.some((before) => milder(before, one)));
  const replaced = closed.filter((one) => began.some((after) => after.sellerId === one.sellerId));
  return {
    night: dayText(night),
    opened: began.filter((one) => !raised.includes(one)).map(toldCase),
    raised: raised.map(toldCase),
    ended: closed.filter((one) => !replaced.includes(one)).map(toldCase),
    held: began.filter(({ held }) => held).length,
  };
}

const toldCase = ({ sellerId, name, id, level }: Change): ToldCase => ({
  ...{ seller_id: sellerId, seller_name: name, case: id, level },
});
