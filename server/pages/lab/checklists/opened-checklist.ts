/** The checklist of one kind of device as it is opened: all its versions, the newest first. */
import type { Request } from 'express';
import { refusal } from '../../../access/guard.ts';
import { instantText, type Context } from '../../../context.ts';
import { deviceKinds, type DeviceKind } from '../../../lab/device-kinds.ts';
import { checklistVersions, ensureChecklists, type ChecklistVersion } from '../../../stores/lab/checklists.ts';
import { readCommitted } from '../../../stores/read.ts';

export interface OpenedChecklist {
  kind: DeviceKind;
  versions: ChecklistVersion[];
  newest: ChecklistVersion;
}

/** An installation that has inspected nothing yet has its first versions written now. */
export const withFirstVersions = ({ database, clock }: Context): Promise<void> =>
  database.transaction((tx) => ensureChecklists(tx, instantText(clock.now())));

/** @throws a refusal with 404 for a kind that there is not */
export async function openedChecklist({ params }: Request, context: Context): Promise<OpenedChecklist> {
  const kind = deviceKinds.find((one) => one === params['kind']);
  if (!kind) throw refusal(404);
  const read = readCommitted(context.database);
  const known = await checklistVersions(read, kind);
  if (known.length === 0) await withFirstVersions(context);
  const versions = known.length > 0 ? known : await checklistVersions(read, kind);
  return { kind, versions, newest: versions[0]! };
}
