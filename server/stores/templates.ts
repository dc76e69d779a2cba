/** The words of statements, by language and version. A published version is never changed; each language has one draft at most. */
import type { Transaction } from '../../db/connect.ts';
import type { Read } from './read.ts';

export interface Template {
  language: string;
  version: number;
  state: 'draft' | 'published';
  /** Each part's words, by its key. */
  content: Readonly<Record<string, string>>;
  note: string;
  author: string;
  changedAt: string;
  publishedAt: string | null;
}

interface TemplateRow extends Omit<Template, 'content'> {
  content: string;
}

const columns =
  'language, version, state, content, note, author, changed_at AS "changedAt", published_at AS "publishedAt"';

const templateFrom = ({ content, ...row }: TemplateRow): Template => ({
  ...row,
  content: JSON.parse(content) as Template['content'],
});

/** Every version of every language, the newest of each language first. */
export async function allTemplates(read: Read): Promise<Template[]> {
  const rows = await read<TemplateRow>(`SELECT ${columns} FROM templates ORDER BY language, version DESC`);
  return rows.map(templateFrom);
}

export async function templateVersion(read: Read, language: string, version: number): Promise<Template | null> {
  const [row] = await read<TemplateRow>(`SELECT ${columns} FROM templates WHERE language = ? AND version = ?`, [
    language,
    version,
  ]);
  return row ? templateFrom(row) : null;
}

/** The published version that statements are written with now. */
export async function currentTemplate(read: Read, language: string): Promise<Template | null> {
  const [row] = await read<TemplateRow>(
    `SELECT ${columns} FROM templates WHERE language = ? AND state = 'published' ORDER BY version DESC LIMIT 1`,
    [language],
  );
  return row ? templateFrom(row) : null;
}

export interface TemplateDraft {
  language: string;
  version: number;
  content: Template['content'];
  author: string;
  at: string;
}

/** Writes the draft of a version, or over it. @returns false if that version is published. */
export async function saveDraft(
  tx: Transaction,
  { language, version, content, author, at }: TemplateDraft,
): Promise<boolean> {
  const changed = await tx.run(
    `INSERT INTO templates (language, version, state, content, note, author, changed_at) VALUES (?, ?, 'draft', ?, '', ?, ?)
     ON CONFLICT (language, version) DO UPDATE SET content = excluded.content, author = excluded.author,
       changed_at = excluded.changed_at WHERE templates.state = 'draft'`,
    [language, version, JSON.stringify(content), author, at],
  );
  return changed === 1;
}

/** @returns false if there is no such draft. */
export async function publishTemplate(
  tx: Transaction,
  { language, version, note, author, at }: Omit<TemplateDraft, 'content'> & { note: string },
): Promise<boolean> {
  const changed = await tx.run(
    `UPDATE templates SET state = 'published', note = ?, author = ?, published_at = ?
     WHERE language = ? AND version = ? AND state = 'draft'`,
    [note, author, at, language, version],
  );
  return changed === 1;
}

/** @returns false if there was no draft. */
export async function discardDraft(tx: Transaction, language: string, version: number): Promise<boolean> {
  const gone = await tx.run("DELETE FROM templates WHERE language = ? AND version = ? AND state = 'draft'", [
    language,
    version,
  ]);
  return gone === 1;
}

/** Who has worded what the program brings. */
export const ownAuthor = 'Assay';

/**
 * Publishes words of the program's own: what an installation starts with, or newer ones.
 *
 * @returns false if that version is there: another process brought it, or somebody is wording it.
 */
export async function bringTemplate(
  tx: Transaction,
  { language, version, content, note, at }: Omit<TemplateDraft, 'author'> & { note: string },
): Promise<boolean> {
  const brought = await tx.run(
    `INSERT INTO templates (language, version, state, content, note, author, changed_at, published_at)
     VALUES (?, ?, 'published', ?, ?, ?, ?, ?) ON CONFLICT (language, version) DO NOTHING`,
    [language, version, JSON.stringify(content), note, ownAuthor, at, at],
  );
  return brought === 1;
}
