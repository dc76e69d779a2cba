/** One reason of a case: the figures of its night and of tonight, or what the lab found. */
import { dayWords, exactDay } from '../../helpers/days.ts';
import { count, interval, isNumber, percent } from '../../helpers/numbers.ts';
import type { Day } from '../../scoring/day.ts';
import type { MetricPolicy, Policy } from '../../scoring/policy.ts';
import type { HeldLevel, RevealedOrder } from '../../stores/case-facts.ts';
import type { Case } from '../../stores/desk-recommendation.ts';
import type { Reading } from '../../stores/night-rows.ts';
import { correctedWords } from './corrected-words.ts';
import { evidenceWords, groundWords, nowWords } from './figures.ts';
import { stretchWords } from './present-headline.ts';
import { remarkWords } from './present-remarks.ts';
import type { Stretch } from './since-when.ts';
import type { Snapshot } from '../../stores/case-snapshot.ts';
import { drawWords, metricWords, plainWord, safetyWords, sentence, severity } from './words.ts';

export interface GroundFacts {
  found: Case;
  snapshot: Snapshot;
  /** Tonight's readings, beside those of the snapshot. */
  readings: ReadonlyMap<string, Reading>;
  thresholds: Readonly<Record<string, MetricPolicy>>;
  /** As the policy of tonight asks for them. */
  levels: Policy['levels'];
  stretches: ReadonlyMap<string, Stretch | null>;
  /** Why a level stays that tonight's figures would not open, by metric. */
  kept: ReadonlyMap<string, string>;
  /** The levels that the metrics held on the night of the snapshot. */
  held: ReadonlyMap<string, HeldLevel>;
  /** What the lab had revealed by then. */
  revealed: readonly RevealedOrder[];
  night: Day;
  /** 'lately 3.9 %', by metric; none of a case that nobody has to decide any more. */
  lately: ReadonlyMap<string, string>;
}

const nothing = { evidence: [], remarks: [], now: null };

export function presentGround(ground: string, facts: GroundFacts) {
  if (ground === 'safety') return presentSafety(facts);
  if (ground === 'testing-stopped') return presentTesting(facts);
  const { found, snapshot, readings, thresholds, levels, stretches, kept, night } = facts;
  const lately = facts.lately.get(ground) ?? null;
  const words = metricWords(ground);
  const then = snapshot.readings.get(ground);
  const now = readings.get(ground);
  const bounds = thresholds[ground];
  const stretch = stretches.get(ground);
  const lasts = found.state !== 'ended';
  return {
    label: words.label,
    then: groundWords(ground, then ?? now, bounds, found.level),
    base: baseWords(then ?? now, words),
    meaning: words.meaning,
    since: stretch ? `Since ${dayWords(stretch.since, night)}: ${stretchWords(ground, stretch)}.` : null,
    evidence: evidenceOf(then, now, bounds, lately),
    remarks:
      now && lasts ? [kept.get(ground) ?? null, ...remarkWords(now, levels)].filter((text) => text !== null) : [],
    now: then && now ? tonightWords(now, lately) : null,
  };
}

/** What was frozen speaks of its own night. */
function evidenceOf(
  then: Reading | undefined,
  now: Reading | undefined,
  bounds: MetricPolicy | undefined,
  lately: string | null,
): string[] {
  if (then) return evidenceWords(then, bounds, 'it was so on the night of the recommendation');
  return now ? evidenceWords(now, bounds, nowWords(lately)) : [];
}

/** The same figure tonight, and the rate that the levels look at. */
const tonightWords = ({ rate, low, high }: Reading, lately: string | null): string =>
  `Half a year back from tonight: ${percent(rate)} (${interval(low, high)})${lately === null ? '' : `; ${lately}, and that is what the level looks at`}`;

function baseWords(reading: Reading | undefined, { one, many, base }: { one: string; many: string; base: string }) {
  return isNumber(reading?.events) && isNumber(reading.exposure)
    ? `${count(reading.events)} ${reading.events === 1 ? one : many} of ${count(reading.exposure)} ${base} in 180 days`
    : null;
}

function presentSafety({ revealed, night }: GroundFacts) {
  const stands = ({ safetyFinding }: RevealedOrder) => safetyWords(safetyFinding) !== null;
  const was = ({ firstSafetyFinding }: RevealedOrder) => safetyWords(firstSafetyFinding) !== null;
  // What was corrected away is said where nothing else stands behind the case.
  const behind = [...revealed.filter(stands), ...revealed.filter((order) => was(order) && !stands(order))];
  const [first] = behind;
  return {
    ...nothing,
    label: 'Safety finding of the lab',
    then: first
      ? `${safetyWords(stands(first) ? first.safetyFinding : first.firstSafetyFinding)!}, revealed ${onDay(first.revealedOn, night)}${stands(first) ? '' : correctedSince(first, night)}`
      : 'see the mystery orders of the seller',
    meaning: 'A device that endangers its buyer is enough by itself; no rate is needed.',
    inspections: behind.map(presentRevealed),
  };
}

