/** Plays shops of the sample that contest what counts against them, and the managers who answer; two disputes wait for the visitor. */
import { sampleSellers, type SampleOptions } from '../../db/sample/write-sample-feeds.ts';
import { contestDays, dueDay } from '../../server/cases/dispute.ts';
import { instantText, type Context } from '../../server/context.ts';
import { tellOfDispute } from '../../server/notices/tell-of-dispute.ts';
import { dayText, type Day } from '../../server/scoring/day.ts';
import { newestContestable, type ContestableEvent } from '../../server/stores/contestable.ts';
import { answerDispute, isAnswered } from '../../server/stores/dispute-answers.ts';
import { fileDispute } from '../../server/stores/disputes.ts';
import { sellerKey } from '../../server/stores/people-changes.ts';
import { readIn } from '../../server/stores/read.ts';
import { leadManager, morning, otherManager } from './play-manager.ts';
import { shopAddress } from './sample-marketplace.ts';
import { contests, type Contest, type ContestAnswer } from './shop-contests.ts';

/** The newest that are looked through for an order that counts as enough. */
const lookedThrough = 500;

export interface ShopsPlayer {
  /** The morning after the night. */
  morning(night: Day): Promise<void>;
}

export function createShopsPlayer(context: Context, options: SampleOptions): ShopsPlayer {
  const { until } = options;
  const sellers = sampleSellers(options);
  const filed = new Map<Contest, number>();

  const filedOn = ({ filed }: Contest, country: string): Day => {
    if (filed !== null) return until - filed;
    const comes = until + 1;
    let day = until;
    while (dueDay(day - 1, country, context.holidays) >= comes) day--;
    return day;
  };

  return {
    async morning(night) {
      for (const one of contests) {
        const shop = sellers.find(({ story }) => story?.key === one.story);
        if (!shop) throw new Error(`The sample has no shop with the story ${one.story}`);
        const begins = filedOn(one, shop.country);
        if (night + 1 === begins) {
          const dispute = await contest(morning(context, begins, 9, 12), one, shop, night);
          if (dispute !== null) filed.set(one, dispute);
        }
        const dispute = filed.get(one);
        if (dispute === undefined) continue;
        for (const answer of answersTo(one))
          if (night + 1 === begins + answer.after) await reply(morning(context, night + 1, 15, 40), dispute, answer);
      }
    },
  };
}

/** @returns null: nothing counts against the shop that it could contest so */
async function contest(
  context: Context,
  { reason, claims }: Contest,
  { id: sellerId, country }: { id: string; country: string },
  night: Day,
): Promise<number | null> {
  const { database, clock, holidays } = context;
  const today = night + 1;
  const since = today - contestDays;
  const at = instantText(clock.now());
  return database.transaction(async (tx) => {
    const seller = await sellerKey(tx, sellerId);
    if (seller === null) throw new Error(`The sample has no seller ${sellerId}`);
    const events = await newestContestable(readIn(tx), { seller, night, since, limit: lookedThrough });
    const orderId = countedAs(
      events,
      claims.map(({ metric }) => metric),
    );
    if (orderId === null) return null;
    const done = await fileDispute(tx, {
      ...{ seller, sellerId, orderId, reason, points: claims, files: [], effect: {}, spares: null },
      ...{ by: shopAddress(sellerId), at, since, night, dueOn: dayText(dueDay(today, country, holidays)) },
      formId: `sample ${orderId}`,
    });
    if (!('filed' in done)) throw new Error(`The demo could not contest ${orderId}: ${JSON.stringify(done)}`);
    return done.filed;
  });
}

function countedAs(events: readonly ContestableEvent[], metrics: readonly string[]): string | null {
  const orders = Map.groupBy(events, ({ orderId }) => orderId);
  for (const [orderId, known] of orders)
    if (metrics.every((metric) => known.some((event) => event.metric === metric))) return orderId;
  return null;
}

type Reply = ContestAnswer & { corrects: number; by: string; reason: string };

/** The first by the manager, a correction by somebody else. */
const answersTo = ({ answer, correction }: Contest): Reply[] => [
  ...(answer ? [{ ...answer, corrects: 0, by: leadManager, reason: '' }] : []),
  ...(correction ? [{ ...correction, corrects: 1, by: otherManager }] : []),
];

async function reply(
  context: Context,
  dispute: number,
  { points, closing, corrects, by, reason }: Reply,
): Promise<void> {
  const at = instantText(context.clock.now());
  await context.database.transaction(async (tx) => {
    const answer = { dispute, corrects, points, closing, reason, takeOverFrom: null, by, at };
    const state = await answerDispute(tx, context, answer);
    if (!isAnswered(state)) throw new Error(`The demo could not answer dispute ${dispute}: ${state}`);
    await tellOfDispute(tx, context, dispute, at);
  });
}
