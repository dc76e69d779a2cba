/** Teams: people who share their sellers' work. A person is in one team or in none. */
import type { Database, Transaction } from '../../db/connect.ts';
import type { Role } from './people.ts';

export interface Team {
  id: number;
  name: string;
  madeBy: string;
  madeAt: string;
}

export interface Member {
  id: number;
  team: number | null;
  email: string;
  name: string;
  role: Role;
}

/** By name. */
export const allTeams = (database: Database): Promise<Team[]> =>
  database.read<Team>('SELECT id, name, made_by AS "madeBy", made_at AS "madeAt" FROM teams ORDER BY name, id');

export async function teamById(database: Database, id: number): Promise<Team | null> {
  const [team] = await database.read<Team>(
    'SELECT id, name, made_by AS "madeBy", made_at AS "madeAt" FROM teams WHERE id = ? ORDER BY id',
    [id],
  );
  return team ?? null;
}

/** Everyone who may look after sellers and may sign in, in a team or not, by name. */
export const teamPeople = (database: Database): Promise<Member[]> =>
  database.read<Member>(
    `SELECT id, team, email, name, role FROM people WHERE role IN ('manager', 'admin') AND disabled_at IS NULL
     ORDER BY name, id`,
  );

/** The e-mails of everyone in the person's team, the person's own among them; the own one alone without a team. */
export async function teamEmails(database: Database, email: string): Promise<string[]> {
  const rows = await database.read<{ email: string }>(
    `SELECT mate.email AS email FROM people mate JOIN people own ON own.team = mate.team WHERE own.email = ?
     ORDER BY mate.email`,
    [email],
  );
  const emails = rows.map((row) => row.email);
  return emails.includes(email) ? emails : [email, ...emails];
}

/** @returns whether it was made: not if there is one of that name. */
export async function insertTeam(tx: Transaction, team: { name: string; by: string; at: string }): Promise<boolean> {
  const inserted = await tx.run(
    'INSERT INTO teams (name, made_by, made_at) VALUES (?, ?, ?) ON CONFLICT (name) DO NOTHING',
    [team.name, team.by, team.at],
  );
  return inserted === 1;
}

/** @returns whether the team has the name now: not if another one has it. */
export async function renameTeam(tx: Transaction, id: number, name: string): Promise<boolean> {
  const changed = await tx.run(
    'UPDATE teams SET name = ? WHERE id = ? AND NOT EXISTS (SELECT 1 FROM teams other WHERE other.name = ? AND other.id <> ?)',
    [name, id, name, id],
  );
  return changed === 1;
}

/** Its people stay, without a team. @returns whether it was still there. */
export async function dissolveTeam(tx: Transaction, id: number): Promise<boolean> {
  await tx.run('UPDATE people SET team = NULL WHERE team = ?', [id]);
  return (await tx.run('DELETE FROM teams WHERE id = ?', [id])) === 1;
}

/** Puts a person into a team, or into none. @returns whether the person and the team are there. */
export async function joinTeam(tx: Transaction, person: number, team: number | null): Promise<boolean> {
  if (team === null) return (await tx.run('UPDATE people SET team = NULL WHERE id = ?', [person])) === 1;
  const changed = await tx.run(
    `UPDATE people SET team = ? WHERE id = ? AND role IN ('manager', 'admin')
     AND EXISTS (SELECT 1 FROM teams WHERE teams.id = ?)`,
    [team, person, team],
  );
  return changed === 1;
}
