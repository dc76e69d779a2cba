/** What the marketplace's own history says of delays, goods, sellers and bad weeks, with the defaults beside it. */
import type { Request, Response } from 'express';
import { staff, type Route } from '../../access/route.ts';
import type { Context } from '../../context.ts';
import { exactDay } from '../../helpers/days.ts';
import { estimatesInForce } from '../../stores/estimates-in-force.ts';
import { onceEachNight } from '../../stores/night-memo.ts';
import { publishedNight } from '../../stores/published-night.ts';
import { presentCaseMix, presentClustering, presentCurves, presentPriors } from './present-estimates.ts';
import { versionsInForce } from './versions-in-force.ts';

async function show(request: Request, response: Response, { database }: Context): Promise<void> {
  const last = await publishedNight(database);
  const { parts } = await versionsInForce(database);
  const estimates = last
    ? await onceEachNight(database, last, 'estimates', () => estimatesInForce(database, last.night))
    : {};
  const own = parts.filter(({ isDefault }) => !isDefault).length;
  const since = (part: { night: number } | undefined) => (part ? `since the night of ${exactDay(part.night)}` : null);
  response.render('method/estimates', {
    title: 'What is estimated',
    lead: leadOf(own, parts.length),
    crumbs: [{ href: '/how-ranking-works', label: 'How ranking works' }],
    // Week by week and cell by cell it is told to staff.
    isStaff: staff.some((role) => role === request.person?.role),
    versions: Object.fromEntries(parts.map(({ kind, version }) => [kind === 'case-mix' ? 'caseMix' : kind, version])),
    since: {
      curves: since(estimates.curves),
      caseMix: since(estimates['case-mix']),
      prior: since(estimates.prior),
      clustering: since(estimates.clustering),
    },
    curves: presentCurves(estimates.curves?.document),
    caseMix: presentCaseMix(estimates['case-mix']?.document),
    priors: presentPriors(estimates.prior?.document),
    clustering: presentClustering(estimates.clustering?.document),
  });
}

function leadOf(own: number, all: number): string {
  if (own === 0) return 'Nothing is estimated yet: the defaults hold until the marketplace’s own history says more.';
  const rest = own === all ? '' : ` For ${own === all - 1 ? 'the other one' : 'the others'} the default holds.`;
  return `${own} of ${all} estimates come from the marketplace’s own history.${rest}`;
}

export const routes: Route[] = [
  { method: 'get', path: '/method/estimates', allow: 'signed-in', cache: 'night', handle: show },
];
