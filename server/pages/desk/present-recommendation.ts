/** A case as the person who must decide it reads it. */
import { dayWords, exactDay } from '../../helpers/days.ts';
import { count, interval, isNumber, odds, percent } from '../../helpers/numbers.ts';
import { dayText, type Day } from '../../scoring/day.ts';
import type { MetricPolicy, Policy } from '../../scoring/policy.ts';
import type { Case } from '../../stores/desk-recommendation.ts';
import type { Seller } from '../../stores/desk-seller.ts';
import type { Level, Reading } from '../../stores/night-rows.ts';
import type { Decision } from '../../stores/seller-history.ts';
import { evidenceWords, groundWords } from './figures.ts';
import { decisionWords, groundsWords } from './present-history.ts';
import { stretchWords } from './present-headline.ts';
import { remarkWords } from './present-remarks.ts';
import { sellerPath } from './present-seller.ts';
import type { Stretch } from './since-when.ts';
import type { Snapshot } from './snapshot.ts';
import { levelNoun, metricWords, safetyWords, sentence } from './words.ts';

export interface CaseFacts {
  found: Case;
  seller: Seller;
  snapshot: Snapshot;
  /** Tonight's readings, beside those of the snapshot. */
  readings: ReadonlyMap<string, Reading>;
  thresholds: Readonly<Record<string, MetricPolicy>>;
  /** As the policy of tonight asks for them. */
  levels: Policy['levels'];
  safety: string | undefined;
  stretches: ReadonlyMap<string, Stretch | null>;
  decisions: readonly Decision[];
  night: Day;
}

export function presentCase(facts: CaseFacts) {
  const { found, seller, decisions, night } = facts;
  const open = found.state === 'open' || found.state === 'held';
  return {
    title: `${sentence(levelNoun[found.level])} for ${seller.name}?`,
    lead: leadWords(facts),
    crumbs: [
      { href: '/today', label: 'Today' },
      { href: sellerPath(seller), label: seller.name },
    ],
    path: `/recommendations/${found.id}`,
    sellerHref: sellerPath(seller),
    level: found.level,
    held: found.state === 'held' ? `/nights/${dayText(found.since)}` : null,
    open,
    since: found.since,
    grounds: found.grounds.map((ground) => presentGround(ground, facts)),
    decisions: decisions.map((decision) => ({
      at: decision.decidedAt,
      title: decisionWords(decision.decision, decision.level),
      detail: `${decision.person}: ${decision.reason}`,
      level: decision.level,
    })),
    endedOn: found.state === 'ended' && found.closed !== null ? dayWords(found.closed, night) : null,
  };
}

function leadWords({ found, seller, decisions, night }: CaseFacts): string {
  const noun = levelNoun[found.level];
  const why = `for ${groundsWords(found.grounds)}`;
  const last = decisions.at(-1);
  if (found.state === 'decided') {
    return last
      ? `Decided: ${decisionWords(last.decision, last.level).toLowerCase()}, by ${last.person}, ${dayWords(last.decidedAt, night)}.`
      : 'This case is decided.';
  }
  if (found.state === 'ended')
    return `Nothing to decide any more: the figures went back, and the recommendation of ${noun} ended by itself.`;
  const since = found.since === night ? 'since tonight' : `since ${dayWords(found.since, night)}`;
  const evidence = isNumber(found.evidence) ? ` The evidence stands at ${odds(found.evidence)}.` : '';
  const waits = last?.decision === 'wait' ? ` ${last.person} chose to wait, ${dayWords(last.decidedAt, night)}.` : '';
  return `${sentence(noun)} is recommended for ${seller.name} ${why}, ${since}.${evidence}${waits} Read why, then decide.`;
}

function presentGround(ground: string, facts: CaseFacts) {
  const { found, snapshot, readings, thresholds, levels, safety, stretches, night } = facts;
  if (ground === 'safety') {
    return {
      label: 'Safety finding of the lab',
      then: safetyWords(safety) ?? 'see the mystery orders of the seller',
      meaning: 'A device that endangers its buyer is enough by itself; no rate is needed.',
      evidence: [],
      remarks: [],
      now: null,
    };
  }
  const words = metricWords(ground);
  const then = snapshot.readings.get(ground);
  const now = readings.get(ground);
  const bounds = thresholds[ground];
  const stretch = stretches.get(ground);
  return {
    label: words.label,
    then: groundWords(ground, then ?? now, bounds, found.level),
    base: baseWords(then ?? now, words.base, words.many),
    meaning: words.meaning,
    since: stretch ? `Since ${dayWords(stretch.since, night)}: ${stretchWords(ground, stretch)}.` : null,
    evidence: (then ?? now) ? evidenceWords((then ?? now)!, bounds) : [],
    remarks: now && found.state !== 'ended' ? remarkWords(now, levels) : [],
    now: then && now ? `${percent(now.rate)} (${interval(now.low, now.high)})` : null,
  };
}

const baseWords = (reading: Reading | undefined, base: string, many: string): string | null =>
  isNumber(reading?.events) && isNumber(reading.exposure)
    ? `${count(reading.events)} ${many} of ${count(reading.exposure)} ${base} in 180 days`
    : null;

/** What the numbers were on the night of the recommendation, and what they are tonight. */
export function presentSnapshotFacts(
  { found, snapshot }: CaseFacts,
  current: { score: number | null; level: Level } | null,
) {
  const { night, policy, score, low, high } = snapshot;
  return [
    {
      label: 'Frozen on',
      value: exactDay(night ?? found.since),
      hint: 'The figures on the left are of that night and do not change.',
    },
    {
      label: 'Score then',
      value: isNumber(score)
        ? `${score.toFixed(1)} (${(low ?? score).toFixed(0)}–${(high ?? score).toFixed(0)})`
        : null,
    },
    { label: 'Score tonight', value: isNumber(current?.score) ? current.score.toFixed(1) : null },
    { label: 'Level tonight', value: current ? (current.level === 'none' ? 'fine' : current.level) : null },
    { label: 'Policy', value: policy === null ? null : `version ${policy}`, href: '/policy' },
    { label: 'Since', value: exactDay(found.since) },
  ];
}
