/** What the night changed, line by line, and why it may have been held back. */
import { dayWords, shortDay } from '../../helpers/days.ts';
import { count } from '../../helpers/numbers.ts';
import { plural } from '../../helpers/words.ts';
import { dayText, parseDay, type Day } from '../../scoring/day.ts';
import type { PolicyVersion } from '../../stores/desk-policies.ts';
import type { OpenCase } from '../../stores/open-cases.ts';
import type { PublishedNight } from '../../stores/published-night.ts';
import type { FeedBehind } from './feeds-behind.ts';
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
  const followed = endedByFollowing(summary);
  const over = Object.fromEntries(
    Object.entries(summary.ended).map(([level, number]) => [level, number - (followed[level] ?? 0)]),
  );
  const coming = versions.filter(({ effectiveFrom }) => (parseDay(effectiveFrom) ?? 0) > night);
  return [
    byLevel(summary.opened, 'newly recommended') ?? 'No new recommendation.',
    byLevel(over, 'ended: the figures are back where they belong'),
    byLevel(followed, 'gave way to another level'),
    ...coming.map(
      ({ version, effectiveFrom }) =>
        `Policy version ${version} comes into force on ${dayWords(effectiveFrom, night)}.`,
    ),
    arrived,
  ].filter((line): line is string => line !== null);
}

/** A warning that became a limit has ended too, and not because its figures are better. */
function endedByFollowing({ changes = [] }: PublishedNight['summary']): Record<string, number> {
  const opened = new Set(changes.filter(({ change }) => change === 'opened').map(({ seller }) => seller));
  const followed: Record<string, number> = {};
  for (const { change, seller, level } of changes)
    if (change === 'ended' && opened.has(seller)) followed[level] = (followed[level] ?? 0) + 1;
  return followed;
}

/** The newest night whose recommendations wait, in words and with where they are released. Null: nothing is held back. */
export function presentHeldNight(all: readonly Pick<OpenCase, 'state' | 'since'>[], night: Day) {
  const held = all.filter(({ state }) => state === 'held').map(({ since }) => since);
  if (held.length === 0) return null;
  const newest = Math.max(...held);
  const many = plural(held.filter((since) => since === newest).length, 'seller');
  const which = newest === night ? 'The night' : `The night of ${shortDay(newest, night)}`;
  return {
    text:
      `${which} would have put too many sellers at limit or above at once; ${many} wait${many.startsWith('1 ') ? 's' : ''} for a person. So many rarely turn bad on one day: ` +
      'a carrier, a strike or a broken feed is more likely. What to do: look at the feeds and at what these sellers have in common, ' +
      'then release their recommendations, or dismiss the event.',
    href: `/nights/${dayText(newest)}`,
  };
}

/** What the feeds brought for the night: '212 reviews, 61 complaints, no returns (the feed is behind)'. */
export function arrivals(rows: ReadonlyMap<string, number>, behind: readonly FeedBehind[]): string {
  const parts = ['orders', 'reviews', 'complaints', 'returns'].map((feed) => {
    const late = behind.find((each) => each.feed === feed);
    const came = rows.get(feed) ?? 0;
    const why = late ? (late.missing ? ' (never arrived)' : ' (the feed is behind)') : '';
    return `${came === 0 ? 'no' : count(came)} ${feed}${why}`;
  });
  return `${sentence(listed(parts))} of that day.`;
}
