/** What is to be said of a figure besides its numbers: a level that is held back, and rows that say too little. */
import { numbersIn } from '../../helpers/numbers-in.ts';
import type { Texts } from '../../languages/texts.ts';
import type { Policy } from '../../scoring/policy.ts';
import type { Hindrance, Remarks } from '../../scoring/recommendation.ts';
import type { Reading } from '../../stores/night-rows.ts';
import { levelNoun, listed } from './words.ts';

/** 'The evidence for a limit is there (320 : 1); it is held back: no warning has stood for 7 days yet.' */
function heldBackWords({ remarks, evidence }: Reading, levels: Policy['levels'], t: Texts): string | null {
  if (!remarks?.heldBack) return null;
  const { level, by } = remarks.heldBack;
  const why = listed(
    by.map((hindrance) => hindranceWords(hindrance, level, levels, t)),
    t,
  );
  const odds = numbersIn(t.language).odds(evidence[level]);
  return t('The evidence for {level} is there ({odds}); it is held back: {why}.', {
    ...{ level: t(levelNoun[level]), odds, why },
  });
}

function hindranceWords(by: Hindrance, level: 'warn' | 'limit' | 'suspend', levels: Policy['levels'], t: Texts) {
  switch (by) {
    case 'stale':
      return t('the figure is not up to date');
    case 'provisional':
      return t('the seller has too few orders to be judged');
    case 'data-quality':
      return t('too many returns give no reason');
    case 'chance':
      return t('the rate as it is now is less than {chance} likely to be above the threshold', {
        chance: `${Math.round(levels[level].chance * 100)}\u202f%`,
      });
    case 'events':
      return t('fewer than {events, number} different buyers met with it', { events: levels.limit.events });
    case 'warning':
      return t('no warning has stood for {days, number} days yet', { days: levels.limit.warnedDays });
    case 'second-source':
      return t('no second source speaks for it, neither another metric at limit nor a failed inspection');
    case 'false-discovery':
      return t('among all sellers of the night it may still be chance');
  }
}

/** '12 of its 40 returns in 180 days give no reason, more than a fifth: …' */
function poorDataWords(metric: string, remarks: Remarks | null | undefined, t: Texts): string | null {
  if (!remarks?.poorData) return null;
  const { withoutReason, returns } = remarks.poorData;
  const { count } = numbersIn(t.language);
  const values = { without: count(withoutReason), returns: count(returns) };
  return metric === 'return'
    ? t(
        'Data quality: {without} of its {returns} returns in 180 days give no reason, more than a fifth. The figure is shown and raises no level.',
        values,
      )
    : t(
        'Data quality: {without} of its {returns} returns in 180 days give no reason, more than a fifth. Many of the orders counted here are returns. The figure is shown and raises no level.',
        values,
      );
}

export const remarkWords = (reading: Reading, levels: Policy['levels'], t: Texts): string[] =>
  [poorDataWords(reading.metric, reading.remarks, t), heldBackWords(reading, levels, t)].filter(
    (text) => text !== null,
  );
