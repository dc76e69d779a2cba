/** What must never be found in the tables, whatever happened before. It knows nothing of the program's own rules. */
import type { Transaction } from '../../db/connect.ts';
import { dayOf } from '../../server/scoring/day.ts';

interface Row {
  id: number;
  seller: number;
  level: string;
  state: string;
  person: string;
  second_person: string | null;
  in_force_from: string | null;
  in_force_to: string | null;
  exception: string | null;
  notified_day: string | null;
  started_at: string | null;
  version: number;
  statements: number;
}

/** From each state to which a story may go, in any number of steps between two looks. */
const ways: Record<string, string> = {
  recorded: 'recorded',
  proposed: 'proposed decided refused withdrawn',
  decided: 'decided notified withdrawn',
  notified: 'notified in-force ended lifted overturned',
  'in-force': 'in-force ended lifted overturned',
  ended: 'ended overturned',
  lifted: 'lifted overturned',
  overturned: 'overturned',
  refused: 'refused',
  withdrawn: 'withdrawn',
};
const harshness = ['warn', 'limit', 'suspend', 'end'];

export async function faultsIn(
  tx: Transaction,
  seen: Map<number, { state: string; version: number }>,
): Promise<string[]> {
  const rows = await tx.all<Row>(
    `SELECT d.id, d.seller, d.level, d.state, d.person, d.second_person, d.in_force_from, d.in_force_to, d.exception, d.notified_day,
       d.started_at, d.version, (SELECT COUNT(*) FROM statements s WHERE s.decision = d.id) AS statements
     FROM decisions d ORDER BY d.id`,
  );
  const audits = await countBy(tx, "SELECT detail FROM audit WHERE subject LIKE 'seller %' ORDER BY id");
  const events = await tx.all<{ decision: number; n: number }>(
    'SELECT decision, COUNT(*) AS n FROM outbox GROUP BY decision ORDER BY decision',
  );
  const appeals = await tx.all<{ decision: number; filed_at: string; state: string; decided_by: string | null }>(
    'SELECT decision, filed_at, state, decided_by FROM appeals ORDER BY id',
  );
  const faults: string[] = [];
  for (const row of rows) {
    const before = seen.get(row.id);
    const say = (what: string) => faults.push(`decision ${row.id} (${row.level}, ${row.state}): ${what}`);
    if (before && !ways[before.state]!.split(' ').includes(row.state)) say(`came from ${before.state}`);
    if (!before && !['recorded', 'proposed', 'decided'].includes(row.state)) say('began there');
    if (before && before.version === row.version && before.state !== row.state) say('changed without a new version');
    seen.set(row.id, row);
    faultsOf(row, say);
    if ((audits.get(row.id) ?? 0) !== row.version) say(`${audits.get(row.id)} audit entries for ${row.version} acts`);
    const told = events.find(({ decision }) => decision === row.id)?.n ?? 0;
    const own = appeals.filter(({ decision }) => decision === row.id);
    const appealed = own.length + own.filter(({ state }) => state !== 'open').length;
    const expected = row.state === 'recorded' ? 0 : row.version - appealed;
    if (told !== expected) say(`${told} events for ${expected} steps`);
    if (own.some(({ decided_by: by }) => by === row.person || (by !== null && by === row.second_person)))
      say('an appeal was answered by somebody who decided');
    if (own.filter(({ state }) => state === 'open').length > 1) say('two appeals are open');
    const openSince = own.find(({ state }) => state === 'open')?.filed_at;
    for (const other of rows)
      if (openSince && other.seller === row.seller && harshness.indexOf(other.level) > harshness.indexOf(row.level))
        if (other.id !== row.id && (other.started_at ?? '') > openSince)
          say(`decision ${other.id} is harsher and began under an appeal`);
  }
  return faults;
}

function faultsOf(row: Row, say: (what: string) => void): void {
  const told = ['notified', 'in-force'].includes(row.state) || row.started_at !== null;
  if (told && (row.statements !== 1 || row.notified_day === null)) say('no statement was delivered');
  const heavy = row.level === 'suspend' || row.level === 'end';
  const second = row.second_person !== null && row.second_person !== row.person;
  if (heavy && ['decided', 'notified', 'in-force', 'lifted', 'overturned'].includes(row.state) && !second)
    say('one person alone');
  if (row.started_at === null) return;
  const [from, notified] = [dayOf(row.in_force_from!), dayOf(row.notified_day!)];
  if (from < notified) say('it began before the seller knew');
  if (row.level === 'end' && row.exception === null && from < notified + 30) say('no 30 days');
}

/** How many entries name each decision. */
async function countBy(tx: Transaction, sql: string): Promise<Map<number, number>> {
  const counts = new Map<number, number>();
  for (const { detail } of await tx.all<{ detail: string }>(sql)) {
    const { decision, id } = JSON.parse(detail) as { decision?: number | string; id?: number };
    const about = typeof decision === 'number' ? decision : id!;
    counts.set(about, (counts.get(about) ?? 0) + 1);
  }
  return counts;
}
