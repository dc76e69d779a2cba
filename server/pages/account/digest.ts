/** When the morning's letter comes: always, only when something is open, or never. For who works with cases. */
import type { Person, Route } from '../../access/route.ts';
import { digestOf, digests, storePreferences, type Digest, type Preferences } from '../../stores/preferences.ts';

const allow = ['manager', 'admin'] as const;

const words: Record<Digest, { label: string; hint: string }> = {
  open: { label: 'When something is open', hint: 'On mornings when a case of yours asks for a decision.' },
  always: { label: 'Every morning', hint: 'Also when there is nothing to decide.' },
  never: { label: 'Never', hint: 'The queue stands on /today all the same.' },
};

/** The choices on `/account`; null for whom there is no such letter. */
export const presentDigest = ({ role }: Pick<Person, 'role'>, preferences: string) =>
  allow.some((allowed) => allowed === role)
    ? digests.map((value) => ({ value, ...words[value], checked: value === digestOf(preferences) }))
    : null;

export const routes: Route[] = [
  {
    method: 'post',
    path: '/account/digest',
    allow,
    async handle(request, response, { database }) {
      const { person, session } = request;
      if (!person || !session) return;
      const given = (request.body as Record<string, unknown>)['digest'];
      const chosen = digests.find((digest) => digest === given);
      if (chosen === undefined) {
        response.flash({ kind: 'fault', text: 'Choose when the letter is to come.' }).redirect(303, '/account#letter');
        return;
      }
      const preferences = JSON.parse(session.preferences) as Preferences;
      await storePreferences(database, person.id, { ...preferences, digest: chosen });
      response.flash({ kind: 'done', text: `The morning’s letter: ${words[chosen].label.toLowerCase()}.` });
      response.redirect(303, '/account#letter');
    },
  },
];
