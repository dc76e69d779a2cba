/** One seller: how it stands and why, one metric at a time, and what happened lately. */
import type { Request, Response } from 'express';
import type { Database } from '../../../db/connect.ts';
import { refusal } from '../../access/guard.ts';
import { staff, type Route } from '../../access/route.ts';
import { isOver } from '../../cases/decision.ts';
import type { Context } from '../../context.ts';
import { address } from '../../helpers/addresses.ts';
import { texts, type Texts } from '../../languages/texts.ts';
import { dayText, type Day } from '../../scoring/day.ts';
import { isMetric } from '../../scoring/metrics/index.ts';
import { policyDocument } from '../../stores/desk-policies.ts';
import type { PublishedNight } from '../../stores/published-night.ts';
import { readCommitted } from '../../stores/read.ts';
import { standingAmong } from '../../stores/seller-activity.ts';
import { marksOfSeller, type SellerMarks } from '../../stores/seller-marks.ts';
import { viewedSeller, type ViewedSeller } from '../../stores/seller-sheets.ts';
import { lostGround } from '../decisions/lost-ground.ts';
import { presentLostGround } from '../decisions/present-lost-ground.ts';
import { disputesNote } from '../disputes/queue/disputes-note.ts';
import { planNote } from '../plan/plan-note.ts';
import { comingRules } from '../policy/coming-rules.ts';
import { sellerCare, sellerWays } from '../portfolio/seller-work.ts';
import { excusesBehind } from './behind-figure.ts';
import { comingMeasure } from './coming-measure.ts';
import { presentHistory } from './present-history.ts';
import { presentStanding } from './present-standing.ts';
import { revealedLines } from './present-revealed.ts';
import { presentFacts, presentFindings, sellerCrumbs, sellerPath } from './present-seller.ts';
import { thresholdsFor } from './seller-facts.ts';
import {
  keptIn,
  keptSheet,
  madeOf,
  makeSheet,
  sheetFacts,
  toldName,
  type AskedSheet,
  type DrawnParts,
} from './seller-sheet.ts';
import { answeredCaseOf, marksOf, openCaseOf, sellerStory, toldBy, type Story } from './seller-story.ts';
import { word } from './sellers-query.ts';
import { publishedName, shownNight } from './shown-night.ts';

/** As many of the latest events as fit beside the rest; the timeline has them all. */
const latestEvents = 8;

async function show(request: Request, response: Response, context: Context): Promise<void> {
  const { database } = context;
  const viewed = await viewedSeller(database, String(request.params['id']));
  if (!viewed) throw refusal(404);
  const { week, page, metric } = request.query;
  if (week !== undefined || page !== undefined) {
    // Orders stood on this page once: links to them lead on.
    const query = { metric: word(metric), week: word(week), page: word(page) };
    response.redirect(303, address(`${sellerPath(viewed)}/orders`, query));
    return;
  }
  const today = context.calendar(context.clock.now());
  const last = await shownNight(request, database);
  const published = publishedName(request);
  const marks = await marksOfSeller(database, published, last, viewed.id);
  const seller = { ...viewed, managerEmail: marks.assigned ?? viewed.managerEmail };
  const story = await sellerStory(database, published, seller, marks);
  const t = texts(request.language);
  const events = presentHistory(story, last?.night ?? 0, t);
  response.render('desk/seller', {
    ...(last
      ? await presentNight(context, request, { seller, last, assigned: marks.assigned, story, today })
      : {
          facts: presentFacts(seller, t),
          lead: t('Not scored yet: the first score comes with the first published night.'),
        }),
    title: seller.name,
    crumbs: sellerCrumbs(t),
    ways: sellerWays(seller, marks, request.person, today, t),
    care: sellerCare({ ...seller, assigned: marks.assigned, feed: viewed.managerEmail }, request.person),
    plan: marks.has.plans ? await planNote(database, seller, today, t) : null,
    // The lab does not answer them.
    disputes:
      request.person?.role !== 'lab' && marks.has.disputes
        ? await disputesNote(readCommitted(database), seller.id, t)
        : null,
    lost: last && request.person?.role !== 'lab' ? await lostOf(context, last, story, seller.id, t) : [],
    findings: presentFindings(story.findings, t),
    events: events.slice(0, latestEvents),
    earlier: events.length > latestEvents && request.person?.role !== 'lab' ? `${sellerPath(seller)}/timeline` : null,
  });
}

