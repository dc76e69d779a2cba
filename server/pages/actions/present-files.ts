/** The files of a corrective action: listed, and handed out to be kept, never shown by the browser. */
import type { Response } from 'express';
import { refusal } from '../../access/guard.ts';
import type { Context } from '../../context.ts';
import { numbersIn } from '../../helpers/numbers-in.ts';
import type { Texts } from '../../languages/texts.ts';
import { actionFileContent, type ActionFile } from '../../stores/action-files.ts';
import { readCommitted } from '../../stores/read.ts';
import { sendToKeep } from '../desk/send-to-keep.ts';

export const presentFiles = (files: readonly ActionFile[], path: string, t: Texts) =>
  files.map(({ id, name, size, sha256 }) => ({
    href: `${path}/files/${id}`,
    name,
    size: numbersIn(t.language).bytes(size),
    sha256,
  }));

export async function sendActionFile(
  response: Response,
  { database }: Context,
  action: number,
  file: number,
): Promise<void> {
  const found = await actionFileContent(readCommitted(database), action, file);
  if (!found) throw refusal(404);
  sendToKeep(response, found);
}
