/** One change of the marks of a case: the write, its entry in the audit, and the sentence that the next page shows. */
import type { Request, Response } from 'express';
import type { Transaction } from '../../../db/connect.ts';
import { refusal } from '../../access/guard.ts';
import { safeReturnPath } from '../../access/return-path.ts';
import type { Person } from '../../access/route.ts';
import { instantText, type Context } from '../../context.ts';
import { message, texts } from '../../languages/texts.ts';
import { appendAudit } from '../../stores/audit.ts';
import { markedCase, type MarkedCase } from '../../stores/case-marks.ts';
import { bumpRevision } from '../../stores/settings.ts';
import { keyOf } from '../operations-desk/read-address.ts';

export async function askedCase({ params }: Request, { database }: Context): Promise<MarkedCase> {
  const found = await markedCase(database, keyOf(params['id']) ?? 0);
  if (!found) throw refusal(404);
  return found;
}

export interface MarkChange {
  action: 'case claimed' | 'case taken over' | 'case handed over' | 'case put back' | 'case snoozed' | 'case woken';
  /** Of the entry in the audit, beside the case. */
  detail: Readonly<Record<string, unknown>>;
  /** @returns false: nothing was written, since somebody else was faster. */
  write: (tx: Transaction, at: string) => Promise<boolean>;
  done: string;
}

/** Goes back to where the form stood, which is the queue or the case. */
export async function changeMarks(
  request: Request,
  response: Response,
  { database, clock }: Context,
  { id, sellerId }: MarkedCase,
  { action, detail, write, done }: MarkChange,
): Promise<void> {
  const at = instantText(clock.now());
  const { email: actor } = request.person as Person;
  const written = await database.transaction(async (tx) => {
    if (!(await write(tx, at))) return false;
    const subject = `seller ${sellerId}`;
    await appendAudit(tx, { at, actor, action, subject, detail: { recommendation: id, ...detail } });
    await bumpRevision(tx);
    return true;
  });
  response
    .flash(written ? { kind: 'done', text: done } : { kind: 'fault', text: texts(request.language)(overtaken) })
    .redirect(303, backTo(request, id));
}

const overtaken = message(
  'Meanwhile a colleague took this case, or it was decided or ended. Nothing was changed; how it stands now is shown below.',
);

function backTo({ body }: Request, id: number): string {
  const given = (body as Record<string, unknown>)['back'];
  const back = safeReturnPath(given);
  return back === '/' ? `/recommendations/${id}#marks` : `${back}#case-${id}`;
}

export const field = ({ body }: Request, name: string): string => {
  const given = (body as Record<string, unknown>)[name];
  return typeof given === 'string' ? given.trim() : '';
};
