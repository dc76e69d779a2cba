/** The last step of a page. Not `response.send`, which asks again whether the browser has it. */
import type { Response } from 'express';

export function sendPage(response: Response, html: string): void {
  // A page is put together of hundreds of pieces. To encode them as they are costs a fifth of making one text of them first, and that
  // is what asking for the length of the text, or handing it on as a text, would do.
  const bytes = Buffer.from(html);
  if (!response.hasHeader('Content-Type')) response.setHeader('Content-Type', 'text/html; charset=utf-8');
  response.setHeader('Content-Length', bytes.length);
  response.end(response.req.method === 'HEAD' ? undefined : bytes);
}
