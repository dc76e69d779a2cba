/** What a figure said on the night that a case is frozen on, and what it says by last night: each night with its own numbers. */
import { daysIn } from '../../helpers/days.ts';
import { isNumber } from '../../helpers/numbers.ts';
import { numbersIn } from '../../helpers/numbers-in.ts';
import type { Texts } from '../../languages/texts.ts';
import type { Day } from '../../scoring/day.ts';
import type { Reading } from '../../stores/night-rows.ts';
import { metricWords } from '../metric-words.ts';
import { sinceDay } from './day-phrases.ts';
import { evidenceWords, groundWords, nowWords } from './figures.ts';
import type { GroundFacts } from './present-ground.ts';
import { stretchWords } from './present-headline.ts';
import type { Stretch } from './since-when.ts';
import { sentence } from './words.ts';

export interface GroundNight {
  /** 'On the night of the recommendation, Thu 12 Nov 2026' */
  when: string;
  /** The rate, what it was counted from, and since when it is worse: whole sentences. */
  figures: string[];
  evidence: string[];
}

export function groundNights(ground: string, facts: GroundFacts, t: Texts): GroundNight[] {
  const { found, snapshot, readings, thresholds, night } = facts;
  const then = snapshot.readings.get(ground);
  const now = readings.get(ground);
  const frozen = snapshot.night ?? found.since;
  const stretch = facts.stretches.get(ground) ?? null;
  const lately = facts.lately.get(ground) ?? null;
  const bounds = thresholds[ground];
  const nights: GroundNight[] = [];
  if (then)
    nights.push({
      when: frozenWords(found.since, frozen, night, t),
      figures: figuresOf(ground, then, stretch, facts, t),
      evidence: evidenceWords(then, bounds, frozen === night ? nowWords(lately, t) : thenWords(ground, facts, t), t),
    });
  if (now && (!then || frozen !== night))
    nights.push({
      when: t('By last night, {day}', { day: daysIn(t.language).exactDay(night) }),
      figures: figuresOf(ground, now, then ? null : stretch, facts, t),
      evidence: evidenceWords(now, bounds, nowWords(lately, t), t),
    });
  return nights;
}

/** Other grounds make a case of its own night anew, under the day on which it opened. */
function frozenWords(since: Day, frozen: Day, night: Day, t: Texts): string {
  const day = daysIn(t.language).exactDay(frozen);
  if (frozen === night)
    return since === frozen
      ? t('On the night of the recommendation, last night')
      : t('On the night when its grounds last changed, last night');
  return since === frozen
    ? t('On the night of the recommendation, {day}', { day })
    : t('On the night when its grounds last changed, {day}', { day });
}

/** With the rate of that night's last weeks, where the case keeps it. */
function thenWords(ground: string, { snapshot }: GroundFacts, t: Texts): string {
  const rate = snapshot.lately.get(ground);
  if (rate === undefined) return t('it was so then');
  return t('it was so then ({lately})', { lately: t('lately {rate}', { rate: numbersIn(t.language).percent(rate) }) });
}

function figuresOf(
  ground: string,
  reading: Reading,
  stretch: Stretch | null,
  { found, thresholds, night }: GroundFacts,
  t: Texts,
): string[] {
  const rate = sentence(groundWords(ground, reading, thresholds[ground], found.level, t));
  const base = baseWords(ground, reading, t);
  return [`${rate}.`, ...(base ? [`${base}.`] : []), ...(stretch ? [sinceWords(ground, stretch, night, t)] : [])];
}

/** 'Since Thu 12 Mar: 14 complaints, 5.1 expected of an acceptable seller with its orders.' */
const sinceWords = (metric: string, stretch: Stretch, night: Day, t: Texts): string =>
  t('{since}: {events}.', {
    since: sentence(sinceDay(stretch.since, night, t)),
    events: stretchWords(metric, stretch, t),
  });

/** '45 low reviews of 525 reviewed orders in 180 days, plainly counted 8.6 %': a letter to the seller begins with that share. */
export function baseWords(metric: string, reading: Reading | undefined, t: Texts): string | null {
  if (!isNumber(reading?.events) || !isNumber(reading.exposure)) return null;
  const { counted, base } = metricWords(t, metric);
  const orders = Math.round(reading.exposure);
  const values = { events: counted(reading.events), base: base(orders) };
  return sentence(
    orders > 0 && reading.events <= orders
      ? t('{events} of {base} in 180 days, plainly counted {share}', {
          ...{ ...values, share: numbersIn(t.language).percent(reading.events / orders) },
        })
      : t('{events} of {base} in 180 days', values),
  );
}
