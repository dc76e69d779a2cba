/** One reason of a case: the figures of its night and of tonight, or what the lab found. */
import { daysIn } from '../../helpers/days.ts';
import { isNumber } from '../../helpers/numbers.ts';
import { numbersIn } from '../../helpers/numbers-in.ts';
import { wordsIn } from '../../helpers/words-in.ts';
import type { Texts } from '../../languages/texts.ts';
import type { Day } from '../../scoring/day.ts';
import { failedVerdicts } from '../../scoring/metrics/inspection.ts';
import type { MetricPolicy, Policy } from '../../scoring/policy.ts';
import type { HeldLevel, RevealedOrder } from '../../stores/case-facts.ts';
import type { Case } from '../../stores/desk-recommendation.ts';
import type { Reading } from '../../stores/night-rows.ts';
import { correctedWords } from './corrected-words.ts';
import { onDay, sinceDay } from './day-phrases.ts';
import { evidenceWords, groundWords, nowWords } from './figures.ts';
import { stretchWords } from './present-headline.ts';
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

const nothing = { evidence: [], remarks: [], now: null };

export function presentGround(ground: string, facts: GroundFacts, t: Texts) {
  if (ground === 'safety') return presentSafety(facts, t);
  if (ground === 'testing-stopped') return presentTesting(facts, t);
  const { found, snapshot, readings, thresholds, levels, stretches, kept, night } = facts;
  const lately = facts.lately.get(ground) ?? null;
  const { label, meaning } = metricWords(t, ground);
  const then = snapshot.readings.get(ground);
  const now = readings.get(ground);
  const bounds = thresholds[ground];
  const stretch = stretches.get(ground);
  const lasts = found.state !== 'ended';
  return {
    label,
    then: sentence(groundWords(ground, then ?? now, bounds, found.level, t)),
    base: baseWords(ground, then ?? now, t),
    meaning,
    since: stretch && sinceWords(ground, stretch, night, t),
    evidence: evidenceOf(then, now, bounds, lately, t),
    remarks:
      now && lasts ? [kept.get(ground) ?? null, ...remarkWords(now, levels, t)].filter((text) => text !== null) : [],
    now: then && now ? tonightWords(now, lately, t) : null,
  };
}

/** 'Since Thu 12 Mar: 14 complaints, 5.1 expected of an acceptable seller with its orders.' */
const sinceWords = (metric: string, stretch: Stretch, night: Day, t: Texts): string =>
  t('{since}: {events}.', {
    since: sentence(sinceDay(stretch.since, night, t)),
    events: stretchWords(metric, stretch, t),
  });

/** What was frozen speaks of its own night. */
function evidenceOf(
  then: Reading | undefined,
  now: Reading | undefined,
  bounds: MetricPolicy | undefined,
  lately: string | null,
  t: Texts,
): string[] {
  if (then) return evidenceWords(then, bounds, t('it was so on the night of the recommendation'), t);
  return now ? evidenceWords(now, bounds, nowWords(lately, t), t) : [];
}

/** The same figure tonight, and the rate that the levels look at. */
function tonightWords({ rate, low, high }: Reading, lately: string | null, t: Texts): string {
  const { percent, interval } = numbersIn(t.language);
  const values = { rate: percent(rate), range: interval(low, high) };
  return lately === null
    ? t('Half a year back from tonight: {rate} ({range})', values)
    : t('Half a year back from tonight: {rate} ({range}); {lately}, and that is what the level looks at', {
        ...{ ...values, lately },
      });
}

/** '45 low reviews of 525 reviewed orders in 180 days' */
function baseWords(metric: string, reading: Reading | undefined, t: Texts): string | null {
  if (!isNumber(reading?.events) || !isNumber(reading.exposure)) return null;
  const { counted, base } = metricWords(t, metric);
  return sentence(
    t('{events} of {base} in 180 days', { events: counted(reading.events), base: base(Math.round(reading.exposure)) }),
  );
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
    meaning: t('A device that endangers its buyer is enough by itself; no rate is needed.'),
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
