/** How scores, ranks and recommendations come about, in plain words, with the thresholds in force. For everyone. */
import type { Request, Response } from 'express';
import type { Route } from '../../access/route.ts';
import type { Context } from '../../context.ts';
import { count, decimal, exactPercent } from '../../helpers/numbers.ts';
import { metrics } from '../../scoring/metrics/index.ts';
import type { Policy } from '../../scoring/policy.ts';
import { policyDocument, policyVersions, versionInForce } from '../../stores/desk-policies.ts';

async function show(
  _request: Request,
  response: Response,
  { database, calendar, clock, config }: Context,
): Promise<void> {
  const today = calendar(clock.now());
  const version = await versionInForce(database, today);
  const policy = await policyDocument(database, version?.version ?? 0);
  const coming = (await policyVersions(database)).filter((one) => one.effectiveFrom > (version?.effectiveFrom ?? ''));
  response.render('method/how-ranking-works', {
    title: 'How ranking works',
    version,
    // The default policy holds from the beginning of time, so that history can be entered.
    since: version && version.effectiveFrom > '1970-01-01' ? version.effectiveFrom : null,
    coming: coming.filter(({ version: one }) => one !== version?.version),
    zone: config.timeZone,
    thresholds: thresholdsOf(policy),
    levels: levelsOf(policy),
    definitions: metrics.map(({ key, label, meaning, unit, horizon }) => ({ key, label, meaning, unit, horizon })),
    overrides: policy.overrides.map(({ name }) => name),
    rules: {
      halfLife: policy.halfLifeDays,
      window: policy.windowDays,
      stale: policy.staleNights,
      allowance: exactPercent(policy.delta),
      mass: exactPercent(policy.massEvent),
      release: policy.release.nights,
      releaseChance: exactPercent(policy.release.chance),
      trialDays: policy.trial.days,
      trialShare: exactPercent(1 - policy.trial.factor),
    },
  });
}

function thresholdsOf(policy: Policy) {
  const whole = Object.values(policy.metrics).reduce((sum, { weight }) => sum + weight, 0);
  return metrics.flatMap(({ key, label }) => {
    const row = policy.metrics[key];
    if (!row) return [];
    return [{ key, label, ...row, share: row.weight > 0 && whole > 0 ? row.weight / whole : null }];
  });
}

/** What must come together for each level, in words. */
function levelsOf({ levels }: Policy) {
  const odds = (evidence: number) => `${count(evidence)} : 1`;
  const sure = (chance: number) => `${decimal(chance * 100, 0)} % sure that it is so now`;
  const { warn, limit, suspend } = levels;
  return [
    { level: 'warn', above: 'warn', likelier: odds(warn.evidence), sure: sure(warn.chance), further: null },
    {
      level: 'limit',
      above: 'limit',
      likelier: odds(limit.evidence),
      sure: sure(limit.chance),
      further: `at least ${limit.events} events from different buyers, and a warning delivered ${limit.warnedDays} days before or longer ago`,
    },
    {
      level: 'suspend',
      above: 'suspend',
      likelier: odds(suspend.evidence),
      sure: sure(suspend.chance),
      further:
        'a second source: another metric at limit, or a failed inspection; and the list of the night as a whole stands up to a stricter test',
    },
  ];
}

export const routes: Route[] = [{ method: 'get', path: '/how-ranking-works', allow: 'everyone', handle: show }];
