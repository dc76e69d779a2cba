/** A note as a person fills it in, and what is wrong with it. */
import { message, type Texts } from '../../languages/texts.ts';
import { parseDay, type Day } from '../../scoring/day.ts';
import { noteKinds, type NoteKind } from '../../stores/seller-notes.ts';
import { tooLongWords } from '../too-long-words.ts';
import { formText } from './form-text.ts';

export interface NoteForm {
  kind: string;
  text: string;
  /** `YYYY-MM-DD` */
  day: string;
}

export type NoteFaults = Partial<Record<keyof NoteForm, string>>;
export interface MeantNote {
  kind: NoteKind;
  text: string;
  happenedOn: string;
}

const longestText = 5_000;

/** Messages, for `t(…)`. */
export const noteWords: Record<NoteKind, { label: string; hint: string }> = {
  note: { label: message('Note'), hint: message('something worth knowing') },
  call: { label: message('Call'), hint: message('you spoke on the telephone') },
  mail: { label: message('Mail'), hint: message('letters outside this program') },
  meeting: { label: message('Meeting'), hint: message('you met') },
};

export const readNoteForm = (given: unknown): NoteForm => ({
  kind: formText(given, 'kind'),
  text: formText(given, 'text'),
  day: formText(given, 'day'),
});

export function meantNote(form: NoteForm, today: Day, t: Texts): { note: MeantNote } | { faults: NoteFaults } {
  const faults: NoteFaults = {};
  const kind = noteKinds.find((one) => one === form.kind);
  if (!kind) faults.kind = t('Choose what it was.');
  if (form.text === '') faults.text = t('Write what is worth knowing.');
  if (form.text.length > longestText) faults.text = tooLongWords(longestText, t);
  const day = parseDay(form.day);
  if (day === null) faults.day = t('Give the day.');
  else if (day > today) faults.day = t('That day is still to come: make it a task.');
  if (!kind || Object.keys(faults).length > 0) return { faults };
  return { note: { kind, text: form.text, happenedOn: form.day } };
}
