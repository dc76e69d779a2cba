/** A photo as an answer: shown in a page of ours and nowhere else, kept by the browser, and asked for anew each time whether it may be shown. */
import type { Buffer } from 'node:buffer';
import type { Request, Response } from 'express';

export interface SentPhoto {
  id: number;
  sha256: string;
}

/** @param read its content, asked for only where the browser has none */
export async function sendPhoto(
  request: Request,
  response: Response,
  { id, sha256 }: SentPhoto,
  size: 'whole' | 'small',
  read: () => Promise<Buffer>,
): Promise<void> {
  response.setHeader('Cache-Control', 'private, no-cache');
  response.setHeader('ETag', `"${sha256.slice(0, 32)}-${size}"`);
  response.setHeader('Content-Type', 'image/jpeg');
  // Neutral: neither the name that it was sent under nor what it shows.
  response.setHeader('Content-Disposition', `inline; filename="photo-${id}.jpg"`);
  response.setHeader('Content-Security-Policy', "default-src 'none'; sandbox");
  response.setHeader('Cross-Origin-Resource-Policy', 'same-origin');
  response.setHeader('X-Content-Type-Options', 'nosniff');
  if (request.fresh) {
    response.status(304).end();
    return;
  }
  const content = await read();
  response.setHeader('Content-Length', content.length);
  response.end(content);
}
