/** Every component with all its states, for those who build pages and those who judge them. */
import { staff, type Route } from '../../access/route.ts';
import { texts } from '../../languages/texts.ts';
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
    handle({ language }, response, { calendar, clock }) {
      const t = texts(language);
      const today = calendar(clock.now());
      const losses = sampleLosses(t);
      response.render('style/style', {
        title: t('Style'),
        levels,
        today,
        series: sampleSeries(today, t),
        noSeries: { unit: 'percent', points: [] },
        trend: sampleTrend,
        losses,
        parts: [
          { size: 58, tone: 'accent' },
          ...losses.map(({ points, tone }) => ({ size: points, tone: tone ?? 'loss' })),
        ],
        rows: sampleRows(t),
        table: sampleTable(t),
        filters: sampleFilters(t),
        timeline: sampleTimeline(today, t),
        facts: sampleFacts(t),
        days: sampleDays(t),
        tabs: sampleTabs(t),
        faults: sampleFaults(t),
        kinds: sampleKinds(t),
        verdicts: sampleVerdicts(t),
        last: today - 1,
        week: today - 8,
        year: today - 400,
      });
    },
  },
];
