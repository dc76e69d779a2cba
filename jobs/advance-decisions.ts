/**
 * The clocks of decisions: delivers the statements that could not be delivered before, brings into force what is due and ends
 * what has run out. Each step is a small transaction that asks the rules again, so that two processes may do this at once,
 * and one that is killed is simply done again.
 */
import { yesterday, instantText, type Context } from '../server/context.ts';
import type { Command } from '../server/cases/step.ts';
import { earliestStart } from '../server/cases/notice-period.ts';
import type { Day } from '../server/scoring/day.ts';
import { tellOfMeasure } from '../server/notices/tell-of-measure.ts';
import { deliverStatement } from '../server/statements/deliver-statement.ts';
import { readCommitted } from '../server/stores/read.ts';
import {
  ChangedMeanwhileError,
  decisionsUnderWay,
  stepDecision,
  storedDecision,
  type StoredDecision,
} from '../server/stores/decision-steps.ts';

/** In audit entries. */
const actor = 'scheduler';

/** @returns how many steps were made. */
export async function advanceDecisions(context: Context, signal?: AbortSignal): Promise<number> {
  const today = yesterday(context) + 1;
  let made = 0;
  for (const decision of await decisionsUnderWay(readCommitted(context.database))) {
    if (signal?.aborted) break;
    try {
      made += await advance(context, decision, today);
    } catch (error) {
      // One that fails holds up no other.
      context.log.error(
        { err: error, decision: decision.id },
        'a decision could not be moved on; the next look tries again',
      );
    }
  }
  return made;
}

/** A decision whose statement is delivered late may be due at once. @returns how many steps were made. */
async function advance(context: Context, decision: StoredDecision, today: Day): Promise<number> {
  if (decision.state !== 'decided') {
    const command = dueStep(decision, today);
    return command && (await step(context, decision, command)) ? 1 : 0;
  }
  const delivery = await deliverStatement(context, decision.id, actor);
  if ('missing' in delivery) {
    context.log.debug({ decision: decision.id, missing: delivery.missing }, 'its statement cannot be delivered yet');
    return 0;
  }
  const told = await storedDecision(readCommitted(context.database), decision.id);
  return told?.state === 'notified' ? 1 + (await advance(context, told, today)) : 0;
}

/** What the calendar asks of a decision today; null: nothing. The rules have the last word. */
function dueStep(decision: StoredDecision, today: Day): Command | null {
  if (decision.state === 'notified') {
    const earliest = earliestStart(decision);
    return earliest !== null && earliest <= today ? { kind: 'start', today } : null;
  }
  const over = decision.state === 'in-force' && decision.until !== null && decision.until < today;
  return over ? { kind: 'end', today } : null;
}

async function step(
  { database, clock, log, config }: Context,
  { id }: StoredDecision,
  command: Command,
): Promise<boolean> {
  const at = instantText(clock.now());
  try {
    const result = await database.transaction(async (tx) => {
      const stepped = await stepDecision(tx, id, command, { at, actor });
      if ('decision' in stepped && command.kind === 'end')
        await tellOfMeasure(tx, { config }, stepped.decision, 'ended', at);
      return stepped;
    });
    if ('refused' in result) log.debug({ decision: id, step: command.kind, refused: result.refused }, 'not yet');
    return !('refused' in result);
  } catch (error) {
    // A person or another process was faster: the next look sees what they did.
    if (error instanceof ChangedMeanwhileError) return false;
    throw error;
  }
}
