/** What the lab's weeks need from the clock: the draw on Monday morning where it may go by itself, and seeds that can be told. */
import { instantText, type Context } from '../../server/context.ts';
import { dayText, firstInstant, weekOf } from '../../server/scoring/day.ts';
import { labBudget } from '../../server/stores/lab/lab-budget.ts';
import { planWeek } from '../../server/stores/lab/plan-week.ts';
import { disclosablePlans, discloseSeed, drawPlan, planOfWeek, undrawnPlans } from '../../server/stores/lab/plans.ts';
import { readCommitted } from '../../server/stores/read.ts';

/** In audit entries. */
const by = 'scheduler';
/** The night is published by then, and nobody is at work yet. */
const mondayMorning = 6 * 3600;

/** @returns how many plans were drawn, and how many seeds told. */
export async function keepPlans({ database, clock, calendar }: Context): Promise<number> {
  const now = clock.now();
  const act = { at: instantText(now), by };
  const read = readCommitted(database);
  let done = 0;
  for (const { id } of await undrawnPlans(read))
    if (await database.transaction((tx) => drawPlan(tx, id, act))) done += 1;
  for (const { id } of await disclosablePlans(read))
    if (await database.transaction((tx) => discloseSeed(tx, id, act))) done += 1;
  const monday = weekOf(calendar(now));
  const due = now >= firstInstant(calendar, monday) + mondayMorning;
  if (!due || !(await labBudget(database)).automatic || (await planOfWeek(read, dayText(monday)))) return done;
  return (await planWeek(database, dayText(monday), act)) === 'planned' ? done + 1 : done;
}
