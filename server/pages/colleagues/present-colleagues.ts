/** The people of a seller as one of them reads the list. */
import { message, type Texts } from '../../languages/texts.ts';
import type { ListedPerson, Person, SellerRights } from '../../stores/people.ts';

const words: Record<SellerRights, { label: string; hint: string }> = {
  owner: { label: message('Owner'), hint: message('reads and acts for the shop, and says who else may') },
  member: {
    label: message('Member'),
    hint: message('reads and acts for the shop: answers, disputes, appeals, evidence'),
  },
  reader: { label: message('Reader'), hint: message('reads everything and changes nothing') },
};

export const rightsChoices = (chosen: string, t: Texts) =>
  (['owner', 'member', 'reader'] as const).map((value) => ({
    ...{
      value,
      label: t('{right}: {meaning}', { right: t(words[value].label), meaning: t(words[value].hint) }),
      selected: value === chosen,
    },
  }));

export function presentColleagues(
  people: readonly ListedPerson[],
  reader: Person,
  standingOf: (person: ListedPerson) => { standing: string; word: string },
  t: Texts,
) {
  const owns = reader.rights === 'owner';
  return {
    title: t('Colleagues'),
    lead: leadOf(
      people.filter(({ disabledAt }) => disabledAt === null),
      owns,
      t,
    ),
    owns,
    people: people.map((person) => ({
      ...{ id: person.id, name: person.name, email: person.standsFor ?? person.email, lastSeenAt: person.lastSeenAt },
      standing: standingOf(person).standing,
      word: t(standingOf(person).word),
      rights: { label: t(words[person.rights].label), hint: t(words[person.rights].hint) },
      own: person.id === reader.id,
      out: person.disabledAt !== null,
      choices: rightsChoices(person.rights, t),
    })),
  };
}

function leadOf(people: readonly ListedPerson[], owns: boolean, t: Texts): string {
  const waiting = people.filter(({ hasPassword }) => !hasPassword).length;
  const who = t(
    '{count, plural, =1 {One person of your shop can sign in.} one {# person of your shop can sign in.} other {# people of your shop can sign in.}}',
    { count: people.length - waiting },
  );
  const more = t(
    '{count, plural, =1 {One more is invited and has not chosen a password yet.} one {# more is invited and has not chosen a password yet.} other {# more are invited and have not chosen a password yet.}}',
    { count: waiting },
  );
  return `${waiting > 0 ? `${who} ${more}` : who} ${owns ? t('You say who, and what each may do.') : t('An owner says who, and what each may do.')}`;
}
