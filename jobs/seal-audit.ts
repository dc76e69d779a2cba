/** Makes the audit's heads of the days that are over, once a day, and then walks the whole log. */
import { instantText, type Context } from '../server/context.ts';
import { checkWholeAudit } from '../server/stores/audit-checkpoint.ts';
import { faultWords } from '../server/stores/audit-faults.ts';
import { headText, makeAuditHeads } from '../server/stores/audit-head.ts';
import { secondsSince } from './seconds-since.ts';

/** A fault of the log is told and stops nothing: the night goes on. */
export async function sealAudit({ database, clock, log }: Pick<Context, 'database' | 'clock' | 'log'>): Promise<void> {
  const at = instantText(clock.now());
  const made = await makeAuditHeads(database, at);
  const newest = made.at(-1);
  if (!newest) return;
  const began = performance.now();
  const { sound, broken } = await checkWholeAudit(database, at);
  const told = { head: headText(newest), entries: sound.entries, seconds: secondsSince(began) };
  if (broken) log.error({ ...told, fault: faultWords(broken) }, 'the audit log is broken');
  else log.info(told, 'the audit log is whole');
}
