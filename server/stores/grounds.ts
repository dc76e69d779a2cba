/** The catalogue of grounds in the terms. A version is never changed: an edit is a new one. */
import type { Transaction } from '../../db/connect.ts';
import type { Read } from './read.ts';

export interface GroundContent {
  /** Of the marketplace's terms, such as `7.1`. */
  clause: string;
  /** The metrics, and `safety`, for which the ground is proposed. */
  serves: readonly string[];
  texts: Readonly<Record<string, { title: string; text: string }>>;
}

export interface Ground extends GroundContent {
  key: string;
  version: number;
  note: string;
  author: string;
  publishedAt: string;
}

interface GroundRow {
  key: string;
  version: number;
  content: string;
  note: string;
  author: string;
  publishedAt: string;
}

const columns =
  'g.ground AS key, g.version AS version, g.content AS content, g.note AS note, g.author AS author, g.published_at AS "publishedAt"';

const groundFrom = ({ content, ...row }: GroundRow): Ground => ({ ...row, ...(JSON.parse(content) as GroundContent) });

/** The newest version of each, by key. */
export async function currentGrounds(read: Read): Promise<Ground[]> {
  const rows = await read<GroundRow>(
    `SELECT ${columns} FROM grounds g
     WHERE g.version = (SELECT MAX(o.version) FROM grounds o WHERE o.ground = g.ground) ORDER BY g.ground`,
  );
  return rows.map(groundFrom);
}

/** Every version of each, the newest of each first. */
export async function allGrounds(read: Read): Promise<Ground[]> {
  const rows = await read<GroundRow>(`SELECT ${columns} FROM grounds g ORDER BY g.ground, g.version DESC`);
  return rows.map(groundFrom);
}

/** The newest version of one. */
export async function currentGround(read: Read, key: string): Promise<Ground | null> {
  return (await groundVersions(read, key))[0] ?? null;
}

/** The newest first. */
export async function groundVersions(read: Read, key: string): Promise<Ground[]> {
  const rows = await read<GroundRow>(`SELECT ${columns} FROM grounds g WHERE g.ground = ? ORDER BY g.version DESC`, [
    key,
  ]);
  return rows.map(groundFrom);
}

export interface NewGround {
  key: string;
  /** One more than the version that the author saw; 1 for a new ground. */
  version: number;
  content: GroundContent;
  note: string;
  author: string;
  at: string;
}

/** @returns false if somebody else has published that version meanwhile. */
export async function publishGround(
  tx: Transaction,
  { key, version, content, note, author, at }: NewGround,
): Promise<boolean> {
  const inserted = await tx.run(
    `INSERT INTO grounds (ground, version, content, note, author, published_at) VALUES (?, ?, ?, ?, ?, ?)
     ON CONFLICT (ground, version) DO NOTHING`,
    [key, version, JSON.stringify(content), note, author, at],
  );
  return inserted === 1;
}