/** Only where a measure lasts is more asked. */
async function lostOf(context: Context, last: PublishedNight, { decisions }: Story, seller: number, t: Texts) {
  if (decisions.every(({ state }) => isOver(state))) return [];
  return (await lostGround(context, last, seller)).map((one) => presentLostGround(one, t));
}

interface ShownSeller extends Pick<SellerMarks, 'assigned'> {
  seller: ViewedSeller;
  last: PublishedNight;
  story: Story;
  today: Day;
}

async function presentNight(
  { database, calendar }: Context,
  request: Request,
  { seller, last, assigned, story, today }: ShownSeller,
) {
  const { night } = last;
  const t = texts(request.language);
  const asked = word(request.query['metric'], isMetric) ?? null;
  const open = openCaseOf(story);
  const { facts, sheet, drawn } = await sheetFor(request, database, {
    seller,
    last,
    asked,
    told: toldBy(story, night),
  });
  const { key: metric } = facts.metric;
  const thresholds = open ? thresholdsFor(await policyDocument(database, last.policy), seller, night) : {};
  const standing = standingAmong(story.decisions, dayText(today));
  const marks = marksOf(story, calendar, t).filter(({ day }) => day >= (facts.first ?? ''));
  const answered = answeredCaseOf(story);
  const decided = comingMeasure(story.decisions, today, t);
  const stands = presentStanding(facts, { standing, open, answered, decided, thresholds, night }, t);
  const still = drawn && stillSo(drawn, stands.isAsDrawn, assigned === null);
  return {
    ...stands,
    // The lab reads no decisions.
    decided: decided && (request.person?.role === 'lab' ? { ...decided, href: null } : decided),
    sheet,
    drawn: still,
    facts: still?.facts ? null : presentFacts(seller, t),
    lead: facts.lead,
    scored: facts.ranked,
    metric: facts.metric,
    marks: marks.length > 0 ? marks : null,
    excused: await excusesBehind(
      database,
      publishedName(request),
      { seller: seller.id, metric, night, asOf: facts.asOf },
      t,
    ),
    revealed: revealedLines(story.findings, night, today, t),
    coming: comingRules(story.policies, today, seller.sellerId),
  };
}

/** What was drawn after the night knows nothing of what people have decided, and whom they assigned. */
const stillSo = (drawn: DrawnParts, isQuiet: boolean, isAsFed: boolean) =>
  isQuiet && isAsFed ? drawn : { ...drawn, head: isQuiet ? drawn.head : null, facts: isAsFed ? drawn.facts : null };

/** What is kept of the night, where it says what is asked in the reader's language; else a sheet that is made for this view. */
async function sheetFor({ app, language }: Request, database: Database, wanted: AskedSheet & { seller: ViewedSeller }) {
  const { seller, last, asked, told } = wanted;
  const kept = keptSheet(seller, madeOf(String(app.locals['program']), last, seller));
  const isAsked = asked === null || asked === kept?.facts.metric.key;
  if (kept && isAsked && language === keptIn && toldName(told, kept.facts) === kept.facts.told)
    return { ...kept, sheet: null };
  const sheet = await makeSheet(database, wanted, texts(language));
  return { facts: sheetFacts(sheet), sheet, drawn: null };
}

export const routes: Route[] = [{ method: 'get', path: '/sellers/:id', allow: staff, cache: 'night', handle: show }];
