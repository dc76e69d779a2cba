/** What the night changed, line by line, and why it may have been held back. */
import { dayWords } from '../../helpers/days.ts';
import { plural } from '../../helpers/words.ts';
import { parseDay } from '../../scoring/day.ts';
import type { PolicyVersion } from '../../stores/desk-policies.ts';
import type { PublishedNight } from '../../stores/published-night.ts';
import { counted, listed, sentence } from './words.ts';

const nouns: Record<string, string> = { watch: 'watch', warn: 'warning', limit: 'limit', suspend: 'suspension' };

function byLevel(counts: Record<string, number> | undefined, what: string): string | null {
  const parts = ['suspend', 'limit', 'warn'].flatMap((level) => {
    const number = counts?.[level] ?? 0;
    return number > 0 ? [counted(number, nouns[level]!)] : [];
  });
  return parts.length > 0 ? `${sentence(listed(parts))} ${what}.` : null;
}

export function changedTonight(
  { night, summary }: PublishedNight,
  arrived: string,
  versions: readonly PolicyVersion[],
) {
  const coming = versions.filter(({ effectiveFrom }) => (parseDay(effectiveFrom) ?? 0) > night);
  return [
    byLevel(summary.opened, 'newly recommended') ?? 'No new recommendation.',
    byLevel(summary.ended, 'ended: the figures are back where they belong'),
    ...coming.map(
      ({ version, effectiveFrom }) =>
        `Policy version ${version} comes into force on ${dayWords(effectiveFrom, night)}.`,
    ),
    arrived,
  ].filter((line): line is string => line !== null);
}

/** Null unless the night was held. */
export function heldWords({ summary }: PublishedNight, held: number): string | null {
  if (!summary.held) return null;
  return (
    `The night would have put ${plural(held, 'seller')} at limit or above at once. So many rarely turn bad on one day: a carrier, a strike or a ` +
    'broken feed is more likely. Their recommendations are held back. What to do: look at the feeds and at what these sellers have ' +
    'in common, then decide each case you find sound; the rest may wait.'
  );
}
