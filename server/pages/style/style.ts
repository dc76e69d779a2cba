/** Every component with all its states, for those who build pages and those who judge them. */
import { staff, type Route } from '../../access/route.ts';
import {
  levels,
  sampleDays,
  sampleFaults,
  sampleFacts,
  sampleFilters,
  sampleKinds,
  sampleLosses,
  sampleRows,
  sampleSeries,
  sampleTable,
  sampleTabs,
  sampleTimeline,
  sampleTrend,
  sampleVerdicts,
} from './samples.ts';

export const routes: Route[] = [
  {
    method: 'get',
    path: '/style',
    allow: staff,
    handle(_request, response, { calendar, clock }) {
      const today = calendar(clock.now());
      response.render('style/style', {
        title: 'Style',
        levels,
        today,
        series: sampleSeries(today),
        noSeries: { unit: 'percent', points: [] },
        trend: sampleTrend,
        losses: sampleLosses,
        parts: [
          { size: 58, tone: 'accent' },
          ...sampleLosses.map(({ points, tone }) => ({ size: points, tone: tone ?? 'loss' })),
        ],
        rows: sampleRows,
        table: sampleTable,
        filters: sampleFilters,
        timeline: sampleTimeline(today),
        facts: sampleFacts,
        days: sampleDays,
        tabs: sampleTabs,
        faults: sampleFaults,
        kinds: sampleKinds,
        verdicts: sampleVerdicts,
        last: today - 1,
        week: today - 8,
        year: today - 400,
      });
    },
  },
];
