/** Light, dark, or as the system says: kept with the person, so that it holds at every desk. */
import { safeReturnPath } from '../../access/return-path.ts';
import type { Route } from '../../access/route.ts';
import { storePreferences, type Preferences } from '../../stores/preferences.ts';

export const routes: Route[] = [
  {
    method: 'post',
    path: '/theme',
    allow: 'signed-in',
    async handle(request, response, { database }) {
      const { person, session } = request;
      if (!person || !session) return;
      const chosen: unknown = (request.body as { theme?: unknown } | undefined)?.theme;
      const preferences = JSON.parse(session.preferences) as Preferences;
      delete preferences.theme;
      if (chosen === 'light' || chosen === 'dark') preferences.theme = chosen;
      await storePreferences(database, person.id, preferences);
      response.redirect(303, pathOf(request.get('referer')));
    },
  },
];

/** Back to the page one came from, by its path only: never to another site. */
function pathOf(referer: string | undefined): string {
  if (!referer || !URL.canParse(referer)) return '/';
  const { pathname, search } = new URL(referer);
  return safeReturnPath(pathname + search);
}
