/** What was done about a corrective action: the seller's form, and the same one by which the staff notes it in its place. */
import type { Request, Response } from 'express';
import type { Person } from '../../access/route.ts';
import { instantText, type Context } from '../../context.ts';
import { message, texts, type Texts } from '../../languages/texts.ts';
import { giveEvidence } from '../../stores/action-files.ts';
import type { CorrectiveAction } from '../../stores/corrective-actions.ts';
import { attachmentFile } from '../desk/attachment-file.ts';
import { formKey, formText } from '../portfolio/form-text.ts';
import { tellStaffOfAction } from '../../notices/tell-staff-of-action.ts';
import { tooLongWords } from '../too-long-words.ts';

export const longestText = 4_000;

/** A form as it was sent: what was typed, and what is wrong with it, by field. */
export interface Typed {
  values: Readonly<Record<string, string>>;
  errors: Readonly<Record<string, string>>;
  /** Somebody else was faster. */
  meanwhile?: string;
}

export const untouched: Typed = { values: {}, errors: {} };

const tooLate = message('Somebody else was here meanwhile. Nothing of yours was recorded; look at it again.');

/**
 * Takes the form. @returns null when it is done and the person was sent on; otherwise what the page has to show again, with
 * the status of the answer set.
 */
export async function takeEvidence(
  request: Request,
  response: Response,
  context: Context,
  action: CorrectiveAction,
): Promise<Typed | null> {
  const t = texts(request.language);
  const text = formText(request.body, 'evidence');
  const chosen = request.upload?.file || request.upload?.fault ? attachmentFile(request.upload) : null;
  const errors = { ...textFault(text, t), ...(chosen && 'fault' in chosen ? { file: t(chosen.fault) } : {}) };
  const values = { evidence: text };
  if (Object.keys(errors).length > 0) {
    response.status(422);
    return { values, errors };
  }
  const { email: by } = request.person as Person;
  const at = instantText(context.clock.now());
  const file = chosen && !('fault' in chosen) ? chosen : null;
  const expected = formKey((request.body as Record<string, unknown>)['version']);
  const done = await context.database.transaction(async (tx) => {
    const given = await giveEvidence(tx, action.id, { text, file, by, at, expected });
    if (given) await tellStaffOfAction(tx, context, action.id, 'done', { at, by });
    return given;
  });
  if (done) return null;
  response.status(409);
  return { values, errors: {}, meanwhile: t(tooLate) };
}

const textFault = (text: string, t: Texts): Record<string, string> => {
  if (text.length < 10) return { evidence: t('Write in a sentence or two what was done, and since when.') };
  return text.length > longestText ? { evidence: tooLongWords(longestText, t) } : {};
};

export const evidenceFaults = ({ errors }: Typed) => Object.entries(errors).map(([name, text]) => ({ name, text }));
