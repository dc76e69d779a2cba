/** Whom work can be given to: managers and administrators who may sign in, as the options of a select. */
import type { Database } from '../../../db/connect.ts';
import { teamPeople, type Member } from '../../stores/teams.ts';

export interface Colleague {
  value: string;
  label: string;
  selected: boolean;
}

/** @param nobody the first option, for none of them; left out where somebody must be chosen and one is */
export async function colleagues(database: Database, chosen: string | null, nobody?: string): Promise<Colleague[]> {
  const people = await teamPeople(database);
  const options = people.map((person) => ({
    value: person.email,
    label: nameAndAddress(person),
    selected: person.email === chosen,
  }));
  return nobody === undefined
    ? options
    : [{ value: '', label: nobody, selected: chosen === null || chosen === '' }, ...options];
}

export const nameAndAddress = ({ name, email }: Pick<Member, 'name' | 'email'>): string =>
  name === '' || name === email ? email : `${name} (${email})`;
