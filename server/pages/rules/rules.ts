/** `/rules/next`, `/rules/:version`: new rules before they count, beside the old ones, with the seller's own figures under both. */
import type { Request, Response } from 'express';
import { refusal } from '../../access/guard.ts';
import type { Person, Route } from '../../access/route.ts';
import type { Context } from '../../context.ts';
import { daysIn } from '../../helpers/days.ts';
import { numbersIn } from '../../helpers/numbers-in.ts';
import { message, texts, type Texts } from '../../languages/texts.ts';
import { dayText, parseDay } from '../../scoring/day.ts';
import { policyFor } from '../../scoring/policy.ts';
import { readingsOf } from '../../stores/desk-seller.ts';
import { publishedNight } from '../../stores/published-night.ts';
import { ownSeller, type OwnSeller } from '../../stores/scorecard.ts';
import { explainedSeller } from '../explain/explained.ts';
import { notePageOpened } from '../notices/note-page-opened.ts';
import { keyOf } from '../operations-desk/read-address.ts';
import { announcedRules, type AnnouncedRules } from './announced-rules.ts';
import {
  effectOf,
  presentMetrics,
  presentOthers,
  shownLevel,
  type Effect,
  type MetRules,
  type OwnFigures,
} from './present-rules.ts';
import { underRules } from './under-rules.ts';

async function show(request: Request, response: Response, context: Context): Promise<void> {
  const { database, clock, calendar } = context;
  const today = calendar(clock.now());
  const t = texts(request.language);
  const named = String(request.params['version']);
  const rules = await announcedRules(database, named === 'next' ? 'next' : (keyOf(named) ?? 0), today);
  if (!rules && named !== 'next') throw refusal(404);
  const crumbs = [{ href: '/notices', label: t('Notices') }];
  if (!rules) {
    const lead = t('No new rules are announced. The rules that count are those you know.');
    response.render('rules/rules', { title: t('New rules'), lead, crumbs });
    return;
  }
  await notePageOpened(request, context, `/rules/${rules.version.version}`);
  const own = await ownSeller(database, request.person as Person, dayText(today));
  const figures = own && rules.compared ? await figuresOf(context, own, rules.compared) : null;
  const met = figures?.met ?? rules.compared;
  const day = daysIn(t.language).exactDay(rules.version.effectiveFrom);
  response.render('rules/rules', {
    title: rules.hasBegun ? t('Rules since {day}', { day }) : t('New rules from {day} on', { day }),
    lead: leadOf(t, rules, figures, day),
    crumbs,
    version: rules.version,
    ...(met && presentBoth(t, met, figures)),
    others: rules.others.map((version) => ({ href: `/rules/${version}`, version })),
  });
}

interface Figures {
  met: MetRules;
  seller: OwnFigures;
  tradeIn: OwnFigures;
}

/** Null: no night is published, or one is being worked out right now. */
async function figuresOf(
  { database }: Context,
  { seller }: OwnSeller,
  rules: NonNullable<AnnouncedRules['compared']>,
): Promise<Figures | null> {
  const last = await publishedNight(database);
  const explained = last && (await explainedSeller(database, seller, last));
  if (!explained || explained.underWay) return null;
  const own = async (family: 'seller' | 'trade-in'): Promise<OwnFigures> => ({
    compared: await underRules({ database }, explained, rules, family),
    readings: await readingsOf(database, seller.id, explained.night, family),
  });
  const subject = {
    kind: seller.kind,
    market: seller.country,
    joined: seller.joinedOn === null ? null : parseDay(seller.joinedOn),
  };
  return {
    met: {
      before: policyFor(rules.before, subject, explained.night),
      after: policyFor(rules.after, subject, explained.night),
    },
    seller: await own('seller'),
    tradeIn: await own('trade-in'),
  };
}

function presentBoth(t: Texts, met: MetRules, figures: Figures | null) {
  const { decimal } = numbersIn(t.language);
  const score = ({ compared: { before, after } }: OwnFigures) => ({
    before: decimal(before.score.score, 2),
    after: decimal(after.score.score, 2),
  });
  const { before, after } = figures?.seller.compared ?? {};
  const boughtAtAll = figures?.tradeIn.compared.before.score.score ?? null;
  return {
    figures: figures && {
      score: score(figures.seller),
      levels: { before: shownLevel(before?.level ?? 'none'), after: shownLevel(after?.level ?? 'none') },
      tradeIn: boughtAtAll === null ? null : score(figures.tradeIn),
    },
    families: [
      { title: t('Your orders'), rows: presentMetrics(t, met, 'seller', figures?.seller ?? null) },
      { title: t('Your trade-ins'), rows: presentMetrics(t, met, 'trade-in', figures?.tradeIn ?? null) },
    ].filter(({ rows }) => rows.length > 0),
    rest: presentOthers(t, met),
  };
}

function leadOf(t: Texts, { version, hasBegun }: AnnouncedRules, own: Figures | null, day: string): string {
  if (version.withdrawnAt !== null)
    return t('These rules were announced for {day} and taken back: they do not count.', { day });
  if (hasBegun) return t('These rules have counted since {day}. Below you see what they changed.', { day });
  if (!own) return t('From {day} on other rules count. Until then nothing changes.', { day });
  return t(effects[effectOf(own.seller.compared, own.tradeIn.compared)], { day });
}

const effects: Record<Effect, string> = {
  worse: message(
    'From {day} on other rules count. With your orders until now they would lead to a stricter measure than today’s rules: see below, and act before that day.',
  ),
  better: message(
    'From {day} on other rules count. With your orders until now you stand better under them than today.',
  ),
  score: message(
    'From {day} on other rules count. With your orders until now your score changes, and your standing does not.',
  ),
  'trade-in': message('From {day} on other rules count. With your orders until now only your trade-in score changes.'),
  nothing: message(
    'From {day} on other rules count. With your orders until now your score and your standing stay as they are.',
  ),
};

export const routes: Route[] = [
  { method: 'get', path: '/rules/:version', allow: ['seller'], cache: 'night', handle: show },
];
