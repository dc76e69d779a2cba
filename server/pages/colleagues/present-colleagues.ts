/** The people of a seller as one of them reads the list. */
import type { ListedPerson, Person, SellerRights } from '../../stores/people.ts';

const words: Record<SellerRights, { label: string; hint: string }> = {
  owner: { label: 'Owner', hint: 'reads and acts for the shop, and says who else may' },
  member: { label: 'Member', hint: 'reads and acts for the shop: answers, complaints, evidence' },
  reader: { label: 'Reader', hint: 'reads everything and changes nothing' },
};

export const rightsChoices = (chosen: string) =>
  (['owner', 'member', 'reader'] as const).map((value) => ({
    ...{ value, label: `${words[value].label}: ${words[value].hint}`, selected: value === chosen },
  }));

export function presentColleagues(
  people: readonly ListedPerson[],
  reader: Person,
  standingOf: (person: ListedPerson) => { standing: string; word: string },
) {
  const owns = reader.rights === 'owner';
  return {
    title: 'Colleagues',
    lead: leadOf(people.filter(({ disabledAt }) => disabledAt === null).length, owns),
    owns,
    people: people.map((person) => ({
      ...{ id: person.id, name: person.name, email: person.email, lastSeenAt: person.lastSeenAt },
      ...standingOf(person),
      rights: words[person.rights],
      own: person.id === reader.id,
      out: person.disabledAt !== null,
      choices: rightsChoices(person.rights),
    })),
  };
}

function leadOf(count: number, owns: boolean): string {
  const who = count === 1 ? 'One person of your shop can sign in.' : `${count} people of your shop can sign in.`;
  return owns ? `${who} You say who, and what each may do.` : `${who} An owner says who, and what each may do.`;
}
