/** Teams with their people and how many sellers each looks after; and those who are in none. */
import { address } from '../../helpers/addresses.ts';
import type { Texts } from '../../languages/texts.ts';
import type { Portfolio } from '../../stores/assignments.ts';
import type { Member, Team } from '../../stores/teams.ts';
import { listed, sentence } from '../desk/words.ts';
import { counting, opening } from './counting.ts';
import { portfolioTabs } from './tabs.ts';

export function presentTeams(teams: readonly Team[], people: readonly Member[], cares: readonly Portfolio[], t: Texts) {
  const sellersOf = new Map(cares.map(({ manager, sellers }) => [manager, sellers]));
  const row = (member: Member) => ({
    ...member,
    sellers: sellersOf.get(member.email) ?? 0,
    sellersHref: address('/assign', { care: member.email }),
    handOver: address('/assign/hand-over', { from: member.email }),
    options: [
      { value: '', label: t('no team'), selected: member.team === null },
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
    title: t('Teams'),
    lead: leadOf(teams.length, nobody, elsewhere, t),
    tabs: portfolioTabs('/teams', t),
    teams: shown,
    alone,
    nobody,
    elsewhere,
  };
}

function leadOf(teams: number, nobody: number, elsewhere: readonly Portfolio[], t: Texts): string {
  const sellers = elsewhere.reduce((sum, one) => sum + one.sellers, 0);
  const open = [
    ...(nobody > 0
      ? [
          t(
            '{n, plural, one {{number} seller has no manager} other {{number} sellers have no manager}}',
            counting(nobody, t),
          ),
        ]
      : []),
    ...(sellers > 0
      ? [
          t(
            '{n, plural, one {{number} seller is in the care of somebody who cannot sign in here} other {{number} sellers are in the care of somebody who cannot sign in here}}',
            counting(sellers, t),
          ),
        ]
      : []),
  ];
  const all =
    teams === 0
      ? t('There is no team yet.')
      : t('{n, plural, one {{number} team.} other {{number} teams.}}', opening(teams, t));
  return open.length === 0 ? all : `${all} ${sentence(t('{news}.', { news: listed(open, t) }))}`;
}
