/** Where the marketplace's own people can go from any page, in the order of their day. */
import { message } from '../languages/texts.ts';
import type { Entry } from '../navigation.ts';

const desk: readonly Entry[] = [
  ['/today', message('Today')],
  ['/sellers', message('Sellers')],
  ['/funnel', message('Compare'), '/rank'],
  ['/tasks', message('Work'), '/actions', '/assign', '/teams', '/compare-sellers', '/reports/week'],
  ['/disputes/queue', message('Disputes')],
];
const workings: readonly Entry[] = [
  ['/feeds', message('Feeds')],
  ['/incidents', message('Incidents')],
  ['/nights', message('Nights')],
];
const policy: Entry = ['/policy', message('Policy')];
const audit: Entry = ['/audit', message('Audit')];

export const staffWays: Record<'manager' | 'lab' | 'admin', readonly Entry[]> = {
  manager: [...desk, policy, ...workings, audit],
  lab: [
    ['/lab', message('Lab')],
    ['/lab/plan', message('Plan'), '/lab/draws'],
    ['/lab/orders', message('Orders'), '/lab/new', '/lab/second'],
    ['/actions', message('Actions')],
    ['/lab/agreement', message('Figures'), '/lab/calibration', '/lab/spread'],
    ['/lab/checklists', message('Tools'), '/lab/identities', '/lab/likenesses'],
    ['/sellers', message('Sellers')],
    ...workings,
  ],
  admin: [
    ...desk,
    ...[policy, ...workings, audit],
    ['/templates', message('Templates'), '/grounds'],
    ['/webhooks', message('Webhooks'), '/tokens'],
    ['/people', message('People')],
  ],
};
