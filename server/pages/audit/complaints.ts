/** `/audit/complaints`: the yearly figures that Regulation (EU) 2019/1150, Article 11(4), and the Digital Services Act ask for. */
import type { Request, Response } from 'express';
import type { Route } from '../../access/route.ts';
import { instantText, type Context } from '../../context.ts';
import { opening } from '../../helpers/words.ts';
import { dayOf, dayText, firstInstant } from '../../scoring/day.ts';
import {
  appealsCarriedOver,
  appealsLodged,
  firstYear,
  measuresBegun,
  measuresOverturned,
} from '../../stores/complaint-figures.ts';
import { currentGrounds } from '../../stores/grounds.ts';
import { readCommitted } from '../../stores/read.ts';
import { csvText, sendCsv } from '../desk/csv.ts';
import { counted, listed } from '../desk/words.ts';
import { keyWords } from './detail-words.ts';
import { appealRows, measureRows, type AppealRow } from './complaint-rows.ts';

const allow = ['manager', 'admin'] as const;

async function figuresOf({ database, calendar, clock }: Context, asked: unknown) {
  const present = Number(dayText(calendar(clock.now())).slice(0, 4));
  const year = typeof asked === 'string' && /^(19|20)\d\d$/.test(asked) ? Number(asked) : present;
  const edge = (of: number) => instantText(firstInstant(calendar, dayOf(`${of}-01-01`)));
  const stretch = { from: edge(year), until: edge(year + 1) };
  const first = Math.min((await firstYear(database)) ?? present, present);
  return {
    year,
    years: Array.from({ length: present - first + 1 }, (_, index) => present - index),
    isOver: year < present,
    carriedOver: await appealsCarriedOver(database, stretch.from),
    appeals: appealRows(await appealsLodged(database, stretch)),
    measures: measureRows(await measuresBegun(database, stretch), await measuresOverturned(database, stretch)),
  };
}

const measureWords: Record<string, string> = {
  warn: 'warning',
  limit: 'limit',
  suspend: 'suspension',
  end: 'end of the service',
};

const groupWords = ({ by, group }: AppealRow, grounds: ReadonlyMap<string, string>): string => {
  if (by === 'measure') return measureWords[group] ?? group;
  return by === 'ground' ? (grounds.get(group) ?? (group === '' ? 'no ground kept' : keyWords(group))) : group;
};

/** '7.1 Late delivery', by the key that decisions keep. */
async function groundTitles({ database }: Context): Promise<Map<string, string>> {
  const grounds = await currentGrounds(readCommitted(database));
  return new Map(grounds.map(({ key, clause, texts }) => [key, `${clause} ${texts['en']?.title ?? keyWords(key)}`]));
}

async function show(request: Request, response: Response, context: Context): Promise<void> {
  const figures = await figuresOf(context, request.query['year']);
  const [all] = figures.appeals as [AppealRow];
  const grounds = await groundTitles(context);
  const of = (by: AppealRow['by']) =>
    figures.appeals.filter((row) => row.by === by).map((row) => ({ ...row, label: groupWords(row, grounds) }));
  response.render('audit/complaints', {
    title: `Measures and complaints of ${figures.year}`,
    lead: leadOf(figures.year, all),
    crumbs: [{ href: '/audit', label: 'Audit' }],
    tabs: figures.years.map((year) => ({
      href: `/audit/complaints?year=${year}`,
      label: String(year),
      current: year === figures.year,
    })),
    ...{ isOver: figures.isOver, carriedOver: figures.carriedOver, all, any: all.lodged > 0 },
    parts: [
      { title: 'By measure', head: 'Measure', rows: of('measure') },
      { title: 'By ground in the terms', head: 'Ground', rows: of('ground') },
      { title: 'By channel', head: 'Channel', rows: of('channel') },
    ],
    measures: figures.measures.map((row) => ({ ...row, label: measureWords[row.measure] ?? row.measure })),
    automated: figures.measures.reduce((sum, { automated }) => sum + automated, 0),
    csv: `/audit/complaints.csv?year=${figures.year}`,
  });
}

function leadOf(year: number, { lodged, upheld, rejected, withdrawn, open, medianDays }: AppealRow): string {
  if (lodged === 0) return `No seller appealed against a measure in ${year}.`;
  const parts = [
    ...(upheld > 0 ? [`${counted(upheld, 'was', 'were')} upheld`] : []),
    ...(rejected > 0 ? [`${counted(rejected, 'was', 'were')} rejected`] : []),
    ...(withdrawn > 0 ? [`${counted(withdrawn, 'was', 'were')} withdrawn`] : []),
    ...(open > 0 ? [`${counted(open, 'is', 'are')} still open`] : []),
  ];
  const half = medianDays === null ? '' : ` Half of the answers came within ${medianDays.toFixed(1)} days.`;
  return `${opening(lodged, 'appeal was', 'appeals were')} lodged in ${year}: ${listed(parts)}.${half}`;
}

const columns = [
  ...['year', 'by', 'group', 'lodged', 'upheld', 'rejected', 'withdrawn', 'open', 'mean_days', 'median_days'],
  ...['measures_begun', 'measures_automated', 'measures_overturned'],
];

async function download(request: Request, response: Response, context: Context): Promise<void> {
  const { year, appeals, measures } = await figuresOf(context, request.query['year']);
  const days = (value: number | null) => (value === null ? null : value.toFixed(1));
  const lines = appeals.map((row) => [
    ...[year, row.by, row.group, row.lodged, row.upheld, row.rejected, row.withdrawn, row.open],
    ...[days(row.meanDays), days(row.medianDays), null, null, null],
  ]);
  const begun = measures.map((row) => [
    ...[year, 'measures', row.measure, null, null, null, null, null, null, null],
    ...[row.begun, row.automated, row.overturned],
  ]);
  sendCsv(response, `complaints-${year}`, csvText(columns, [...lines, ...begun]));
}

export const routes: Route[] = [
  { method: 'get', path: '/audit/complaints', allow, handle: show },
  { method: 'get', path: '/audit/complaints.csv', allow, handle: download },
];
