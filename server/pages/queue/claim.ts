/** Claiming a case or a dispute, putting it back, and waking a case: buttons without a page of their own. */
import type { Person, Route } from '../../access/route.ts';
import { texts } from '../../languages/texts.ts';
import { wakeCase } from '../../stores/case-marks.ts';
import { passClaim } from '../../stores/claims.ts';
import { disputeClaims } from '../disputes/queue/dispute-claims.ts';
import { caseClaims } from './case-claims.ts';
import { askedCase, changeMarks, field } from './change-marks.ts';
import type { ClaimKind, InHands } from './claim-kind.ts';

const allow = ['manager', 'admin'] as const;

const claimRoutes = <T extends InHands>(kind: ClaimKind<T>): Route[] => [
  {
    method: 'post',
    path: `${kind.path}/:id/claim`,
    allow,
    async handle(request, response, context) {
      const found = await kind.find(request, context);
      const { email: to } = request.person as Person;
      const { claimed, overtaken } = kind.words(texts(request.language), found);
      // Whose it was when the button was drawn: anybody who came in between keeps it.
      const from = field(request, 'from') || null;
      await changeMarks(request, response, context, kind, found, {
        action: from === null ? `${kind.noun} claimed` : `${kind.noun} taken over`,
        detail: from === null ? {} : { from },
        write: (tx, at) => passClaim(tx, kind.claimable, found.id, { from, to, at }),
        ...{ done: claimed, overtaken },
      });
    },
  },
  {
    method: 'post',
    path: `${kind.path}/:id/put-back`,
    allow,
    async handle(request, response, context) {
      const found = await kind.find(request, context);
      const { email: from } = request.person as Person;
      const { free, overtaken } = kind.words(texts(request.language), found);
      await changeMarks(request, response, context, kind, found, {
        action: `${kind.noun} put back`,
        detail: {},
        write: (tx, at) => passClaim(tx, kind.claimable, found.id, { from, to: null, at }),
        ...{ done: free, overtaken },
      });
    },
  },
];

export const routes: Route[] = [
  ...claimRoutes(caseClaims),
  ...claimRoutes(disputeClaims),
  {
    method: 'post',
    path: '/recommendations/:id/wake',
    allow,
    async handle(request, response, context) {
      const found = await askedCase(request, context);
      const t = texts(request.language);
      await changeMarks(request, response, context, caseClaims, found, {
        action: 'case woken',
        detail: { until: found.snoozedUntil },
        write: (tx) => wakeCase(tx, found.id),
        done: t('The case of {name} is back in the queue.', { name: found.name }),
        overtaken: caseClaims.words(t, found).overtaken,
      });
    },
  },
];
