/** What was said about a case and what lies beside it, for its page. */
import type { Database } from '../../../db/connect.ts';
import { numbersIn } from '../../helpers/numbers-in.ts';
import type { Texts } from '../../languages/texts.ts';
import { attachmentsOf, mostAttachments } from '../../stores/attachments.ts';
import { commentsOn, mentionCandidates } from '../../stores/case-discussion.ts';
import { readCommitted } from '../../stores/read.ts';
import { handleOf } from './mentions.ts';
import { personWords } from './words.ts';

/** What a person had typed, and why it was not taken. */
export interface TypedComment {
  text: string;
  fault: string;
}

export async function presentDiscussion(
  database: Database,
  recommendation: number,
  { comment, fileFault }: { comment?: TypedComment; fileFault?: string },
  t: Texts,
) {
  const { bytes } = numbersIn(t.language);
  const comments = await commentsOn(database, recommendation);
  const files = await attachmentsOf(database, recommendation);
  const candidates = await mentionCandidates(readCommitted(database));
  return {
    comments: comments.map(({ id, person, personName, at, text, mentions }) => ({
      ...{ id, at, who: personWords(person, personName), lines: text.split(/\r?\n/) },
      told: mentions.length === 0 ? null : mentions.join(', '),
    })),
    handles: candidates.map((one) => ({ handle: `@${handleOf(one)}`, name: one.name })),
    text: comment?.text ?? '',
    fault: comment?.fault ?? null,
    files: files.map(({ id, name, size, person, personName, at, sha256 }) => ({
      ...{ href: `/recommendations/${recommendation}/attachments/${id}`, name, size: bytes(size), at, sha256 },
      who: personWords(person, personName),
    })),
    isFull: files.length >= mostAttachments,
    fileFault: fileFault ?? null,
  };
}
