/** What the verbs print on standard output. */

/** Waits while the reader of a pipe is slower than we are. @returns false once nobody reads any more. */
export async function write(text: string): Promise<boolean> {
  if (process.stdout.write(text)) return true;
  return new Promise((resolve) => {
    const drained = () => settle(true);
    const broken = () => settle(false);
    const settle = (isRead: boolean) => {
      process.stdout.off('drain', drained).off('error', broken);
      resolve(isRead);
    };
    process.stdout.on('drain', drained).on('error', broken);
  });
}

export async function line(text: string): Promise<void> {
  await write(`${text}\n`);
}

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
