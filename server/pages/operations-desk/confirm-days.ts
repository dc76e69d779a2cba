/** A person says that thin days of a feed are complete: a holiday, a strike, a quiet Sunday. */
import { z } from 'zod';
import { refusal } from '../../access/guard.ts';
import type { Route } from '../../access/route.ts';
import { instantText, yesterday } from '../../context.ts';
import { daysIn } from '../../helpers/days.ts';
import { texts } from '../../languages/texts.ts';
import { parseDay } from '../../scoring/day.ts';
import { confirmDays } from '../../stores/desk-feeds.ts';
import { dailyFeeds, feedLabel } from './feed-words.ts';

/** A stretch longer than this is no quiet season but a feed that stopped. */
const longest = 92;

const day = z.string().transform((text, check) => {
  const parsed = parseDay(text);
  if (parsed === null) check.addIssue('is no day');
  return parsed ?? z.NEVER;
});

const form = z
  .object({ feed: z.enum(dailyFeeds), from: day, to: day })
  .refine(({ from, to }) => from <= to && to - from < longest);

export const routes: Route[] = [
  {
    method: 'post',
    path: '/feeds/confirm',
    allow: ['manager', 'admin'],
    async handle(request, response, context) {
      const given = form.safeParse(request.body);
      // A day that is not over cannot be complete.
      if (!given.success || !request.person || given.data.to > yesterday(context)) throw refusal(400);
      const { feed, from, to } = given.data;
      const at = instantText(context.clock.now());
      const confirmed = await confirmDays(context.database, { feed, from, to, person: request.person.email, at });
      const t = texts(request.language);
      const { exactDay } = daysIn(t.language);
      const days = from === to ? exactDay(from) : t('{from} to {to}', { from: exactDay(from), to: exactDay(to) });
      const label = feedLabel(t, feed);
      const text =
        confirmed > 0
          ? t('{label} of {days} are confirmed as complete. They count from the next night on.', { label, days })
          : t('{label} of {days} had been confirmed before.', { label, days });
      response.flash({ kind: confirmed > 0 ? 'done' : 'note', text });
      response.redirect(303, '/feeds#days');
    },
  },
];
