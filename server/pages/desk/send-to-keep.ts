/** Hands out a file that somebody has laid down. */
import type { Buffer } from 'node:buffer';
import type { Response } from 'express';

/** Only ever to be kept, never shown by the browser: whoever laid it there may mean harm. */
export function sendToKeep(response: Response, file: { name: string; type: string; content: Buffer }): void {
  response.attachment(file.name);
  response.setHeader('Content-Type', file.type);
  response.setHeader('Content-Security-Policy', "default-src 'none'; sandbox");
  response.setHeader('X-Content-Type-Options', 'nosniff');
  response.setHeader('Content-Length', file.content.length);
  response.end(file.content);
}
