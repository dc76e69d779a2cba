/** What sellers set out to change: written by them, read by the marketplace's people. */
import type { Route } from '../../access/route.ts';
import * as ownPlan from './own-plan.ts';
import * as ownPlans from './own-plans.ts';
import * as sellerPlans from './seller-plans.ts';

export const routes: Route[] = [...ownPlans.routes, ...ownPlan.routes, ...sellerPlans.routes];
