/** Draws a week again from its seed and its frame: is it what was committed, and what was drawn? */
import { drawWeek, type WeekDraw } from '../../lab/planner/draw-week.ts';
import { riskMethod, type Frame } from '../../lab/planner/frame.ts';
import { canonicalJson } from '../audit.ts';
import type { Read } from '../read.ts';
import { drawsOf, type Draw } from './draws.ts';
import { sha256, type PlanSecrets } from './plans.ts';

/** What the audit log was told of a plan before the draw. */
async function committedInAudit(read: Read, week: string): Promise<{ commitment?: unknown; frame?: unknown }[]> {
  const rows = await read<{ detail: string }>(
    `SELECT detail FROM audit WHERE action = 'lab seed committed' AND subject = ? ORDER BY id`,
    [`lab plan ${week}`],
  );
  return rows.map(({ detail }) => JSON.parse(detail) as { commitment?: unknown; frame?: unknown });
}

/** In words that name no seller; null: the plan is as it was committed and drawn. */
export async function planFault(read: Read, secrets: PlanSecrets): Promise<string | null> {
  const { id, week, seed, commitment, frame, drawnAt } = secrets;
  const named = `the lab plan of ${week}`;
  if (sha256(seed) !== commitment) return `${named}: its seed is not the one that was committed`;
  const [told, ...more] = await committedInAudit(read, week);
  if (!told || more.length > 0) return `${named}: the audit log has ${told ? 'more than one' : 'no'} commitment of it`;
  if (told.commitment !== commitment) return `${named}: the audit log has another commitment`;
  if (told.frame !== sha256(frame)) return `${named}: what it was drawn from was changed since it was committed`;
  if (drawnAt === null) return null;
  const drawnFrom = JSON.parse(frame) as Frame;
  const drawn = await drawsOf(read, id);
  // A risk stratum of an older method is taken as it is; what chance drew comes out of the seed for ever.
  const own = ({ stratum }: { stratum: string }) => stratum === 'random' || drawnFrom.method === riskMethod;
  const again = drawWeek(drawnFrom, seed, sha256).filter(own);
  const other = again.findIndex((draw, index) => textOf(draw) !== textOf(drawn[index]));
  if (other >= 0) return `${named}: draw ${other + 1} is not what its seed draws`;
  return drawn.filter(own).length > again.length ? `${named}: it has a draw that its seed does not draw` : null;
}

const textOf = (draw: WeekDraw | Draw | undefined): string | null =>
  draw === undefined
    ? null
    : canonicalJson([
        ...[draw.position, draw.stratum, draw.seller, draw.category, draw.reasons, draw.chance, draw.action],
      ]);
