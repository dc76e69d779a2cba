/** A file as pieces of text: unpacked, checked to be UTF-8, without its byte order mark. */
import { isAscii, isUtf8 } from 'node:buffer';
import { closeSync, openSync, readSync } from 'node:fs';
import { pipeline, type Readable } from 'node:stream';
import { setImmediate as pause } from 'node:timers/promises';
import { createGunzip } from 'node:zlib';
import { Refusal } from './refusal.ts';

const pieceBytes = 32_768;
/** Between pauses, in which heartbeats and progress bars have their turn. */
const piecesWithoutPause = 16;
const byteOrderMark = '\uFEFF';

/**
 * The bytes of a file; `tap` sees them as they lie on the disk. Each piece is good until the next is asked for: one
 * buffer serves the whole file, and no other thread touches it, which halves the memory of a long import.
 */
export async function* readPacked(path: string, tap: (piece: Buffer) => void): AsyncGenerator<Buffer> {
  const file = openSync(path, 'r');
  try {
    const buffer = Buffer.allocUnsafeSlow(pieceBytes);
    for (let count = 1; ; count++) {
      const length = readSync(file, buffer, 0, pieceBytes, null);
      if (length === 0) return;
      const piece = buffer.subarray(0, length);
      tap(piece);
      yield piece;
      if (count % piecesWithoutPause === 0) await pause();
    }
  } finally {
    closeSync(file);
  }
}

async function* copies(pieces: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  for await (const piece of pieces) yield Buffer.from(piece);
}

function readUnpacked(path: string, tap: (piece: Buffer) => void): AsyncIterable<Buffer> {
  if (!path.endsWith('.gz')) return readPacked(path, tap);
  // An error of either end destroys the other, and reaches whoever reads.
  const unpack = createGunzip({ chunkSize: pieceBytes });
  return pipeline(copies(readPacked(path, tap)), unpack, () => undefined) as Readable;
}

/** @throws Refusal at the first byte that is not UTF-8. */
export async function* readText(path: string, tap: (piece: Buffer) => void): AsyncGenerator<string> {
  let cut: Buffer | null = null;
  let isFirst = true;
  let position = 0;
  for await (const piece of readUnpacked(path, tap)) {
    const bytes: Buffer = cut ? Buffer.concat([cut, piece]) : piece;
    const whole = lastWholeCharacter(bytes);
    cut = whole === bytes.length ? null : Buffer.from(bytes.subarray(whole));
    let text = decode(whole === bytes.length ? bytes : bytes.subarray(0, whole), position);
    position += whole;
    if (isFirst && text !== '') {
      if (text.startsWith(byteOrderMark)) text = text.slice(1);
      isFirst = false;
    }
    if (text !== '') yield text;
  }
  if (cut) decode(cut, position);
}

function decode(bytes: Buffer, position: number): string {
  if (isAscii(bytes)) return bytes.toString('latin1');
  if (isUtf8(bytes)) return bytes.toString('utf8');
  const at = position + firstBadByte(bytes) + 1;
  throw new Refusal(`not UTF-8: the character at byte ${at.toLocaleString('en')} is broken; save the file as UTF-8`);
}

/** How many bytes make whole characters: the last character may go on in the next piece. */
function lastWholeCharacter(bytes: Buffer): number {
  for (let back = 1; back <= 3 && back <= bytes.length; back++) {
    const byte = bytes[bytes.length - back] as number;
    if (byte < 0x80) return bytes.length;
    if (byte >= 0xc0) {
      const needed = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2;
      return needed > back ? bytes.length - back : bytes.length;
    }
  }
  return bytes.length;
}

/** The longest good beginning, found by halving: only called on the way to a refusal. */
function firstBadByte(bytes: Buffer): number {
  const wholeOf = (length: number) => lastWholeCharacter(bytes.subarray(0, length));
  let good = 0;
  let bad = bytes.length + 1;
  while (bad - good > 1) {
    const middle = (good + bad) >> 1;
    if (isUtf8(bytes.subarray(0, wholeOf(middle)))) good = middle;
    else bad = middle;
  }
  return wholeOf(good);
}
