/** `/audit/complaints`: the yearly figures that Regulation (EU) 2019/1150, Article 11(4), and the Digital Services Act ask for. */
import type { Request, Response } from 'express';
import type { Route } from '../../access/route.ts';
import { instantText, type Context } from '../../context.ts';
import { numbersIn } from '../../helpers/numbers-in.ts';
import { wordsIn } from '../../helpers/words-in.ts';
import { message, texts, type Texts } from '../../languages/texts.ts';
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
import { keyWords } from './key-words.ts';
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
  warn: message('warning'),
  limit: message('limit'),
  suspend: message('suspension'),
  end: message('end of the service'),
};

const groupWords = (t: Texts, { by, group }: AppealRow, grounds: ReadonlyMap<string, string>): string => {
  if (by === 'measure') return t(measureWords[group] ?? group);
  return by === 'ground' ? (grounds.get(group) ?? (group === '' ? t('no ground kept') : keyWords(group))) : group;
};

/** '7.1 Late delivery', by the key that decisions keep. */
async function groundTitles(t: Texts, { database }: Context): Promise<Map<string, string>> {
  const grounds = await currentGrounds(readCommitted(database));
  const language = t.language === 'fr' ? 'fr' : 'en';
  return new Map(
    grounds.map(({ key, clause, texts: of }) => [key, `${clause} ${(of[language] ?? of.en)?.title ?? keyWords(key)}`]),
  );
}

async function show(request: Request, response: Response, context: Context): Promise<void> {
  const t = texts(request.language);
  const figures = await figuresOf(context, request.query['year']);
  const [all] = figures.appeals as [AppealRow];
  const grounds = await groundTitles(t, context);
  const of = (by: AppealRow['by']) =>
    figures.appeals
      .filter((row) => row.by === by)
      .map((row) => ({ ...row, ...daysOf(row, t), label: groupWords(t, row, grounds) }));
  response.render('audit/complaints', {
    title: t('Measures and complaints of {year}', { year: String(figures.year) }),
    lead: leadOf(t, figures.year, all),
    crumbs: [{ href: '/audit', label: t('Audit') }],
    tabs: figures.years.map((year) => ({
      href: `/audit/complaints?year=${year}`,
      label: String(year),
      current: year === figures.year,
    })),
    ...{ isOver: figures.isOver, carriedOver: figures.carriedOver, any: all.lodged > 0 },
    all: { ...all, ...daysOf(all, t) },
    parts: [
      { title: t('By measure'), region: t('Appeals By measure'), head: t('Measure'), rows: of('measure') },
      {
        title: t('By ground in the terms'),
        region: t('Appeals By ground in the terms'),
        head: t('Ground'),
        rows: of('ground'),
      },
      { title: t('By channel'), region: t('Appeals By channel'), head: t('Channel'), rows: of('channel') },
    ],
    measures: figures.measures.map((row) => ({ ...row, label: t(measureWords[row.measure] ?? row.measure) })),
    automated: figures.measures.reduce((sum, { automated }) => sum + automated, 0),
    csv: `/audit/complaints.csv?year=${figures.year}`,
  });
}

/** Days to the answer; an answer of the same hour did not take no time. */
function daysOf({ meanDays, medianDays }: AppealRow, t: Texts) {
  const { decimal } = numbersIn(t.language);
  const said = (days: number | null) => (days !== null && days < 0.05 ? `< ${decimal(0.1, 1)}` : decimal(days, 1));
  return { mean: said(meanDays), median: said(medianDays) };
}

function leadOf(t: Texts, of: number, { lodged, upheld, rejected, withdrawn, open, medianDays }: AppealRow): string {
  const year = String(of);
  if (lodged === 0) return t('No seller appealed against a measure in {year}.', { year });
  const outcomes: [message: string, n: number][] = [
    [
      message(
        '{n, plural, =1 {one was} =2 {two were} =3 {three were} =4 {four were} =5 {five were} =6 {six were} =7 {seven were} =8 {eight were} =9 {nine were} =10 {ten were} =11 {eleven were} =12 {twelve were} other {# were}} upheld',
      ),
      upheld,
    ],
    [
      message(
        '{n, plural, =1 {one was} =2 {two were} =3 {three were} =4 {four were} =5 {five were} =6 {six were} =7 {seven were} =8 {eight were} =9 {nine were} =10 {ten were} =11 {eleven were} =12 {twelve were} other {# were}} rejected',
      ),
      rejected,
    ],
    [
      message(
        '{n, plural, =1 {one was} =2 {two were} =3 {three were} =4 {four were} =5 {five were} =6 {six were} =7 {seven were} =8 {eight were} =9 {nine were} =10 {ten were} =11 {eleven were} =12 {twelve were} other {# were}} withdrawn',
      ),
      withdrawn,
    ],
    [
      message(
        '{n, plural, =1 {one is} =2 {two are} =3 {three are} =4 {four are} =5 {five are} =6 {six are} =7 {seven are} =8 {eight are} =9 {nine are} =10 {ten are} =11 {eleven are} =12 {twelve are} other {# are}} still open',
      ),
      open,
    ],
  ];
  const parts = outcomes.filter(([, n]) => n > 0).map(([words, n]) => t(words, { n }));
  const lead = t(
    '{n, plural, =1 {One appeal was} =2 {Two appeals were} =3 {Three appeals were} =4 {Four appeals were} =5 {Five appeals were} =6 {Six appeals were} =7 {Seven appeals were} =8 {Eight appeals were} =9 {Nine appeals were} =10 {Ten appeals were} other {# appeals were}} lodged in {year}: {parts}.',
    { n: lodged, year, parts: wordsIn(t.language).list(parts) },
  );
  if (medianDays === null) return lead;
  const hours = Math.ceil(medianDays * 24);
  const half =
    hours < 48
      ? t(
          '{hours, plural, one {Half of the answers came within an hour.} other {Half of the answers came within # hours.}}',
          {
            hours: Math.max(1, hours),
          },
        )
      : t('Half of the answers came within {days} days.', { days: numbersIn(t.language).decimal(medianDays, 1) });
  return `${lead} ${half}`;
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
