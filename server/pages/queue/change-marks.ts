/** One change of what people put on a case or a dispute: the write, its entry in the audit, and the sentence that the next page shows. */
import type { Request, Response } from 'express';
import type { Transaction } from '../../../db/connect.ts';
import { refusal } from '../../access/guard.ts';
import { safeReturnPath } from '../../access/return-path.ts';
import type { Person } from '../../access/route.ts';
import { instantText, type Context } from '../../context.ts';
import { appendAudit } from '../../stores/audit.ts';
import { markedCase, type MarkedCase } from '../../stores/case-marks.ts';
import { bumpRevision } from '../../stores/settings.ts';
import { keyOf } from '../operations-desk/read-address.ts';
import type { InHands, ClaimKind } from './claim-kind.ts';

export async function askedCase({ params }: Request, { database }: Context): Promise<MarkedCase> {
  const found = await markedCase(database, keyOf(params['id']) ?? 0);
  if (!found) throw refusal(404);
  return found;
}

export interface MarkChange {
  action:
    `${'case' | 'dispute'} ${'claimed' | 'taken over' | 'handed over' | 'put back'}` | 'case snoozed' | 'case woken';
  /** Of the entry in the audit, beside what it is about. */
  detail: Readonly<Record<string, unknown>>;
  /** @returns false: nothing was written, since somebody else was faster. */
  write: (tx: Transaction, at: string) => Promise<boolean>;
  done: string;
  /** Said if nothing was written. */
  overtaken: string;
}

/** Goes back to where the form stood, which is the queue or its own page. */
export async function changeMarks(
  request: Request,
  response: Response,
  { database, clock }: Context,
  { noun, detail: named, path }: Pick<ClaimKind<never>, 'noun' | 'detail' | 'path'>,
  { id, sellerId }: Pick<InHands, 'id' | 'sellerId'>,
  { action, detail, write, done, overtaken }: MarkChange,
): Promise<void> {
  const at = instantText(clock.now());
  const { email: actor } = request.person as Person;
  const written = await database.transaction(async (tx) => {
    if (!(await write(tx, at))) return false;
    const subject = `seller ${sellerId}`;
    await appendAudit(tx, { at, actor, action, subject, detail: { [named]: id, ...detail } });
    await bumpRevision(tx);
    return true;
  });
  response
    .flash(written ? { kind: 'done', text: done } : { kind: 'fault', text: overtaken })
    .redirect(303, backTo(request, `${path}/${id}`, `${noun}-${id}`));
}

function backTo({ body }: Request, page: string, row: string): string {
  const given = (body as Record<string, unknown>)['back'];
  const back = safeReturnPath(given);
  return back === '/' ? `${page}#marks` : `${back}#${row}`;
}

export const field = ({ body }: Request, name: string): string => {
  const given = (body as Record<string, unknown>)[name];
  return typeof given === 'string' ? given.trim() : '';
};
