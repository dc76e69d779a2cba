/** The last step of a page. Not `response.send`, which copies it into a buffer and asks again whether the browser has it. */
import type { Response } from 'express';

export function sendPage(response: Response, html: string): void {
  const length = Buffer.byteLength(html);
  if (!response.hasHeader('Content-Type')) response.setHeader('Content-Type', 'text/html; charset=utf-8');
  response.setHeader('Content-Length', length);
  if (response.req.method === 'HEAD') response.end();
  // As long as its characters is ASCII: these bytes need no encoding and leave together with the headers.
  else response.end(html, length === html.length ? 'latin1' : 'utf8');
}
