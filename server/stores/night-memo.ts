/** Answers that hold as long as what is published stays as it is, so that each is asked of the database once. */
import type { Database } from '../../db/connect.ts';
import type { PublishedNight } from './published-night.ts';

interface Remembered {
  key: string;
  answers: Map<string, Promise<unknown>>;
}

type Memory = WeakMap<Database, Remembered>;

const nights: Memory = new WeakMap();
const revisions: Memory = new WeakMap();

/** For what a published night never changes again: its scores, its readings, and all that came before. */
export const onceEachNight = <Answer>(
  database: Database,
  { night, publishedAt }: PublishedNight,
  question: string,
  ask: () => Promise<Answer>,
): Promise<Answer> => once(nights, database, `${night} ${publishedAt}`, question, ask);

/**
 * For what pages cached by the night show beside: whoever writes any of it calls `bumpRevision`.
 *
 * @param published of the session that asks, which names night and revision
 */
export const onceEachRevision = <Answer>(
  database: Database,
  published: string,
  question: string,
  ask: () => Promise<Answer>,
): Promise<Answer> => once(revisions, database, published, question, ask);

function once<Answer>(memory: Memory, database: Database, key: string, question: string, ask: () => Promise<Answer>) {
  let remembered = memory.get(database);
  if (remembered?.key !== key) memory.set(database, (remembered = { key, answers: new Map() }));
  let answer = remembered.answers.get(question) as Promise<Answer> | undefined;
  if (!answer) {
    answer = ask();
    remembered.answers.set(question, answer);
    const { answers } = remembered;
    answer.catch(() => answers.delete(question));
  }
  return answer;
}
