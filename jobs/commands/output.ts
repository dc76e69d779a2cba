/** What the verbs print on standard output. */

/** Waits while the reader of a pipe is slower than we are. */
export async function write(text: string): Promise<void> {
  if (process.stdout.write(text)) return;
  await new Promise((resolve) => process.stdout.once('drain', resolve));
}

export const line = (text: string): Promise<void> => write(`${text}\n`);

export const json = (value: unknown): Promise<void> => line(JSON.stringify(value, null, 2));

/** Columns side by side; numbers to the right. */
export async function table(
  columns: readonly string[],
  rows: readonly (readonly (string | number | null)[])[],
): Promise<void> {
  const cells = [columns, ...rows.map((row) => row.map((value) => String(value ?? '–')))];
  const widths = columns.map((_, index) => Math.max(...cells.map((row) => row[index]?.length ?? 0)));
  const toTheRight = columns.map((_, index) => rows.some((row) => typeof row[index] === 'number'));
  for (const row of cells) {
    const padded = row.map((text, index) => {
      const width = widths[index] ?? 0;
      return toTheRight[index] ? text.padStart(width) : text.padEnd(width);
    });
    await line(padded.join('  ').trimEnd());
  }
}
