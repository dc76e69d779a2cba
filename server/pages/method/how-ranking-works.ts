/** How scores, ranks and recommendations come about, in plain words, with the thresholds in force. For everyone. */
import type { Request, Response } from 'express';
import type { Route } from '../../access/route.ts';
import type { Context } from '../../context.ts';
import { count } from '../../helpers/numbers.ts';
import { list } from '../../helpers/words.ts';
import { metrics, tradeInMetrics, type Metric } from '../../scoring/metrics/index.ts';
import { policyDocument, policyVersions, versionInForce } from '../../stores/desk-policies.ts';
import { leastPeers } from '../compare/ranked-group.ts';
import { benchmark } from './benchmark-figures.ts';
import { levelsOf, rulesOf, thresholdsOf } from './present-thresholds.ts';
import { versionsInForce } from './versions-in-force.ts';
import { workedExample } from './worked-example.ts';

async function show(_request: Request, response: Response, context: Context): Promise<void> {
  const { database, config } = context;
  const { version, policy, since } = await policyToday(context);
  const coming = (await policyVersions(database)).filter((one) => one.effectiveFrom > (version?.effectiveFrom ?? ''));
  const described = ({ key, label, meaning, unit, horizon }: Metric) => ({ key, label, meaning, unit, horizon });
  response.render('method/how-ranking-works', {
    title: 'How ranking works',
    version,
    since,
    coming: coming.filter(({ version: one }) => one !== version?.version),
    zone: config.timeZone,
    thresholds: thresholdsOf(policy),
    levels: levelsOf(policy),
    definitions: metrics.map(described),
    tradeIn: tradeInMetrics.map(described),
    overrides: policy.overrides.map(({ name }) => name),
    rules: rulesOf(policy),
    example: workedExample(policy),
    estimates: await versionsInForce(database),
    leastPeers,
    benchmark,
  });
}

/** What both pages rest on: the policy in force today, with its numbers filled in. */
async function policyToday({ database, calendar, clock }: Context) {
  const version = await versionInForce(database, calendar(clock.now()));
  const policy = await policyDocument(database, version?.version ?? 0);
  // The default policy holds from the beginning of time, so that history can be entered.
  const since = version && version.effectiveFrom > '1970-01-01' ? version.effectiveFrom : null;
  return { version, policy, since };
}

async function showFormulas(_request: Request, response: Response, context: Context): Promise<void> {
  const { version, policy } = await policyToday(context);
  const { detector, prior, delta, halfLifeDays, levels, release } = policy;
  response.render('method/formulas', {
    title: 'The formulas',
    version,
    ...{ halfLifeDays, prior, levels, release, ratios: list(detector.ratios) },
    factor: String(1 + delta),
    nightsAYear: count(1 / detector.restart),
    portion: String(detector.ratios.length),
    sources: sourcesOf(),
  });
}

const sourcesOf = () => [
  ...['Spiegelhalter 2005 (funnel plots)', 'Kleinman 1973, Morris 1983 (shrinkage)'],
  ...['Laird & Louis 1989, Lin et al. 2006 (ranks)', 'Lawless 1994 (reporting delays)'],
  ...['Howard et al. 2021, Shin, Ramdas & Rinaldo 2023 (evidence that may be looked at every night)'],
  ...['Wang & Ramdas 2022 (false discoveries)', 'OECD/JRC 2008 (composite indicators)'],
];

export const routes: Route[] = [
  { method: 'get', path: '/how-ranking-works', allow: 'everyone', handle: show },
  { method: 'get', path: '/how-ranking-works/formulas', allow: 'everyone', handle: showFormulas },
];
