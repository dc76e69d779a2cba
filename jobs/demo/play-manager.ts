/** Plays the managers of the sample: they answer after two days, except in the last two weeks, which the visitor decides. */
import { strike } from '../../db/sample/stories.ts';
import { needsSecondPerson } from '../../server/cases/decision.ts';
import type { Command } from '../../server/cases/step.ts';
import { clockAt } from '../../server/clock.ts';
import { instantText, type Context } from '../../server/context.ts';
import { dayText, type Day } from '../../server/scoring/day.ts';
import { tellOfMeasure } from '../../server/notices/tell-of-measure.ts';
import { deliverStatement } from '../../server/statements/deliver-statement.ts';
import { standingDecisions, stepDecision } from '../../server/stores/decision-steps.ts';
import { recordDecision } from '../../server/stores/decisions.ts';
import { measuresToLift, waitingRecommendations, type WaitingRecommendation } from '../../server/stores/demo.ts';
import { readCommitted } from '../../server/stores/read.ts';

const answersAfter = 2;
export const leftToTheVisitor = 14;
const strikeIsKnownFor = 21;
export const leadManager = 'manager@demo.test';
/** Who looks after another part of the sellers (db/sample/sellers.ts). */
export const otherManager = 'ines.moreau@demo.test';
const second = 'admin@demo.test';

/** The morning after the night. */
export async function playManager(context: Context, night: Day, last: Day): Promise<void> {
  const { database } = context;
  const today = night + 1;
  const reason = 'The figures have been back for two weeks, and the case has ended.';
  for (const id of await measuresToLift(readCommitted(database), night))
    await take(morning(context, today, 7, 30), id, { kind: 'lift', by: leadManager, reason, today }, leadManager);
  const until = Math.min(night - answersAfter, last - leftToTheVisitor - 1);
  for (const one of await waitingRecommendations(database, until)) {
    const then = morning(context, today, 8 + (one.id % 9), (one.id * 17) % 60);
    await decide(then, one, today, last);
  }
}

export const morning = (context: Context, day: Day, hour: number, minute: number): Context => ({
  ...context,
  clock: clockAt(`${dayText(day)}T${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}:00Z`),
});

/** As the pages would have it: recorded, approved by somebody else where that is needed, told to the shop, in force. */
async function decide(context: Context, one: WaitingRecommendation, today: Day, last: Day): Promise<void> {
  const { database, clock } = context;
  const { id: recommendation, seller, sellerId, level } = one;
  const { decision, reason } = answer(one, last);
  const accepted = decision === 'accepted';
  const person = one.manager ?? leadManager;
  const opens = needsSecondPerson(level) ? 'proposed' : 'decided';
  const standing = await standingDecisions(readCommitted(database), seller);
  const id = await database.transaction((tx) =>
    recordDecision(tx, {
      ...{ recommendation, seller, sellerId, level, decision, person, reason },
      ...{ state: accepted ? opens : 'recorded', decidedAt: instantText(clock.now()) },
      ...{ inForceFrom: accepted ? dayText(today) : null, inForceTo: null },
      restriction: level === 'limit' && accepted ? { shareOfListings: 50 } : null,
      replaces: accepted ? (standing.find(({ state }) => state === 'in-force')?.id ?? null) : null,
    }),
  );
  if (id === null || !accepted) return;
  if (opens === 'proposed') await take(context, id, { kind: 'approve', by: second, signedInSecondsAgo: 60 }, second);
  const delivery = await deliverStatement(context, id, person);
  if ('missing' in delivery)
    throw new Error(`The demo could not tell ${sellerId}: ${JSON.stringify(delivery.missing)}`);
  await take(context, id, { kind: 'start', today }, person);
}

async function take(context: Context, id: number, command: Command, actor: string): Promise<void> {
  const at = instantText(context.clock.now());
  const step = await context.database.transaction(async (tx) => {
    const result = await stepDecision(tx, id, command, { at, actor });
    if ('decision' in result && command.kind === 'lift')
      await tellOfMeasure(tx, context, result.decision, 'lifted', at);
    return result;
  });
  if ('refused' in step) throw new Error(`The demo could not ${command.kind} decision ${id}: ${step.refused}`);
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
    'The seller did not answer the phone. Warned in writing.',
  ],
  limit: [
    'No better since the warning: limited to half of the listings until the rate is back.',
    'The plan after the warning was not kept. Limited.',
  ],
  suspend: ['Too many buyers harmed, and the lab agrees. Suspended until the stock has been checked.'],
};
