/** The nights: which were published, what each took, and which are owed. */
import type { Request, Response } from 'express';
import { refusal } from '../../access/guard.ts';
import { staff, type Route } from '../../access/route.ts';
import { yesterday, type Context } from '../../context.ts';
import { pagerOf } from '../../helpers/addresses.ts';
import { daysIn } from '../../helpers/days.ts';
import { wordsIn } from '../../helpers/words-in.ts';
import { texts } from '../../languages/texts.ts';
import { overdueNights } from '../../overdue.ts';
import { dayText, parseDay, type Day } from '../../scoring/day.ts';
import { nightRecord, nightRecords } from '../../stores/desk-nights.ts';
import { incidentsOfNight } from '../incidents/incidents-of-night.ts';
import { heldOfNight } from '../../stores/held-recommendations.ts';
import { publishedNight } from '../../stores/published-night.ts';
import { csvText, sendCsv } from '../desk/csv.ts';
import { presentHeld, type HeldFaults, type HeldForm } from './present-held.ts';
import { methodWords } from './night-words.ts';
import { leadOfNight, leadOfNights, presentNight } from './present-night.ts';
import { pageOf } from './read-address.ts';

const size = 30;
const namedNights = 31;

/** The newest of the nights that should have been published since the last one, newest first. */
const newestOwed = (published: Day, overdue: number): Day[] =>
  Array.from({ length: Math.min(overdue, namedNights) }, (_, index) => published + overdue - index);

async function show(request: Request, response: Response, context: Context): Promise<void> {
  const { database } = context;
  const t = texts(request.language);
  const page = pageOf(request.query['page']);
  const published = (await publishedNight(database))?.night ?? null;
  const { records, total } = await nightRecords(database, { page, size });
  const nights = records.map((record) => presentNight(t, record));
  const newest =
    page === 1
      ? nights
      : (await nightRecords(database, { page: 1, size })).records.map((record) => presentNight(t, record));
  const overdue = published === null ? 0 : overdueNights(context, published);
  const owed = published === null || page > 1 ? [] : newestOwed(published, overdue);
  response.render('operations-desk/nights', {
    title: t('Nights'),
    lead: leadOfNights(t, { newest, published, overdue, night: yesterday(context) }),
    nights,
    owed: owed.map(daysIn(t.language).exactDay).join(', '),
    moreOwed: overdue - owed.length,
    pager: pagerOf('/nights', { page }, page, size, total),
    csv: '/nights.csv',
    zone: context.config.timeZone,
  });
}

async function showOne(request: Request, response: Response, context: Context): Promise<void> {
  const night = parseDay(String(request.params['day']));
  await renderNight(request, response, context, night, { answer: null, reason: '' }, {});
}

export async function renderNight(
  { person, language }: Request,
  response: Response,
  { database, config, calendar, clock }: Context,
  night: Day | null,
  form: HeldForm,
  faults: HeldFaults,
): Promise<void> {
  const record = night === null ? null : await nightRecord(database, night);
  if (!record) throw refusal(404);
  const t = texts(language);
  const { exactDay, momentWords } = daysIn(language);
  const one = presentNight(t, record);
  const waiting = one.held ? await heldOfNight(database, record.night) : [];
  const mayDecide = person?.role === 'manager' || person?.role === 'admin';
  response.render('operations-desk/night', {
    title: t('Night of {day}', { day: exactDay(record.night) }),
    crumbs: [{ href: '/nights', label: t('Nights') }],
    lead: leadOfNight(t, one, waiting.length),
    one,
    held: presentHeld(t, waiting, one.href, mayDecide, form, faults),
    facts: [
      { label: t('Business day'), value: `${exactDay(record.night)}, ${config.timeZone}` },
      {
        label: t('Published'),
        value: one.publishedAt && momentWords(one.publishedAt, calendar(clock.now()) - 1, config.timeZone),
      },
      {
        label: t('Policy'),
        value: one.policy === null ? null : t('version {version}', { version: one.policy }),
        href: one.policy === null ? null : '/policy',
      },
      { label: t('Method'), value: methodWords(t, record.publication?.method ?? {}), href: '/method/estimates' },
    ],
    incidents: await incidentsOfNight(t, database, record.night),
    feeds: Object.entries(record.publication?.summary.feeds ?? {}).map(([feed, { watermark }]) => ({
      feed,
      label: wordsIn(language).said(feed),
      watermark,
      state: watermark === null ? 'missing' : watermark < record.night ? 'behind' : 'fresh',
      words: watermark === null ? t('never arrived') : watermark < record.night ? t('behind') : t('up to date'),
    })),
  });
}

const csvColumns = [
  'night',
  'state',
  'started_at',
  'published_at',
  'seconds',
  'policy',
  'sellers',
  'ranked',
  'opened',
  'ended',
  'held',
];

async function download(_request: Request, response: Response, { database }: Context): Promise<void> {
  const { records } = await nightRecords(database, { page: 1, size: 10_000 });
  const lines = records
    .map((record) => presentNight(texts('en'), record))
    .map((one) => [
      ...[dayText(one.night), one.words, one.startedAt, one.publishedAt, one.seconds, one.policy],
      ...[one.sellers, one.ranked, one.opened, one.ended, one.held ? 'yes' : 'no'],
    ]);
  sendCsv(response, 'nights', csvText(csvColumns, lines));
}

export const routes: Route[] = [
  { method: 'get', path: '/nights', allow: staff, handle: show },
  { method: 'get', path: '/nights.csv', allow: staff, handle: download },
  { method: 'get', path: '/nights/:day', allow: staff, handle: showOne },
];
