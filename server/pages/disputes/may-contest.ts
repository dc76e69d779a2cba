import type { Person } from '../../access/route.ts';
import { metricOf } from '../../scoring/metrics/index.ts';

/** Whether a reader is offered to contest the orders behind a metric: verdicts and devices have ways of their own. */
export const mayContest = (person: Person | null, metric: string): boolean =>
  person?.role === 'seller' && person.rights !== 'reader' && metricOf(metric).subject === 'order';
