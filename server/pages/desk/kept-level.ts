/** A level that was reached earlier and stays, although tonight's figures would no longer open it. */
import type { Database } from '../../../db/connect.ts';
import { daysIn } from '../../helpers/days.ts';
import { isNumber } from '../../helpers/numbers.ts';
import { numbersIn } from '../../helpers/numbers-in.ts';
import { wordsIn } from '../../helpers/words-in.ts';
import type { Texts } from '../../languages/texts.ts';
import type { Day } from '../../scoring/day.ts';
import type { Policy } from '../../scoring/policy.ts';
import { calmNights, readingsOn, type HeldLevel } from '../../stores/case-facts.ts';
import type { Reading } from '../../stores/night-rows.ts';
import { sentence } from './words.ts';

/** A level that a metric of the seller holds, and what the night says of the metric. */
export interface Holding {
  seller: number;
  held: HeldLevel | undefined;
  reading: Reading | undefined;
  rules: Pick<Policy, 'levels' | 'release'>;
  night: Day;
}

/** Whether tonight's figures would open a level that is held. */
export const opensAnew = (
  { evidence, chanceAbove }: Pick<Reading, 'evidence' | 'chanceAbove'>,
  level: HeldLevel['level'],
  levels: Policy['levels'],
): boolean => (evidence[level] ?? 0) >= levels[level].evidence && (chanceAbove[level] ?? 0) >= levels[level].chance;

/** 'Limit was reached on Sun 8 Nov (210 : 1); it stays until …': null where tonight's figures would open the level anew. */
export async function keptWords(
  database: Database,
  { seller, held, reading, rules, night }: Holding,
  t: Texts,
): Promise<string | null> {
  if (!held || !reading || held.opened === night) return null;
  const { levels, release } = rules;
  const { level, opened, metric } = held;
  if (opensAnew(reading, level, levels)) return null;
  const { evidence } = levels[level];
  const oddsNow = reading.evidence[level];
  const [then] = await readingsOn(database, seller, metric, [opened]);
  const oddsThen = then?.evidence[level];
  const calm = await calmNights(database, seller, held);
  const { odds } = numbersIn(t.language);
  const values = {
    level: wordsIn(t.language).statusWord(level),
    day: daysIn(t.language).dayWords(opened, night),
    nights: release.nights,
    calm,
  };
  const stays = isNumber(oddsThen)
    ? t(
        '{level} was reached on {day} ({odds}); it stays until the rate has clearly been below for {nights, number} nights (so far: {calm, number}).',
        { ...values, odds: odds(oddsThen) },
      )
    : t(
        '{level} was reached on {day}; it stays until the rate has clearly been below for {nights, number} nights (so far: {calm, number}).',
        values,
      );
  const today = isNumber(oddsNow)
    ? ` ${t('The odds are now {now}; to open it takes {asked}.', { now: odds(oddsNow), asked: odds(evidence) })}`
    : '';
  return `${sentence(stays)}${today}`;
}
