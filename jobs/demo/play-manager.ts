/** Plays the managers of the sample: they answer after two days, except in the last two weeks, which the visitor decides. */
import { strike } from '../../db/sample/stories.ts';
import type { Context } from '../../server/context.ts';
import { dayText, type Day } from '../../server/scoring/day.ts';
import { stepDecision } from '../../server/stores/decision-steps.ts';
import { recordDecision } from '../../server/stores/decisions.ts';
import { measuresToLift, waitingRecommendations, type WaitingRecommendation } from '../../server/stores/demo.ts';
import { needsSecondPerson } from '../../server/cases/decision.ts';
import type { Command } from '../../server/cases/step.ts';
import type { Transaction } from '../../db/connect.ts';

const answersAfter = 2;
export const leftToTheVisitor = 14;
const strikeIsKnownFor = 21;

/** The morning after the night. */
export async function playManager({ database }: Pick<Context, 'database'>, night: Day, last: Day): Promise<void> {
  const today = night + 1;
  const waiting = await waitingRecommendations(database, Math.min(night - answersAfter, last - leftToTheVisitor - 1));
  await database.transaction(async (tx) => {
    const reason = 'The figures have been back for two weeks, and the case has ended.';
    for (const id of await measuresToLift(tx, night)) {
      const at = `${dayText(today)}T07:30:00Z`;
      await stepDecision(tx, id, { kind: 'lift', by: lead, reason, today }, { at, actor: lead });
    }
    for (const one of waiting) await decide(tx, one, today, last);
  });
}

const lead = 'manager@demo.test';
const second = 'admin@demo.test';

async function decide(tx: Transaction, one: WaitingRecommendation, today: Day, last: Day): Promise<void> {
  const { id: recommendation, seller, sellerId, level } = one;
  const { decision, reason } = answer(one, last);
  const person = one.manager ?? lead;
  const clock = `${String(8 + (one.id % 9)).padStart(2, '0')}:${String((one.id * 17) % 60).padStart(2, '0')}:00Z`;
  const at = `${dayText(today)}T${clock}`;
  const opens = needsSecondPerson(level) ? 'proposed' : 'decided';
  const id = await recordDecision(tx, {
    ...{ recommendation, seller, sellerId, level, decision, person, reason, decidedAt: at, inForceTo: null },
    state: decision === 'accepted' ? opens : 'recorded',
    inForceFrom: decision === 'accepted' ? dayText(today) : null,
    restriction: level === 'limit' && decision === 'accepted' ? { shareOfListings: 50 } : null,
  });
  if (id === null || decision !== 'accepted') return;
  const steps: (Command & { actor: string })[] = [
    ...(opens === 'proposed' ? [{ kind: 'approve', by: second, signedInSecondsAgo: 60, actor: second } as const] : []),
    { kind: 'deliver', today, actor: person },
    { kind: 'start', today, actor: person },
  ];
  for (const { actor, ...command } of steps) await stepDecision(tx, id, command, { at, actor });
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
