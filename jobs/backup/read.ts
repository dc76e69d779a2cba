/** Reads a backup line by line, and tells a damaged one from a whole one. */
import { createReadStream } from 'node:fs';
import { createGunzip } from 'node:zlib';
import { formatVersion, type Header } from './format.ts';

/**
 * Its lines, as many at a time as a piece of the file holds.
 *
 * @throws Error naming the file if it is not gzipped NDJSON to its end.
 */
export async function* readLines(file: string): AsyncGenerator<string[]> {
  const source = createReadStream(file);
  const text = source.pipe(createGunzip()).setEncoding('utf8');
  source.on('error', (error) => text.destroy(error));
  let rest = '';
  try {
    for await (const chunk of text as AsyncIterable<string>) {
      const parts = (rest + chunk).split('\n');
      rest = parts.pop() ?? '';
      yield parts;
    }
  } catch (error) {
    const { code = '', message } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT')
      throw new Error(`${file} does not exist: name a file written by \`assay backup\``, { cause: error });
    if (code === 'EISDIR')
      throw new Error(`${file} is a folder: name a file written by \`assay backup\``, { cause: error });
    if (code.startsWith('Z_')) throw new Error(`${file} is damaged or no backup (${message})`, { cause: error });
    throw error;
  } finally {
    source.destroy();
  }
  if (rest !== '') throw new Error(`${file} is damaged: it ends in the middle of a line`);
}

export async function readHeader(file: string): Promise<Header> {
  for await (const [text] of readLines(file)) {
    if (text === undefined) continue;
    const header = parsed(text) as Partial<Header> | null;
    if (header?.assay !== 'backup') break;
    if (header.format !== formatVersion)
      throw new Error(`${file} was written by a newer Assay: restore it with that one`);
    return header as Header;
  }
  throw new Error(`${file} is not a backup: name a file written by \`assay backup\``);
}

/** Null: the line is no JSON. */
export function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
