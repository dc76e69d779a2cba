/** Files in the database: in base64 and in short parts, so that no row is long. */
import { Buffer } from 'node:buffer';

/** Bytes of a part: a row of 16 kB as text. */
const partLength = 12_288;

/** The parts of a file, in their order. An empty file has none. */
export const partsOf = (content: Buffer): string[] =>
  Array.from({ length: Math.ceil(content.length / partLength) }, (_, part) =>
    content.subarray(part * partLength, (part + 1) * partLength).toString('base64'),
  );

export const joinParts = (parts: readonly { content: string }[]): Buffer =>
  Buffer.concat(parts.map(({ content }) => Buffer.from(content, 'base64')));
