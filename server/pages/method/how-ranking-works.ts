/** How scores, ranks and recommendations come about, in plain words, with the thresholds in force. For everyone. */
import type { Request, Response } from 'express';
import type { Route } from '../../access/route.ts';
import type { Context } from '../../context.ts';
import { numbersIn } from '../../helpers/numbers-in.ts';
import { wordsIn } from '../../helpers/words-in.ts';
import { message, texts } from '../../languages/texts.ts';
import { metrics, tradeInMetrics, type Metric } from '../../scoring/metrics/index.ts';
import { policyDocument, policyVersions, versionInForce } from '../../stores/desk-policies.ts';
import { leastPeers } from '../compare/ranked-group.ts';
import { metricWords } from '../metric-words.ts';
import { asGiven } from './as-given.ts';
import { baseWords } from './base-words.ts';
import { benchmark } from './benchmark-figures.ts';
import { levelsOf, rulesOf, thresholdsOf } from './present-thresholds.ts';
import { versionsInForce } from './versions-in-force.ts';
import { workedExample } from './worked-example.ts';

async function show(request: Request, response: Response, context: Context): Promise<void> {
  const { database, config } = context;
  const t = texts(request.language);
  const { version, policy, since } = await policyToday(context);
  const coming = (await policyVersions(database)).filter((one) => one.effectiveFrom > (version?.effectiveFrom ?? ''));
  const described = (metric: Metric) => {
    const { label, meaning } = metricWords(t, metric.key);
    return { key: metric.key, label, meaning, base: baseWords(metric, t), horizon: metric.horizon };
  };
  response.render('method/how-ranking-works', {
    title: t('How ranking works'),
    version,
    since,
    coming: coming.filter(({ version: one }) => one !== version?.version),
    zone: config.timeZone,
    thresholds: thresholdsOf(policy, t),
    levels: levelsOf(policy, t),
    definitions: metrics.map(described),
    tradeIn: tradeInMetrics.map(described),
    overrides: policy.overrides.map(({ name }) => name),
    rules: rulesOf(policy, t),
    example: workedExample(policy, t),
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

async function showFormulas(request: Request, response: Response, context: Context): Promise<void> {
  const t = texts(request.language);
  const given = (value: number) => asGiven(value, t.language);
  const { version, policy } = await policyToday(context);
  const { detector, prior, delta, levels, release } = policy;
  response.render('method/formulas', {
    title: t('The formulas'),
    version,
    ...{ levels, halfLifeDays: given(policy.halfLifeDays), shape: given(prior.shape), rate: given(prior.rate) },
    release: { ...release, chance: given(release.chance) },
    chances: {
      warn: given(levels.warn.chance),
      limit: given(levels.limit.chance),
      suspend: given(levels.suspend.chance),
    },
    falseDiscovery: given(levels.suspend.falseDiscovery),
    ratios: wordsIn(t.language).list(detector.ratios.map(given)),
    factor: given(1 + delta),
    nightsAYear: numbersIn(t.language).count(1 / detector.restart),
    portion: given(detector.ratios.length),
    sources,
  });
}

const sources = [
  message('Spiegelhalter 2005 (funnel plots)'),
  message('Kleinman 1973, Morris 1983 (shrinkage)'),
  message('Laird & Louis 1989, Lin et al. 2006 (ranks)'),
  message('Lawless 1994 (reporting delays)'),
  message('Howard et al. 2021, Shin, Ramdas & Rinaldo 2023 (evidence that may be looked at every night)'),
  message('Wang & Ramdas 2022 (false discoveries)'),
  message('OECD/JRC 2008 (composite indicators)'),
];

export const routes: Route[] = [
  { method: 'get', path: '/how-ranking-works', allow: 'everyone', handle: show },
  { method: 'get', path: '/how-ranking-works/formulas', allow: 'everyone', handle: showFormulas },
];
