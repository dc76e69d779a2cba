/** What the marketplace's own history says of delays, goods, sellers and bad weeks, with the defaults beside it. */
import type { Request, Response } from 'express';
import { staff, type Route } from '../../access/route.ts';
import type { Context } from '../../context.ts';
import { texts, type Texts } from '../../languages/texts.ts';
import { estimatesInForce } from '../../stores/estimates-in-force.ts';
import { onceEachNight } from '../../stores/night-memo.ts';
import { publishedNight } from '../../stores/published-night.ts';
import { estimateWords } from '../explain/versions.ts';
import { presentCaseMix, presentClustering, presentCurves, presentPriors } from './present-estimates.ts';
import { versionsInForce } from './versions-in-force.ts';

async function show(request: Request, response: Response, { database }: Context): Promise<void> {
  const t = texts(request.language);
  const last = await publishedNight(database);
  const { parts } = await versionsInForce(database);
  const estimates = last
    ? await onceEachNight(database, last, 'estimates', () => estimatesInForce(database, last.night))
    : {};
  const own = parts.filter(({ isDefault }) => !isDefault).length;
  const since = (part: { night: number } | undefined) => part?.night ?? null;
  response.render('method/estimates', {
    title: t('What is estimated'),
    lead: leadOf(own, parts.length, t),
    crumbs: [{ href: '/how-ranking-works', label: t('How ranking works') }],
    // Week by week and cell by cell it is told to staff.
    isStaff: staff.some((role) => role === request.person?.role),
    versions: Object.fromEntries(
      parts.map(({ kind, version }) => [kind === 'case-mix' ? 'caseMix' : kind, estimateWords(kind, version, t)]),
    ),
    since: {
      curves: since(estimates.curves),
      caseMix: since(estimates['case-mix']),
      prior: since(estimates.prior),
      clustering: since(estimates.clustering),
    },
    curves: presentCurves(estimates.curves?.document, t),
    caseMix: presentCaseMix(estimates['case-mix']?.document, t),
    priors: presentPriors(estimates.prior?.document, t),
    clustering: presentClustering(estimates.clustering?.document, t),
  });
}

function leadOf(own: number, all: number, t: Texts): string {
  if (own === 0) return t('Nothing is estimated yet: the defaults hold until the marketplace’s own history says more.');
  const values = { own, all };
  if (own === all) return t('{own} of {all} estimates come from the marketplace’s own history.', values);
  return own === all - 1
    ? t(
        '{own} of {all} estimates come from the marketplace’s own history. For the other one the default holds.',
        values,
      )
    : t('{own} of {all} estimates come from the marketplace’s own history. For the others the default holds.', values);
}

export const routes: Route[] = [
  { method: 'get', path: '/method/estimates', allow: 'signed-in', cache: 'night', handle: show },
];
