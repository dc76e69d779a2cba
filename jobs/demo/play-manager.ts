/** Plays the managers of the sample: they answer after two days, except in the last two weeks, which the visitor decides. */
import { strike } from '../../db/sample/stories.ts';
import type { Context } from '../../server/context.ts';
import { dayText, type Day } from '../../server/scoring/day.ts';
import { recordDecision } from '../../server/stores/decisions.ts';
import { liftDecisions, waitingRecommendations, type WaitingRecommendation } from '../../server/stores/demo.ts';

const answersAfter = 2;
export const leftToTheVisitor = 14;
const strikeIsKnownFor = 21;

/** The morning after the night. */
export async function playManager({ database }: Pick<Context, 'database'>, night: Day, last: Day): Promise<void> {
  const today = dayText(night + 1);
  const waiting = await waitingRecommendations(database, Math.min(night - answersAfter, last - leftToTheVisitor - 1));
  const answers = waiting.map((one) => ({ one, ...answer(one, last) }));
  await database.transaction(async (tx) => {
    await liftDecisions(tx, night, today);
    for (const { one, decision, reason } of answers) {
      await recordDecision(tx, {
        recommendation: one.id,
        seller: one.seller,
        level: one.level,
        decision,
        person: one.manager ?? 'manager@demo.test',
        reason,
        decidedAt: `${today}T${String(8 + (one.id % 9)).padStart(2, '0')}:${String((one.id * 17) % 60).padStart(2, '0')}:00Z`,
        inForceFrom: decision === 'accepted' ? today : null,
        inForceTo: null,
      });
    }
  });
}

function answer(one: WaitingRecommendation, last: Day): { decision: 'accepted' | 'dismissed'; reason: string } {
  const sinceStrike = one.since - (last - strike.from);
  const late = one.grounds.includes('late-delivery') || one.grounds.includes('bad-order');
  if (one.country === strike.market && late && sinceStrike >= 0 && sinceStrike <= strikeIsKnownFor) {
    return { decision: 'dismissed', reason: 'The strike at Colis Hexagone made these parcels late, not the seller.' };
  }
  const reasons = words[one.level];
  return { decision: 'accepted', reason: reasons[one.id % reasons.length]! };
}

const words = {
  warn: [
    'Called the seller: they know, and say what they will change. Written warning sent.',
    'Clear enough in the figures and in the comments of buyers. Warned.',
    'Second week in a row. Warned, and asked for a plan by Friday.',
    'The seller did not answer the phone. Warned by letter.',
  ],
  limit: [
    'No better since the warning: limited to half of the daily orders until the rate is back.',
    'The plan after the warning was not kept. Limited.',
  ],
  suspend: ['Too many buyers harmed, and the lab agrees. Suspended until the stock has been checked.'],
};
