/** A person says that a thin day of a feed is complete: a holiday, a strike, a quiet Sunday. */
import { z } from 'zod';
import { refusal } from '../../access/guard.ts';
import type { Route } from '../../access/route.ts';
import { instantText, yesterday } from '../../context.ts';
import { exactDay } from '../../helpers/days.ts';
import { parseDay } from '../../scoring/day.ts';
import { confirmDay } from '../../stores/desk-feeds.ts';
import { dailyFeeds, feedLabel } from './feed-words.ts';

const form = z.object({
  feed: z.enum(dailyFeeds),
  day: z.string().transform((text, check) => {
    const day = parseDay(text);
    if (day === null) check.addIssue('is no day');
    return day ?? z.NEVER;
  }),
});

export const routes: Route[] = [
  {
    method: 'post',
    path: '/feeds/confirm',
    allow: ['manager', 'admin'],
    async handle(request, response, context) {
      const given = form.safeParse(request.body);
      // A day that is not over cannot be complete.
      if (!given.success || !request.person || given.data.day > yesterday(context)) throw refusal(400);
      const { feed, day } = given.data;
      const at = instantText(context.clock.now());
      const isNew = await confirmDay(context.database, { feed, day, person: request.person.email, at });
      const what = `${feedLabel(feed)} of ${exactDay(day)}`;
      const text = isNew
        ? `${what} are confirmed as complete. They count from the next night on.`
        : `${what} had been confirmed before.`;
      response.flash({ kind: isNew ? 'done' : 'note', text });
      response.redirect(303, '/feeds#days');
    },
  },
];
