/** Checklists, each in versions that are never changed: an inspection keeps the version that it began with. */
import type { Transaction } from '../../../db/connect.ts';
import type { Checklist } from '../../lab/checklist.ts';
import { firstChecklists } from '../../lab/checklists/index.ts';
import { deviceKinds, type DeviceKind } from '../../lab/device-kinds.ts';
import type { Read } from '../read.ts';

export interface ChecklistVersion {
  id: number;
  kind: DeviceKind;
  version: number;
  checklist: Checklist;
  author: string;
  note: string;
  publishedAt: string;
}

interface VersionRow extends Omit<ChecklistVersion, 'checklist'> {
  document: string;
}

const selection = `SELECT c.id AS id, c.kind AS kind, c.version AS version, c.document AS document, c.author AS author,
  c.note AS note, c.published_at AS "publishedAt" FROM lab_checklists c`;

const versionIn = ({ document, ...row }: VersionRow): ChecklistVersion => ({
  ...row,
  checklist: JSON.parse(document) as Checklist,
});

export async function checklistOf(read: Read, id: number): Promise<ChecklistVersion | null> {
  const [row] = await read<VersionRow>(`${selection} WHERE c.id = ? ORDER BY c.id`, [id]);
  return row ? versionIn(row) : null;
}

/** Every version of one kind, the newest first. */
export async function checklistVersions(read: Read, kind: DeviceKind): Promise<ChecklistVersion[]> {
  return (await read<VersionRow>(`${selection} WHERE c.kind = ? ORDER BY c.version DESC, c.id`, [kind])).map(versionIn);
}

/** The newest version of each kind that there is, in the order of the kinds. */
export async function currentChecklists(read: Read): Promise<ChecklistVersion[]> {
  const rows = await read<VersionRow>(
    `${selection} WHERE c.version = (SELECT MAX(n.version) FROM lab_checklists n WHERE n.kind = c.kind) ORDER BY c.kind, c.id`,
  );
  const versions = rows.map(versionIn);
  return deviceKinds.flatMap((kind) => versions.filter((version) => version.kind === kind));
}

/** Writes the first version of each kind that has none. */
export async function ensureChecklists(tx: Transaction, at: string): Promise<void> {
  const known = await tx.all<{ kind: string }>('SELECT DISTINCT kind AS kind FROM lab_checklists ORDER BY kind');
  const lacking = deviceKinds.filter((kind) => !known.some((row) => row.kind === kind));
  if (lacking.length === 0) return;
  await tx.insertMany(
    'lab_checklists',
    ['kind', 'version', 'document', 'author', 'note', 'published_at'],
    lacking.map((kind) => [kind, 1, JSON.stringify(firstChecklists[kind]), 'Assay', 'The first version', at]),
    { key: ['kind', 'version'], update: [] },
  );
}

export interface NewVersion {
  kind: DeviceKind;
  /** The version that it was made from: false is returned if another one has been published since. */
  from: number;
  checklist: Checklist;
  author: string;
  note: string;
  at: string;
}

export async function publishChecklist(tx: Transaction, version: NewVersion): Promise<boolean> {
  const { kind, from, checklist, author, note, at } = version;
  const [newest] = await tx.all<{ version: number }>(
    'SELECT MAX(version) AS version FROM lab_checklists WHERE kind = ? ORDER BY version',
    [kind],
  );
  if (newest?.version !== from) return false;
  const [row] = await tx.all<{ id: number }>(
    `INSERT INTO lab_checklists (kind, version, document, author, note, published_at) VALUES (?, ?, ?, ?, ?, ?)
     ON CONFLICT (kind, version) DO NOTHING RETURNING id`,
    [kind, from + 1, JSON.stringify(checklist), author, note, at],
  );
  return row !== undefined;
}

/** Every key that a question of any version has had: none of them may ever mean something else. */
export async function allItemKeys(read: Read): Promise<Set<string>> {
  const rows = await read<VersionRow>(`${selection} ORDER BY c.id`);
  return new Set(rows.map(versionIn).flatMap(({ checklist }) => checklist.items.map(({ key }) => key)));
}