/** The rule is the lab's; what of it was revealed stands below, the newest first. */
function presentTesting({ revealed, night }: GroundFacts) {
  const failed = revealed.filter(({ verdict }) => failedVerdicts.includes(verdict ?? ''));
  const [newest] = failed;
  return {
    ...nothing,
    label: 'Testing stopped',
    then: newest
      ? `${count(failed.length)} of ${count(revealed.length)} test orders revealed in 180 days failed, the last one revealed ${onDay(newest.revealedOn, night)}`
      : 'see the mystery orders of the seller',
    meaning:
      'Two of five test orders failed, it was tested more closely, and five more failed: the lab buys no more before somebody has decided.',
    inspections: failed.map(presentRevealed),
  };
}

const correctedSince = ({ correctedOn }: RevealedOrder, night: Day): string =>
  correctedOn === null ? '' : `; corrected ${onDay(correctedOn, night)}, so it supports this case no longer`;

const onDay = (day: string, night: Day): string => dayWords(day, night).replace(/^(?=[A-Z\d])/, 'on ');

/** A mystery order behind a case, for its list of facts. */
function presentRevealed(order: RevealedOrder) {
  const marks = [
    ['quality', order.quality],
    ['delivery', order.delivery],
    ['packaging', order.packaging],
  ] as const;
  const given = marks.flatMap(([name, mark]) => (mark === null ? [] : [`${name} ${count(mark)} of 100`]));
  return [
    {
      label: 'Mystery order',
      value: `number ${order.id}, ${drawWords(order.draw)}`,
      ...(order.firstVerdict === null ? {} : { href: `/inspections/${order.id}` }),
    },
    { label: 'Device', value: [plainWord(order.category), plainWord(order.grade)].filter(Boolean).join(', ') || null },
    { label: 'Ordered', value: exactDay(order.orderedOn) },
    { label: 'Received', value: exactDay(order.receivedOn) },
    { label: 'Inspected', value: exactDay(order.inspectedOn) },
    { label: 'Revealed', value: exactDay(order.revealedOn) },
    { label: 'Verdict', value: plainWord(order.verdict) || null, hint: safetyWords(order.safetyFinding) },
    ...(order.correctedOn === null ? [] : [{ label: 'Correction', value: sentence(correctedWords(order)!) }]),
    { label: 'Marks', value: given.join(', ') || null },
  ];
}

const failedVerdicts = ['blocker', 'downgraded'];

/** What a suspension by figures needs besides its ground: another metric at limit, or a failed inspection. Null: none needed. */
export function presentSecondSource(facts: GroundFacts) {
  const { found, held, snapshot, readings, thresholds, revealed, night } = facts;
  const [first = 'safety'] = found.grounds;
  if (found.level !== 'suspend' || found.grounds.includes('safety')) return null;
  const failed = ({ verdict }: RevealedOrder) => failedVerdicts.includes(verdict ?? '');
  const inspected = revealed.find(failed) ?? revealed.find((one) => failedVerdicts.includes(one.firstVerdict ?? ''));
  // Metrics that rose on the very night of the case may all have risen by the inspection: it is what they lacked before.
  const other = [...held.values()].find(
    ({ metric, level, opened }) =>
      metric !== first && severity[level] >= severity.limit && (opened < found.since || !inspected),
  );
  const label = 'The second source';
  const meaning = 'No figure suspends alone: another metric at limit or a failed inspection must speak for it too.';
  if (other) {
    const { metric, level, opened } = other;
    const reading = snapshot.readings.get(metric) ?? readings.get(metric);
    const words = metricWords(metric);
    const then = `${words.label} at ${level} since ${dayWords(opened, night)}: ${groundWords(metric, reading, thresholds[metric], level)}`;
    return { ...nothing, label, meaning, then, base: baseWords(reading, words) };
  }
  if (!inspected) return null;
  const then = `An inspection that failed, revealed ${onDay(inspected.revealedOn, night)}${failed(inspected) ? '' : correctedSince(inspected, night)}`;
  return { ...nothing, label, meaning, then, inspections: [presentRevealed(inspected)] };
}
