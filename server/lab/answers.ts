/** What an inspector has answered so far: a draft may lack any of it. */
import type { Grade } from './result.ts';

/** `skipped`: cannot be told, or the device has no such thing; it counts in no mark. */
export type Said = 'yes' | 'no' | 'skipped';

export interface Answer {
  said: Said | null;
  /** Of a figure, a grade or an IMEI: as it was typed. */
  value: string;
  note: string;
  /** Of what is wrong, so that the same part or batch is found at other sellers. */
  part: string;
  batch: string;
}

export interface Answers {
  /** By the key of the checklist's item. */
  items: Readonly<Record<string, Answer>>;
  /** The model as it stands on the device. */
  model: string;
  gradeSeen: Grade | null;
  /** For the lab only. */
  notes: string;
  /** Why a required view has no picture, by the key of the view. Drafts of before know of none. */
  unseen?: Readonly<Record<string, string>>;
}

export const noAnswers: Answers = { items: {}, model: '', gradeSeen: null, notes: '', unseen: {} };

export const noAnswer: Answer = { said: null, value: '', note: '', part: '', batch: '' };
