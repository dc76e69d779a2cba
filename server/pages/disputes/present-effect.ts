/** The same night with and without what is contested, in words. */
import { numbersIn } from '../../helpers/numbers-in.ts';
import { isNumber } from '../../helpers/numbers.ts';
import { wordsIn } from '../../helpers/words-in.ts';
import type { Texts } from '../../languages/texts.ts';
import type { ForeseenEffect } from '../../stores/disputes.ts';
import { underCap, type UnderCap } from '../explain/under-cap.ts';
import type { WithAndWithout } from './without-orders.ts';

export const effectOf = ({ before, after }: WithAndWithout): ForeseenEffect => ({
  score: { before: before.score.score, after: after.score.score },
  level: { before: before.level, after: after.level },
  underCap: underCap(before.score, after.score),
});

export interface EffectShown {
  /** Null: nothing is known, as while a night is worked out. */
  rows: { label: string; before: string; after: string; change: string | null }[];
  sentence: string;
}

/** Of a dispute that is closed: as it was foreseen when it was filed; null if that was not known then. */
export const presentForeseen = (t: Texts, effect: ForeseenEffect, whose: 'your' | 'its'): EffectShown | null =>
  effect.score || effect.level ? presentEffect(t, effect, whose) : null;

/** @param whose `your`: the reader is the seller */
export function presentEffect(
  t: Texts,
  { score, level, underCap: capped = null }: ForeseenEffect,
  whose: 'your' | 'its',
): EffectShown {
  const { decimal, change } = numbersIn(t.language);
  const { capital } = wordsIn(t.language);
  const moved = isNumber(score?.before) && isNumber(score.after) ? score.after - score.before : null;
  const levelWord = (word: string) => capital(word === 'none' ? t('nothing') : wordsIn(t.language).statusWord(word));
  const rows = [
    ...(score
      ? [
          {
            label: t('Score, of 100'),
            before: decimal(score.before, 2),
            after: decimal(score.after, 2),
            change: moved === null || Math.abs(moved) < 0.005 ? null : change(moved, 2),
          },
        ]
      : []),
    ...(capped
      ? [
          {
            label: t('Without the cap'),
            before: decimal(capped.before, 2),
            after: decimal(capped.after, 2),
            change: change(capped.after - capped.before, 2),
          },
        ]
      : []),
    ...(level
      ? [
          {
            label: t('What the figures recommend'),
            before: levelWord(level.before),
            after: levelWord(level.after),
            change: level.before === level.after ? null : '→',
          },
        ]
      : []),
  ];
  return { rows, sentence: capped ? cappedSentence(t, score, capped, whose) : effectSentence(t, score, moved, whose) };
}

/** The score stands still only because a level caps it. */
function cappedSentence(
  t: Texts,
  score: ForeseenEffect['score'],
  { level, before, after }: UnderCap,
  whose: 'your' | 'its',
): string {
  const { decimal, change } = numbersIn(t.language);
  const values = {
    ...{ level, score: decimal(score?.before, 2), from: decimal(before, 2), to: decimal(after, 2) },
    change: change(after - before, 2),
  };
  return whose === 'your'
    ? t(
        'Without it your score would stay at {score}, capped while {level, select, suspend {a suspension} other {a limit}} is called for; without the cap it would go from {from} to {to} ({change}).',
        values,
      )
    : t(
        'Without it the score would stay at {score}, capped while {level, select, suspend {a suspension} other {a limit}} is called for; without the cap it would go from {from} to {to} ({change}).',
        values,
      );
}

function effectSentence(t: Texts, score: ForeseenEffect['score'], moved: number | null, whose: 'your' | 'its'): string {
  const { decimal, change } = numbersIn(t.language);
  if (moved === null || !score)
    return whose === 'your'
      ? t('Whether it moves your score cannot be said right now: there is no score, or a night is being worked out.')
      : t('Whether it moves the score cannot be said right now.');
  const values = { before: decimal(score.before, 2), after: decimal(score.after, 2), change: change(moved, 2) };
  if (Math.abs(moved) < 0.005)
    return whose === 'your'
      ? t('Without it your score would stay at {before}.', values)
      : t('Without it the score would stay at {before}.', values);
  return whose === 'your'
    ? t('Without it your score would be {after} instead of {before} ({change}).', values)
    : t('Without it the score would be {after} instead of {before} ({change}).', values);
}
