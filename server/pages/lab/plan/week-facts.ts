/** Reads a week of the lab for its pages. */
import type { Database } from '../../../../db/connect.ts';
import { stageOf } from '../../../lab/stage.ts';
import { drawsOf, type Draw } from '../../../stores/lab/draws.ts';
import { mysteryOrder } from '../../../stores/lab/mystery-orders.ts';
import { spentOn } from '../../../stores/lab/lab-budget.ts';
import type { Plan } from '../../../stores/lab/plans.ts';
import { readCommitted } from '../../../stores/read.ts';
import type { StagedDraw, WeekFacts } from './present-plan.ts';

export async function weekFacts(database: Database, plan: Plan): Promise<WeekFacts> {
  const read = readCommitted(database);
  const draws = await Promise.all((await drawsOf(read, plan.id)).map((draw) => stagedDraw(database, draw)));
  return { plan, draws, spent: await spentOn(read, plan.id) };
}

/** A draw whose order was withdrawn is to be ordered again, so its own state says more than that order. */
export async function stagedDraw(database: Database, draw: Draw): Promise<StagedDraw> {
  if (draw.state !== 'ordered' || draw.mysteryOrder === null) return { ...draw, stage: draw.state };
  const order = await mysteryOrder(database, draw.mysteryOrder);
  return { ...draw, stage: order ? stageOf(order) : draw.state };
}
