/** The orders behind every figure: a list for people, and all of it as a file to recompute from. */
import * as orders from './orders.ts';
import * as recompute from './recompute.ts';
import * as script from './script.ts';

export const routes = [...orders.routes, ...recompute.routes, ...script.routes];
