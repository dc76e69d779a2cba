/** What the night changed, line by line, and why it may have been held back. */
import { daysIn } from '../../helpers/days.ts';
import { message, type Texts } from '../../languages/texts.ts';
import { dayText, parseDay, type Day } from '../../scoring/day.ts';
import type { PolicyVersion } from '../../stores/desk-policies.ts';
import type { OpenCase } from '../../stores/open-cases.ts';
import type { PublishedNight } from '../../stores/published-night.ts';
import { countedMeasures } from './counted-measures.ts';
import type { FeedBehind } from './feeds-behind.ts';
import { listed, sentence } from './words.ts';

function byLevel(counts: Record<string, number> | undefined, what: string, t: Texts): string | null {
  const measures = countedMeasures((level) => counts?.[level] ?? 0, t);
  return measures === '' ? null : t(what, { measures: sentence(measures) });
}

export function changedTonight(
  { night, summary }: PublishedNight,
  arrived: string,
  versions: readonly PolicyVersion[],
  t: Texts,
) {
  const followed = endedByFollowing(summary);
  const over = Object.fromEntries(
    Object.entries(summary.ended).map(([level, number]) => [level, number - (followed[level] ?? 0)]),
  );
  const coming = versions.filter(({ effectiveFrom }) => (parseDay(effectiveFrom) ?? 0) > night);
  return [
    byLevel(summary.opened, message('{measures} newly recommended.'), t) ?? t('No new recommendation.'),
    byLevel(over, message('{measures} ended: the figures are back where they belong.'), t),
    byLevel(followed, message('{measures} gave way to another level.'), t),
    ...coming.map(({ version, effectiveFrom }) =>
      t('Policy version {version} comes into force on {day}.', {
        version: String(version),
        day: daysIn(t.language).dayWords(effectiveFrom, night),
      }),
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
export function presentHeldNight(all: readonly Pick<OpenCase, 'state' | 'since'>[], night: Day, t: Texts) {
  const held = all.filter(({ state }) => state === 'held').map(({ since }) => since);
  if (held.length === 0) return null;
  const newest = Math.max(...held);
  const n = held.filter((since) => since === newest).length;
  const what =
    newest === night
      ? t(
          'The night would have put too many sellers at limit or above at once; {n, plural, one {# seller waits} other {# sellers wait}} for a person.',
          { n },
        )
      : t(
          'The night of {day} would have put too many sellers at limit or above at once; {n, plural, one {# seller waits} other {# sellers wait}} for a person.',
          { n, day: daysIn(t.language).shortDay(newest, night) },
        );
  return {
    text: `${what} ${t('So many rarely turn bad on one day: a carrier, a strike or a broken feed is more likely. What to do: look at the feeds and at what these sellers have in common, then release their recommendations, or dismiss the event.')}`,
    href: `/nights/${dayText(newest)}`,
  };
}

const feedCounts = {
  orders: message('{n, plural, =0 {no orders} one {# order} other {# orders}}'),
  reviews: message('{n, plural, =0 {no reviews} one {# review} other {# reviews}}'),
  complaints: message('{n, plural, =0 {no complaints} one {# complaint} other {# complaints}}'),
  returns: message('{n, plural, =0 {no returns} one {# return} other {# returns}}'),
};

/** What the feeds brought for the night: '212 reviews, 61 complaints, no returns (the feed is behind)'. */
export function arrivals(rows: ReadonlyMap<string, number>, behind: readonly FeedBehind[], t: Texts): string {
  const parts = Object.entries(feedCounts).map(([feed, counted]) => {
    const late = behind.find((each) => each.feed === feed);
    const brought = t(counted, { n: rows.get(feed) ?? 0 });
    if (!late) return brought;
    return late.missing
      ? t('{brought} (never arrived)', { brought })
      : t('{brought} (the feed is behind)', { brought });
  });
  return t('{rows} of that day.', { rows: sentence(listed(parts, t)) });
}
