/** The files of a corrective action: listed, and handed out to be kept, never shown by the browser. */
import type { Response } from 'express';
import { refusal } from '../../access/guard.ts';
import type { Context } from '../../context.ts';
import { bytes } from '../../helpers/numbers.ts';
import { actionFileContent, type ActionFile } from '../../stores/action-files.ts';
import { readCommitted } from '../../stores/read.ts';

export const presentFiles = (files: readonly ActionFile[], path: string) =>
  files.map(({ id, name, size, sha256 }) => ({ href: `${path}/files/${id}`, name, size: bytes(size), sha256 }));

/** Whoever laid it there may mean harm. */
export async function sendActionFile(
  response: Response,
  { database }: Context,
  action: number,
  file: number,
): Promise<void> {
  const found = await actionFileContent(readCommitted(database), action, file);
  if (!found) throw refusal(404);
  response.attachment(found.name);
  response.setHeader('Content-Type', found.type);
  response.setHeader('Content-Security-Policy', "default-src 'none'; sandbox");
  response.setHeader('X-Content-Type-Options', 'nosniff');
  response.setHeader('Content-Length', found.content.length);
  response.end(found.content);
}
