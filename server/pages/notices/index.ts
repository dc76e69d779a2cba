/** What sellers are told: the inbox, each notice with its receipt, and what comes by e-mail. */
import type { Route } from '../../access/route.ts';
import * as choices from './choices.ts';
import * as notice from './notice.ts';
import * as notices from './notices.ts';

/** A notice's own page stands last: its address takes any word. */
export const routes: Route[] = [...notices.routes, ...choices.routes, ...notice.routes];
