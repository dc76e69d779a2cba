/** What becomes of a picture, and how the process that draws it says so: the length of a JSON text in four bytes, the text, two JPEGs. */
import { Buffer } from 'node:buffer';

export interface Redrawn {
  /** JPEG, its longest side at most 1,600 pixels. */
  whole: Buffer;
  /** The same with at most 320. */
  small: Buffer;
  /** Of `whole`. */
  width: number;
  height: number;
  /** server/lab/fingerprint.ts */
  fingerprint: string;
}

export interface Refused {
  /** Why, in a sentence for the person. */
  refused: string;
}

export const refusals = {
  empty: 'The file is empty. Take the picture again.',
  unknown: 'This is no picture that can be read. Send a photo as JPEG, PNG or WebP.',
  large: 'The picture has too many pixels to be opened safely. Send it smaller.',
  moving: 'This is a moving picture. Send a single photo.',
  broken: 'The picture is damaged or did not arrive whole. Take it again.',
  slow: 'The picture took too long to open. Take it again, or send it smaller.',
};

export function packAnswer(answer: Redrawn | Refused): Buffer {
  if ('refused' in answer) return headed(answer);
  const { whole, small, ...told } = answer;
  return Buffer.concat([headed({ ...told, wholeLength: whole.length }), whole, small]);
}

function headed(told: object): Buffer {
  const text = Buffer.from(JSON.stringify(told));
  const length = Buffer.alloc(4);
  length.writeUInt32BE(text.length);
  return Buffer.concat([length, text]);
}

/** @throws Error where the process ended before it had said all */
export function unpackAnswer(bytes: Buffer): Redrawn | Refused {
  const end = 4 + bytes.readUInt32BE(0);
  const told = JSON.parse(bytes.toString('utf8', 4, end)) as
    Refused | (Omit<Redrawn, 'whole' | 'small'> & { wholeLength: number });
  if ('refused' in told) return told;
  const { wholeLength, ...rest } = told;
  const [whole, small] = [bytes.subarray(end, end + wholeLength), bytes.subarray(end + wholeLength)];
  if (small.length === 0) throw new Error('the answer was cut off');
  return { ...rest, whole, small };
}
