/**
 * A seller's night under other rules: what they touch is replayed over its ledger as if they had always counted, and it goes on
 * from the level where it stands. The preview for the staff does the same for every seller, from nothing.
 */
import type { Context } from '../../context.ts';
import { parseDay, type Day } from '../../scoring/day.ts';
import type { DetectorState } from '../../scoring/detector.ts';
import { methodsOf } from '../../scoring/estimates.ts';
import { expectedScale } from '../../scoring/expected-scale.ts';
import type { Metric } from '../../scoring/metrics/index.ts';
import { policyFor, type Policy } from '../../scoring/policy.ts';
import { replayLedger, withoutExcused } from '../../scoring/replay.ts';
import { judgeNight, type JudgedNight, type SellerNight } from '../../scoring/seller-night.ts';
import { releasesOf } from '../../stores/breaches.ts';
import { estimateHistory } from '../../stores/estimates.ts';
import { excusedExpected } from '../../stores/excused-expected.ts';
import { sellerLedger, withdrawnEvents } from '../../stores/ledger.ts';
import { policyInForce, policyVersions } from '../../stores/policies.ts';
import { readCommitted } from '../../stores/read.ts';
import type { Explained } from '../explain/explained.ts';
import { tonightOf } from '../explain/tonight.ts';
import { rulesOf } from '../explain/without-event.ts';

export interface Compared {
  before: JudgedNight;
  after: JudgedNight;
}

/** @param rules the documents, for all sellers */
export async function underRules(
  { database }: Pick<Context, 'database'>,
  explained: Explained,
  rules: { before: Policy; after: Policy },
  family: Metric['family'],
): Promise<Compared> {
  const tonight = await tonightOf(database, explained, family);
  const under = (document: Policy) => judgedUnder(database, explained, tonight, document);
  return { before: await under(rules.before), after: await under(rules.after) };
}

async function judgedUnder(
  database: Context['database'],
  explained: Explained,
  tonight: SellerNight,
  document: Policy,
): Promise<JudgedNight> {
  const policy = policyFor(document, subjectOf(explained), explained.night);
  const metrics = [];
  for (const one of tonight.metrics) {
    const isTouched = touches(explained.policy, policy, one.metric);
    const replayed = isTouched ? await replayedUnder(database, explained, document, one.metric) : null;
    // Plain counts and the level are as they are.
    const { level = 'none', calm = 0, events = 0, exposure = 0 } = one.detector ?? {};
    metrics.push(replayed ? { ...one, detector: { ...replayed, level, calm, events, exposure } } : one);
  }
  return judgeNight({ ...tonight, policy, metrics });
}

const subjectOf = ({ seller }: Explained) => ({
  kind: seller.kind,
  market: seller.country,
  joined: seller.joinedOn === null ? null : parseDay(seller.joinedOn),
});

/** Whether evidence or decayed sums of a metric come out otherwise. */
const touches = (before: Policy, after: Policy, metric: string): boolean =>
  [before, after]
    .map(({ metrics, delta, halfLifeDays, detector }) =>
      JSON.stringify([metrics[metric] ?? null, delta, halfLifeDays, detector]),
    )
    .some((one, _, [first]) => one !== first);

async function replayedUnder(
  database: Context['database'],
  explained: Explained,
  rules: Policy,
  metric: string,
): Promise<DetectorState | null> {
  const { seller, night } = explained;
  const read = readCommitted(database);
  const versions = await policyVersions(read);
  const methodOf = methodsOf(await estimateHistory(read));
  const subject = subjectOf(explained);
  const met = (policy: Policy, day: Day) => policyFor(policy, subject, day);
  const ledger = (await sellerLedger(read, seller.id, metric)).filter((row) => row.night <= night);
  const rows = withoutExcused(ledger, await excusedExpected(read, seller.id, metric, night)).flatMap((row) => {
    const posted = met(policyInForce(versions, row.night).policy, row.night);
    const scale = expectedScale(metric, met(rules, row.night), posted);
    return scale === null ? [] : [{ ...row, expected: row.expected * scale }];
  });
  return replayLedger(
    rows,
    await withdrawnEvents(read, seller.id, metric, night),
    await releasesOf(read, seller.id, metric, night + 1),
    (day) => rulesOf(met(rules, day), methodOf(day), metric),
  );
}
