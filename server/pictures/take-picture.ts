/**
 * Takes a picture that somebody sent. Each is drawn anew by a process of its own, one at a time. Measured on two cores: that
 * costs a fifth of a second beside the third that a photo takes anyway. In return, a picture that brings the decoder down, never
 * ends or swells in memory (270 MB for 50 megapixels) does so elsewhere, and the process that serves pages stays as it was.
 */
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { refusals, unpackAnswer, type Redrawn, type Refused } from './picture-answer.ts';

export interface Taken extends Redrawn {
  /** Of `whole`, in hexadecimal digits. */
  sha256: string;
}

export interface TakerOptions {
  /** Pictures that may wait for their turn. */
  mostWaiting?: number;
  /** Milliseconds for one picture. */
  patience?: number;
  /** What draws it: a program of Node that answers as picture-answer.ts says. */
  program?: string;
}

/** The picture anew, why it is refused, or `busy` where too many wait already: come again in some seconds. */
export type TakePicture = (sent: Buffer) => Promise<Taken | Refused | 'busy'>;

const ownProgram = join(import.meta.dirname, 'picture-process.ts');

export function createPictureTaker(options: TakerOptions = {}): TakePicture {
  const { mostWaiting = 8, patience = 20_000, program = ownProgram } = options;
  let last: Promise<unknown> = Promise.resolve();
  let waiting = 0;
  return async (sent) => {
    if (sent.length === 0) return { refused: refusals.empty };
    if (waiting > mostWaiting) return 'busy';
    waiting++;
    const turn = last.then(() => drawn(program, sent, patience));
    last = turn.catch(() => undefined);
    try {
      return await turn;
    } finally {
      waiting--;
    }
  };
}

/** One for the whole process, since it is the machine's memory that it spares. */
export const takePicture = createPictureTaker();

async function drawn(program: string, sent: Buffer, patience: number): Promise<Taken | Refused> {
  // Nothing of the environment: no secret is near a decoder that reads what strangers wrote.
  const child = spawn(process.execPath, [program], { stdio: ['pipe', 'pipe', 'ignore'], env: {} });
  let isLate = false;
  const timer = setTimeout(() => {
    isLate = true;
    child.kill('SIGKILL');
  }, patience);
  const ended = new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  // A process that is gone reads no more.
  child.stdin.on('error', () => undefined);
  child.stdin.end(sent);
  try {
    const [answer, code] = await Promise.all([buffer(child.stdout), ended]);
    if (isLate) return { refused: refusals.slow };
    if (code !== 0) return { refused: refusals.broken };
    const picture = unpackAnswer(answer);
    if ('refused' in picture) return picture;
    return { ...picture, sha256: createHash('sha256').update(picture.whole).digest('hex') };
  } finally {
    clearTimeout(timer);
  }
}
