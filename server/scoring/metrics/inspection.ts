import type { InspectionMetric } from './metric.ts';

/** A device worse than it was sold. */
export const failedVerdicts: readonly string[] = ['blocker', 'downgraded'];

export const inspection: InspectionMetric = {
  key: 'inspection',
  family: 'seller',
  subject: 'mystery-order',
  label: 'Inspections',
  meaning:
    'Test orders, drawn at random, that our lab found worse than they were sold. Those chosen otherwise do not count.',
  unit: { one: 'failed inspection', many: 'failed inspections', base: 'random inspections' },
  better: 'lower',
  base: 'revealed',
  horizon: 0,
  feeds: [],
  source: 'inspections',
  event: ({ verdict }, { revealed }) => (verdict !== null && failedVerdicts.includes(verdict) ? revealed : null),
  example: {
    story: 'Bought at random, graded down by the lab and revealed on day 120: failed on day 120.',
    subject: { draw: 'random', verdict: 'downgraded', revealed: 120 },
    day: 120,
  },
};
