/** One reason of a case: the figures of its night and of tonight, or what the lab found. */
import { daysIn } from '../../helpers/days.ts';
import { numbersIn } from '../../helpers/numbers-in.ts';
import { wordsIn } from '../../helpers/words-in.ts';
import type { Texts } from '../../languages/texts.ts';
import type { Day } from '../../scoring/day.ts';
import { failedVerdicts } from '../../scoring/metrics/inspection.ts';
import type { MetricPolicy, Policy } from '../../scoring/policy.ts';
import { nextReviewDays } from '../../scoring/recommendation.ts';
import type { HeldLevel, RevealedOrder } from '../../stores/case-facts.ts';
import type { Case } from '../../stores/desk-recommendation.ts';
import type { Reading } from '../../stores/night-rows.ts';
import { correctedWords } from './corrected-words.ts';
import { onDay, sinceDay } from './day-phrases.ts';
import { groundWords } from './figures.ts';
import { baseWords, groundNights } from './ground-nights.ts';
import { remarkWords } from './present-remarks.ts';
import type { Stretch } from './since-when.ts';
import type { Snapshot } from '../../stores/case-snapshot.ts';
import { metricWords } from '../metric-words.ts';
import { drawWords, plainWordIn, safetyWords, sentence, severity } from './words.ts';

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

const nothing = { nights: [], remarks: [], meaning: '', then: null, base: null };

export function presentGround(ground: string, facts: GroundFacts, t: Texts) {
  if (ground === 'safety') return presentSafety(facts, t);
  if (ground === 'testing-stopped') return presentTesting(facts, t);
  const { found, readings, levels, kept } = facts;
  const { label, meaning } = metricWords(t, ground);
  const now = readings.get(ground);
  const lasts = found.state !== 'ended';
  return {
    ...nothing,
    label,
    meaning,
    nights: groundNights(ground, facts, t),
    remarks:
      now && lasts ? [kept.get(ground) ?? null, ...remarkWords(now, levels, t)].filter((text) => text !== null) : [],
  };
}

function presentSafety({ revealed, night }: GroundFacts, t: Texts) {
  const stands = ({ safetyFinding }: RevealedOrder) => safetyWords(safetyFinding, t) !== null;
  const was = ({ firstSafetyFinding }: RevealedOrder) => safetyWords(firstSafetyFinding, t) !== null;
  // What was corrected away is said where nothing else stands behind the case.
  const behind = [...revealed.filter(stands), ...revealed.filter((order) => was(order) && !stands(order))];
  const [first] = behind;
  return {
    ...nothing,
    label: t('Safety finding of the lab'),
    then: sentence(first ? dangerWords(first, stands(first), night, t) : t('see the mystery orders of the seller')),
    meaning: [
      t('A device that endangers its buyer is enough by itself; no rate is needed.'),
      t(
        'The queue counts every order that it sells in {days} days, by its last half year, as at risk: nobody knows which of them is such a one.',
        {
          days: nextReviewDays,
        },
      ),
    ].join(' '),
    inspections: behind.map((order) => presentRevealed(order, t)),
  };
}

const dangerWords = (order: RevealedOrder, stands: boolean, night: Day, t: Texts): string =>
  foundWords(order, stands, safetyWords(stands ? order.safetyFinding : order.firstSafetyFinding, t)!, night, t);

function foundWords(order: RevealedOrder, stands: boolean, finding: string, night: Day, t: Texts): string {
  const values = { finding, revealed: onDay(order.revealedOn, night, t) };
  return stands || order.correctedOn === null
    ? t('{finding}, revealed {revealed}', values)
    : t('{finding}, revealed {revealed}; corrected {corrected}, so it supports this case no longer', {
        ...{ ...values, corrected: onDay(order.correctedOn, night, t) },
      });
}

/** The rule is the lab's; what of it was revealed stands below, the newest first. */
function presentTesting({ revealed, night }: GroundFacts, t: Texts) {
  const failed = revealed.filter(({ verdict }) => failedVerdicts.includes(verdict ?? ''));
  const [newest] = failed;
  const { count } = numbersIn(t.language);
  return {
    ...nothing,
    label: t('Testing stopped'),
    then: sentence(
      newest
        ? t('{failed} of {all} test orders revealed in 180 days failed, the last one revealed {revealed}', {
            ...{ failed: count(failed.length), all: count(revealed.length) },
            revealed: onDay(newest.revealedOn, night, t),
          })
        : t('see the mystery orders of the seller'),
    ),
    meaning: t(
      'Two of five test orders failed, it was tested more closely, and five more failed: the lab buys no more before somebody has decided.',
    ),
    inspections: failed.map((order) => presentRevealed(order, t)),
  };
}

/** A mystery order behind a case, for its list of facts. */
function presentRevealed(order: RevealedOrder, t: Texts) {
  const { exactDay } = daysIn(t.language);
  const kinds = [plainWordIn(order.category, t), plainWordIn(order.grade, t)];
  return [
    {
      label: t('Mystery order'),
      value: t('number {id}, {draw}', { id: order.id, draw: drawWords(order.draw, t) }),
      ...(order.firstVerdict === null ? {} : { href: `/inspections/${order.id}` }),
    },
    { label: t('Device'), value: kinds.filter(Boolean).join(', ') || null },
    { label: t('Ordered'), value: exactDay(order.orderedOn) },
    { label: t('Received'), value: exactDay(order.receivedOn) },
    { label: t('Inspected'), value: exactDay(order.inspectedOn) },
    { label: t('Revealed'), value: exactDay(order.revealedOn) },
    {
      label: t('Verdict'),
      value: plainWordIn(order.verdict, t) || null,
      hint: safetyWords(order.safetyFinding, t),
    },
    ...(order.correctedOn === null ? [] : [{ label: t('Correction'), value: sentence(correctedWords(order, t)!) }]),
    { label: t('Marks'), value: marksOf(order, t) },
  ];
}

function marksOf({ quality, delivery, packaging }: RevealedOrder, t: Texts): string | null {
  const { count } = numbersIn(t.language);
  const given = [
    quality === null ? null : t('quality {mark} of 100', { mark: count(quality) }),
    delivery === null ? null : t('delivery {mark} of 100', { mark: count(delivery) }),
    packaging === null ? null : t('packaging {mark} of 100', { mark: count(packaging) }),
  ];
  return given.filter((mark) => mark !== null).join(', ') || null;
}

/** What a suspension by figures needs besides its ground: another metric at limit, or a failed inspection. Null: none needed. */
export function presentSecondSource(facts: GroundFacts, t: Texts) {
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
  const label = t('The second source');
  const meaning = t('No figure suspends alone: another metric at limit or a failed inspection must speak for it too.');
  if (other) {
    const { metric, level, opened } = other;
    const reading = snapshot.readings.get(metric) ?? readings.get(metric);
    const then = t('{metric} at {level} {since}: {figures}', {
      metric: metricWords(t, metric).label,
      level: wordsIn(t.language).statusWord(level),
      since: sinceDay(opened, night, t),
      figures: groundWords(metric, reading, thresholds[metric], level, t),
    });
    return { ...nothing, label, meaning, then, base: baseWords(metric, reading, t) };
  }
  if (!inspected) return null;
  const then = foundWords(inspected, failed(inspected), t('An inspection that failed'), night, t);
  return { ...nothing, label, meaning, then, inspections: [presentRevealed(inspected, t)] };
}
