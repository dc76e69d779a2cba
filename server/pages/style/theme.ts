/** Light, dark or as the system says: a cookie that only the layout reads. */
import type { Route } from '../../access/route.ts';

const year = 365 * 86_400_000;

export const routes: Route[] = [
  {
    method: 'post',
    path: '/theme',
    allow: 'signed-in',
    handle(request, response) {
      const theme: unknown = (request.body as { theme?: unknown }).theme;
      const chosen = theme === 'light' || theme === 'dark' ? theme : '';
      response.cookie('theme', chosen, { maxAge: chosen ? year : 0, httpOnly: true, sameSite: 'lax', path: '/' });
      response.redirect(303, pathOf(request.get('referer')));
    },
  },
];

/** Back to the page one came from, by its path only: never to another site. */
function pathOf(referer: string | undefined): string {
  if (!referer || !URL.canParse(referer)) return '/';
  const { pathname, search } = new URL(referer);
  return pathname.startsWith('//') ? '/' : pathname + search;
}
