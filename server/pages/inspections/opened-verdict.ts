/** The revealed verdict that an address names; what is under cover is not there. */
import type { Request } from 'express';
import { refusal } from '../../access/guard.ts';
import type { Context } from '../../context.ts';
import { texts } from '../../languages/texts.ts';
import { readCommitted } from '../../stores/read.ts';
import { releasedPhotos } from '../../stores/released-photos.ts';
import { revelation, type StoredRevelation } from '../../stores/revelations.ts';
import { verdictAnswer, type VerdictAnswer } from '../../stores/verdict-answers.ts';
import { presentReleasedPhotos, type ShownPhoto } from '../photos/present-photos.ts';
import { formKey } from '../portfolio/form-text.ts';

export interface OpenedVerdict {
  revealed: StoredRevelation;
  answer: VerdictAnswer | null;
  photos: ShownPhoto[];
}

/** A seller's person finds the own seller's verdicts only. */
export async function openedVerdict(request: Request, { database }: Context): Promise<OpenedVerdict> {
  const { params, person } = request;
  const read = readCommitted(database);
  const revealed = await revelation(read, formKey(params['id']));
  if (!revealed || !person) throw refusal(404);
  const own = person.role === 'seller';
  if (own && revealed.seller !== person.seller) throw refusal(404);
  const { mysteryOrder, content } = revealed;
  const base = `/${own ? 'verdicts' : 'inspections'}/${mysteryOrder}/photos`;
  return {
    revealed,
    answer: await verdictAnswer(read, mysteryOrder),
    photos: presentReleasedPhotos(content, await releasedPhotos(read, mysteryOrder), base, texts(request.language)),
  };
}
