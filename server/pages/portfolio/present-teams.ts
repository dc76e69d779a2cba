/** Teams with their people and how many sellers each looks after; and those who are in none. */
import { address } from '../../helpers/addresses.ts';
import type { Portfolio } from '../../stores/assignments.ts';
import type { Member, Team } from '../../stores/teams.ts';
import { counted, listed, sentence } from '../desk/words.ts';
import { portfolioTabs } from './tabs.ts';

export function presentTeams(teams: readonly Team[], people: readonly Member[], cares: readonly Portfolio[]) {
  const sellersOf = new Map(cares.map(({ manager, sellers }) => [manager, sellers]));
  const row = (member: Member) => ({
    ...member,
    sellers: sellersOf.get(member.email) ?? 0,
    sellersHref: address('/assign', { care: member.email }),
    handOver: address('/assign/hand-over', { from: member.email }),
    options: [
      { value: '', label: 'no team', selected: member.team === null },
      ...teams.map(({ id, name }) => ({ value: String(id), label: name, selected: member.team === id })),
    ],
  });
  const shown = teams.map((team) => {
    const members = people.filter((person) => person.team === team.id).map(row);
    const sellers = members.reduce((sum, member) => sum + member.sellers, 0);
    return { ...team, members, sellers, people: members.length };
  });
  const alone = people.filter(({ team }) => !teams.some(({ id }) => id === team)).map(row);
  const nobody = sellersOf.get(null) ?? 0;
  const known = new Set(people.map(({ email }) => email));
  const elsewhere = cares
    .filter(({ manager }) => manager !== null && !known.has(manager))
    .map((care) => ({ ...care, href: address('/assign/hand-over', { from: care.manager }) }));
  return {
    title: 'Teams',
    lead: leadOf(teams.length, nobody, elsewhere),
    tabs: portfolioTabs('/teams'),
    teams: shown,
    alone,
    nobody,
    elsewhere,
  };
}

function leadOf(teams: number, nobody: number, elsewhere: readonly Portfolio[]): string {
  const sellers = elsewhere.reduce((sum, one) => sum + one.sellers, 0);
  const open = [
    ...(nobody > 0 ? [`${counted(nobody, 'seller')} ${nobody === 1 ? 'has' : 'have'} no manager`] : []),
    ...(sellers > 0
      ? [
          `${counted(sellers, 'seller')} ${sellers === 1 ? 'is' : 'are'} in the care of somebody who cannot sign in here`,
        ]
      : []),
  ];
  const all = teams === 0 ? 'There is no team yet.' : `${sentence(counted(teams, 'team'))}.`;
  return open.length === 0 ? all : `${all} ${sentence(listed(open))}.`;
}
