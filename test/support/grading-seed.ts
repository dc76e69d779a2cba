/** The seed by which gradings are drawn for a second one: a secret of the installation, chosen here so that a story can be told. */
import type { Database } from '../../db/connect.ts';
import { drawnForSecond } from '../../server/stores/lab/gradings.ts';

/** @param wanted numbers of inspections that are drawn, and of those that are not */
export async function keepSeed(
  database: Database,
  { drawn, spared }: { drawn: readonly number[]; spared: readonly number[] },
): Promise<void> {
  let nth = 0;
  const fits = (seed: string) =>
    drawn.every((id) => drawnForSecond(seed, id)) && spared.every((id) => !drawnForSecond(seed, id));
  while (!fits(`seed ${nth}`)) nth++;
  await database.transaction((tx) =>
    tx.run('INSERT INTO settings (name, value) VALUES (?, ?)', ['lab-grading-seed', `seed ${nth}`]),
  );
}
