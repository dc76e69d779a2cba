/** `/` sends each person to their own first page. */
import type { Route } from '../../access/route.ts';
import { firstPage } from '../../navigation.ts';

export const routes: Route[] = [
  {
    method: 'get',
    path: '/',
    allow: 'signed-in',
    handle(request, response) {
      const { role } = request.person ?? {};
      response.redirect(303, role ? firstPage[role] : '/sign-in');
    },
  },
];
