/** The planner's pages. */
import type { Route } from '../../../access/route.ts';
import * as budget from './budget.ts';
import * as draw from './draw.ts';
import * as plan from './plan.ts';

/** The budget before the plans: its address is no plan's number. */
export const routes: Route[] = [...budget.routes, ...plan.routes, ...draw.routes];
