/** A note as it is read: what, when, by whom, and whether its writer may still mend it. */
import type { Texts } from '../../languages/texts.ts';
import type { SellerNote } from '../../stores/seller-notes.ts';
import { personWords } from '../desk/words.ts';
import { noteWords } from './note-form.ts';

/** Within the hour a note is mended; later another one adds to it. */
export const mendingSeconds = 3_600;

export function presentNote(
  note: SellerNote,
  { path, email, now }: { path: string; email: string; now: number },
  t: Texts,
) {
  const withdrawn = note.withdrawnAt !== null;
  const fresh = now - Date.parse(note.writtenAt) / 1000 < mendingSeconds;
  return {
    id: note.id,
    anchor: `note-${note.id}`,
    kind: t(noteWords[note.kind].label),
    text: withdrawn ? null : note.text,
    day: note.happenedOn,
    person: personWords(note.person, note.personName),
    writtenAt: note.writtenAt,
    correctedAt: note.correctedAt,
    addsTo: note.addsTo === null ? null : { href: `#note-${note.addsTo}`, id: note.addsTo },
    withdrawnAt: note.withdrawnAt,
    withdrawnBy: note.withdrawnBy,
    withdrawnReason: note.withdrawnReason,
    mend: !withdrawn && fresh && note.person === email ? `${path}/notes/${note.id}` : null,
    add: withdrawn ? null : `${path}/notes?adds=${note.id}#new`,
    withdraw: withdrawn ? null : `${path}/notes/${note.id}/withdraw`,
  };
}
