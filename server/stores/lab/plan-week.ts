/** Plans a week from beginning to end: what is drawn from is gathered, committed to, and then drawn. Page and scheduler alike. */
import type { Database } from '../../../db/connect.ts';
import { randomSlotsOf } from '../../lab/planner/frame.ts';
import { dayOf, dayText } from '../../scoring/day.ts';
import { readCommitted } from '../read.ts';
import { affordable, costOfAnOrder, labBudget } from './lab-budget.ts';
import { gatherFrame } from './plan-sources.ts';
import { commitPlan, drawPlan, planOfWeek, type Act } from './plans.ts';

export type WeekPlanned = 'planned' | 'there already' | 'no night yet' | 'no money' | 'no orders';

const costDays = 180;

export async function slotsOfWeek(database: Database, week: string) {
  const budget = await labBudget(database);
  const cost = await costOfAnOrder(readCommitted(database), budget.currency, dayText(dayOf(week) - costDays));
  const slots = affordable(budget, cost);
  return { budget, cost, slots, randomSlots: slots === 0 ? 0 : randomSlotsOf({ ...budget, slots }) };
}

/** @param week its Monday */
export async function planWeek(database: Database, week: string, act: Act): Promise<WeekPlanned> {
  const read = readCommitted(database);
  if (await planOfWeek(read, week)) return 'there already';
  const { budget, slots, randomSlots } = await slotsOfWeek(database, week);
  if (slots === 0) return 'no money';
  const frame = await gatherFrame(read, { week, slots, randomSlots });
  if (frame === null) return 'no night yet';
  if (frame.orders.length === 0) return 'no orders';
  const id = await database.transaction((tx) => commitPlan(tx, frame, budget, act));
  if (id === null) return 'there already';
  // An act of its own: the commitment stands before anything is drawn.
  await database.transaction((tx) => drawPlan(tx, id, act));
  return 'planned';
}
