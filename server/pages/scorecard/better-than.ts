/** A place among sellers as people say it: of a hundred, how many do worse. */
import type { Texts } from '../../languages/texts.ts';

/**
 * At the ends, where a number would say nothing, in words.
 *
 * @param low, high whole numbers from 0 to 100: how many of a hundred sellers this one is better than
 * @example betterThan(texts('en'), { low: 64, high: 78 }) // 'better than 64–78 of 100 sellers'
 */
export function betterThan(t: Texts, { low, high }: { low: number; high: number }): string {
  if (high <= 0) return t('behind nearly every other seller');
  if (low >= 100) return t('better than nearly every other seller');
  if (low <= 0 && high >= 100) return t('a place that is still too uncertain to tell');
  if (low <= 0)
    return t('better than {high, plural, one {one of 100 sellers} other {# of 100 sellers}} at most', { high });
  if (high >= 100)
    return t('better than {low, plural, one {one of 100 sellers} other {# of 100 sellers}} at least', { low });
  return low === high
    ? t('better than {share} of 100 sellers', { share: low })
    : t('better than {low}–{high} of 100 sellers', { low, high });
}
