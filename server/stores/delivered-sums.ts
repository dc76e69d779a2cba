/** What the audit log says was delivered: the checksums of each decision's statement, written in the step that delivered it. */
import type { Read } from './read.ts';

export type DeliveredSums = Readonly<Record<string, string>>;

/** By decision. Those delivered before the log kept them are not in it. */
export async function deliveredSums(read: Read): Promise<Map<number, DeliveredSums>> {
  const rows = await read<{ detail: string }>(
    "SELECT detail FROM audit WHERE action = 'decision notified' ORDER BY id",
  );
  const details = rows.map(({ detail }) => JSON.parse(detail) as { decision: number; statement?: DeliveredSums });
  return new Map(details.flatMap(({ decision, statement }) => (statement ? [[decision, statement] as const] : [])));
}
