/** `/method/estimates/:metric/cells`: every cell of the case mix, to be searched. */
import type { Request, Response } from 'express';
import { staff, type Route } from '../../access/route.ts';
import type { Context } from '../../context.ts';
import { address, pagerOf, type Query } from '../../helpers/addresses.ts';
import { daysIn } from '../../helpers/days.ts';
import { texts } from '../../languages/texts.ts';
import { dayText } from '../../scoring/day.ts';
import { inForce } from '../../scoring/estimates.ts';
import { caseMixNights, estimatesUntil } from '../../stores/estimates.ts';
import { onceEachNight } from '../../stores/night-memo.ts';
import { csvText, sendCsv } from '../desk/csv.ts';
import { metricWords } from '../metric-words.ts';
import { pageOf, searched } from '../operations-desk/read-address.ts';
import { cellName, cellRow, cellsOf, cellWords, type ListedCell } from './case-mix-words.ts';
import { crumbsOf, pathOf, readMetric, type AskedMetric } from './metric-estimates.ts';

const size = 50;

async function cellsAsked(request: Request, { database }: Context, { metric, last, night }: AskedMetric) {
  const t = texts(request.language);
  const history = await onceEachNight(database, last, `estimates until ${night}`, () =>
    estimatesUntil(database, night),
  );
  const estimate = inForce(history['case-mix'], night);
  const mix = estimate?.document[metric.key];
  const search = searched(request.query['search']);
  const words = (search ?? '').toLowerCase().split(/\s+/);
  const isAsked = (cell: ListedCell) => {
    const text = cellName(t, cell).toLowerCase();
    return words.every((word) => text.includes(word));
  };
  return { estimate, search, cells: mix ? cellsOf(mix).filter(isAsked) : [] };
}

async function show(request: Request, response: Response, context: Context): Promise<void> {
  const t = texts(request.language);
  const asked = await readMetric(request, context);
  if (!asked) {
    response.render('method/case-mix-cells', {
      title: t('How difficult goods are'),
      lead: t('No night has been published yet.'),
      crumbs: crumbsOf(t),
    });
    return;
  }
  const { metric, last, night } = asked;
  const { estimate, search, cells } = await cellsAsked(request, context, asked);
  const nights = await caseMixNights(context.database);
  const chosen = night === last.night ? null : dayText(night);
  const page = pageOf(request.query['page']);
  const path = pathOf(metric.key, null, '/cells');
  const { exactDay } = daysIn(t.language);
  const { label } = metricWords(t, metric.key);
  const query: Query = { search, night: chosen, page: page === 1 ? null : page };
  response.render('method/case-mix-cells', {
    title: t('{metric}: how difficult goods are', { metric: label }),
    lead: estimate
      ? t(
          'How many times as often as on average something goes wrong with an order of each cell. {n, plural, one {# cell} other {# cells}}, frozen on {day}; a cell that is not listed counts as what it lies in.',
          { n: cells.length, day: exactDay(estimate.night) },
        )
      : t('Every order counts as equally risky so far.'),
    crumbs: [...crumbsOf(t), { href: pathOf(metric.key), label }],
    path,
    filters: [
      { name: 'search', label: t('Search'), search: true, placeholder: t('smartphone fair FR'), value: search },
      {
        name: 'night',
        label: t('Frozen on'),
        value: chosen,
        options: nights.map((of, index) => ({
          value: index === 0 ? '' : dayText(of),
          label: exactDay(of),
          selected: of === estimate?.night,
        })),
      },
    ],
    clear: search === undefined && chosen === null ? null : path,
    cells: cells.slice((page - 1) * size, page * size).map((cell) => cellRow(t, cell)),
    pager: pagerOf(path, query, page, size, cells.length),
    csv: address(`${path}.csv`, { search, night: chosen }),
  });
}

async function download(request: Request, response: Response, context: Context): Promise<void> {
  const asked = await readMetric(request, context);
  const cells = asked ? (await cellsAsked(request, context, asked)).cells : [];
  // A file is read by programs: its words are English.
  const rows = cells.map((cell) => {
    const { category, grade, market, month } = cellWords(texts('en'), cell);
    return [category, grade, market, month, cell.risk];
  });
  const columns = ['category', 'grade', 'market', 'month', 'relative_risk'];
  sendCsv(response, `case-mix-${String(request.params['metric'])}`, csvText(columns, rows));
}

export const routes: Route[] = [
  { method: 'get', path: '/method/estimates/:metric/cells', allow: staff, handle: show },
  { method: 'get', path: '/method/estimates/:metric/cells.csv', allow: staff, handle: download },
];
