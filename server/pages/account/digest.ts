/** When the morning's letter comes: always, only when something is open, or never. For who works with cases. */
import type { Person, Route } from '../../access/route.ts';
import { message, texts, type Texts } from '../../languages/texts.ts';
import { digestOf, digests, storePreferences, type Digest, type Preferences } from '../../stores/preferences.ts';

const allow = ['manager', 'admin'] as const;

const words: Record<Digest, { label: string; hint: string }> = {
  open: {
    label: message('When something is open'),
    hint: message('On mornings when a case of yours asks for a decision.'),
  },
  always: { label: message('Every morning'), hint: message('Also when there is nothing to decide.') },
  never: { label: message('Never'), hint: message('The queue stands on /today all the same.') },
};

/** The choices on `/account`; null for whom there is no such letter. */
export const presentDigest = ({ role }: Pick<Person, 'role'>, preferences: string, t: Texts) =>
  allow.some((allowed) => allowed === role)
    ? digests.map((value) => ({
        ...{ value, label: t(words[value].label), hint: t(words[value].hint) },
        checked: value === digestOf(preferences),
      }))
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
      const t = texts(request.language);
      if (chosen === undefined) {
        const text = t('Choose when the letter is to come.');
        response.flash({ kind: 'fault', text }).redirect(303, '/account#letter');
        return;
      }
      const preferences = JSON.parse(session.preferences) as Preferences;
      await storePreferences(database, person.id, { ...preferences, digest: chosen });
      const when = t(words[chosen].label).toLowerCase();
      response.flash({ kind: 'done', text: t('The morning’s letter: {when}.', { when }) });
      response.redirect(303, '/account#letter');
    },
  },
];
