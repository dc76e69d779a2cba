/** Forms that carry a file, as a browser sends them, or as somebody with bad intentions does. */
import { Buffer } from 'node:buffer';
import { request as httpRequest } from 'node:http';
import { text as collect } from 'node:stream/consumers';
import type { Visitor } from './visitor.ts';

export interface SentFile {
  name: string;
  content: Buffer | string;
  type?: string;
}

const boundary = '----a-boundary-of-ours';
export const multipartType = `multipart/form-data; boundary=${boundary}`;

const part = (head: string, content: Buffer | string) =>
  Buffer.concat([Buffer.from(`--${boundary}\r\n${head}\r\n\r\n`), Buffer.from(content as string), Buffer.from('\r\n')]);

export const multipartBody = (fields: Record<string, string>, files: readonly SentFile[]): Buffer =>
  Buffer.concat([
    ...Object.entries(fields).map(([name, value]) => part(`Content-Disposition: form-data; name="${name}"`, value)),
    ...files.map(({ name, content, type = 'application/octet-stream' }) =>
      part(`Content-Disposition: form-data; name="file"; filename="${name}"\r\nContent-Type: ${type}`, content),
    ),
    Buffer.from(`--${boundary}--\r\n`),
  ]);

export async function tokenOn(visitor: Visitor, page: string): Promise<string> {
  return /name="_csrf" value="([^"]*)"/.exec((await visitor.get(page)).text)?.[1] ?? '';
}

export interface MultipartAnswer {
  status: number;
  text: string;
  location: string | null;
}

/** @param cut bytes after which the sender goes away; it then gets no answer */
export function sendMultipart(
  visitor: Visitor,
  path: string,
  body: Buffer,
  { type = multipartType, cut, accept = '*/*' }: { type?: string; cut?: number; accept?: string } = {},
): Promise<MultipartAnswer> {
  const { hostname, port } = new URL(visitor.url);
  const headers = { 'content-type': type, 'content-length': body.length, cookie: visitor.cookieHeader(), accept };
  return new Promise((resolve, reject) => {
    const outgoing = httpRequest({ hostname, port, path, method: 'POST', headers }, (incoming) => {
      collect(incoming)
        .then((text) =>
          resolve({ status: incoming.statusCode ?? 0, text, location: incoming.headers.location ?? null }),
        )
        .catch(reject);
    });
    outgoing.on('error', reject);
    if (cut === undefined) outgoing.end(body);
    else outgoing.write(body.subarray(0, cut), () => setTimeout(() => outgoing.destroy(new Error('went away')), 50));
  });
}

/** Sends a file with the token of its page. */
export async function upload(visitor: Visitor, page: string, path: string, file: SentFile): Promise<MultipartAnswer> {
  return sendMultipart(visitor, path, multipartBody({ _csrf: await tokenOn(visitor, page) }, [file]));
}
