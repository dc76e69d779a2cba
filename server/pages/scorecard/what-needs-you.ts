/** Which figures need the seller: all that stand above what is accepted, and all that still hold a level. */
import { isNumber } from '../../helpers/numbers.ts';
import type { Texts } from '../../languages/texts.ts';
import type { Reading } from '../../stores/night-rows.ts';
import type { SellerFacts } from '../desk/seller-facts.ts';
import { listed, numberWord, sentence, severity } from '../desk/words.ts';
import { metricWords } from '../metric-words.ts';

type Known = Pick<SellerFacts, 'readings' | 'thresholds' | 'held' | 'release'>;

/**
 * 'Two things need you: the rates of complaints and returns are above what the marketplace accepts.' What is named is what brings a
 * measure about: whoever reads no further must not mend one of three.
 *
 * @param labWaits something of the lab stands at the top of the page
 * @returns null: nothing does
 */
export function whatNeedsYou(t: Texts, facts: Known, labWaits: boolean): string | null {
  const above = aboveAccepted(facts);
  const calming = stillHeld(facts, above);
  if (above.length === 0 && calming.length === 0) return null;
  return [
    ...(above.length > 0 ? [aboveSentence(t, facts, above, labWaits), remedy(t, above)] : []),
    ...(calming.length > 0 ? [calmingSentence(t, calming, facts.release.nights)] : []),
  ].join(' ');
}

/** Metrics that stand above the warning threshold by strong evidence, the strongest first. */
function aboveAccepted({ readings }: Known): Reading[] {
  return [...readings.values()]
    .filter(({ state, evidence }) => state !== 'missing' && (evidence.warn ?? 0) >= 20)
    .sort(
      (a, b) =>
        (b.evidence.warn ?? 0) - (a.evidence.warn ?? 0) ||
        (b.evidence.limit ?? 0) - (a.evidence.limit ?? 0) ||
        (a.metric < b.metric ? -1 : 1),
    );
}

/** What was above and has not been clearly below for long enough. */
function stillHeld({ held, readings }: Known, above: readonly Reading[]): string[] {
  const told = new Set(above.map(({ metric }) => metric));
  return [...held.values()]
    .filter(({ metric, level }) => severity[level] >= severity.warn && readings.has(metric) && !told.has(metric))
    .map(({ metric }) => metric);
}

function aboveSentence(t: Texts, { thresholds }: Known, above: readonly Reading[], labWaits: boolean): string {
  const isSure = ({ metric, low }: Reading) => {
    const warn = thresholds[metric]?.warn;
    return isNumber(low) && isNumber(warn) && low > warn;
  };
  const [sure, probable] = [above.filter(isSure), above.filter((one) => !isSure(one))];
  if (above.length === 1) return oneThing(t, metricWords(t, above[0]!.metric).name, sure.length === 1, labWaits);
  const told = { things: sentence(numberWord(above.length, t)), lab: labWaits ? 'yes' : 'no' };
  if (sure.length === 0)
    return t(
      '{things} things need you{lab, select, yes {, besides what stands at the top of this page} other {}}: the rates of {metrics} are probably above what the marketplace accepts.',
      { ...told, metrics: namesOf(t, probable) },
    );
  if (probable.length === 0)
    return t(
      '{things} things need you{lab, select, yes {, besides what stands at the top of this page} other {}}: the rates of {metrics} are above what the marketplace accepts.',
      { ...told, metrics: namesOf(t, sure) },
    );
  return t(
    '{things} things need you{lab, select, yes {, besides what stands at the top of this page} other {}}. Above what the marketplace accepts: {metrics}; probably above it too: {probable}.',
    { ...told, metrics: namesOf(t, sure), probable: namesOf(t, probable) },
  );
}

function oneThing(t: Texts, metric: string, isSure: boolean, labWaits: boolean): string {
  if (labWaits)
    return isSure
      ? t(
          'Besides what stands at the top of this page, one thing needs you: the rate of {metric} is above what the marketplace accepts.',
          { metric },
        )
      : t(
          'Besides what stands at the top of this page, one thing needs you: the rate of {metric} is probably above what the marketplace accepts.',
          { metric },
        );
  return isSure
    ? t('One thing needs you: the rate of {metric} is above what the marketplace accepts.', { metric })
    : t('One thing needs you: the rate of {metric} is probably above what the marketplace accepts.', { metric });
}

const namesOf = (t: Texts, readings: readonly Reading[]): string =>
  listed(
    readings.map(({ metric }) => metricWords(t, metric).name),
    t,
  );

/** Of several no remedy stands here: it would read as if it were all. */
const remedy = (t: Texts, [first, ...others]: readonly Reading[]): string =>
  others.length > 0
    ? t('Each needs its own remedy: what helps, and by when you can be back, stands below.')
    : metricWords(t, first!.metric).improve;

const calmingSentence = (t: Texts, metrics: readonly string[], nights: number): string =>
  t(
    'Not over yet: {metrics}. {count, plural, one {Its rate has} other {Their rates have}} to stay clearly below what is accepted for {nights, number} nights in a row.',
    {
      metrics: listed(
        metrics.map((metric) => metricWords(t, metric).name),
        t,
      ),
      ...{ count: metrics.length, nights },
    },
  );
