/** Answers that hold as long as a night is the last published one, so that each is asked of the database once. */
import type { Database } from '../../db/connect.ts';
import type { PublishedNight } from './published-night.ts';

interface Remembered {
  key: string;
  answers: Map<string, Promise<unknown>>;
}

const memory = new WeakMap<Database, Remembered>();

export async function onceEachNight<Answer>(
  database: Database,
  { night, publishedAt }: PublishedNight,
  question: string,
  ask: () => Promise<Answer>,
): Promise<Answer> {
  const key = `${night} ${publishedAt}`;
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
