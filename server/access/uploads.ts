/**
 * Forms that carry a file. Only a route that declares `upload` takes one, and only from somebody whom its right lets pass and who
 * has not asked too often: everyone else's is never read. Of whoever is signed out the first fields are read, no file: the page
 * that says so shows what was typed. It stands before the check of the form's token, which travels in the form's first fields.
 */
import busboy from 'busboy';
import { Router, type Request, type RequestHandler } from 'express';
import { message } from '../languages/texts.ts';
import { mayAct } from './guard.ts';
import type { Route } from './route.ts';

/** Bytes of one file. */
export const largestFile = 10 * 1024 * 1024;
/** Bytes after which nobody listens any more. */
const patience = 5 * largestFile;
/** Bytes that are read of somebody who is signed out. */
const courtesy = 100_000;

export interface Upload {
  /** Null: none was chosen. */
  file: { name: string; content: Buffer } | null;
  /** Why there is none although one was sent: a message, to be said with `t(…)`. */
  fault: string | null;
}

/** A text that is too long comes back whole with its fault. */
const limits = { fields: 20, fieldSize: 300_000, files: 1, parts: 21, fileSize: largestFile, headerPairs: 20 };

export const uploadFaults = {
  broken: message('The file did not arrive whole. Choose it again and send the form once more.'),
  large: message('The file is larger than 10 MB. Send a smaller one, or a part of it.'),
  many: message('Send one file at a time.'),
};

/** @param limit how often one may knock: asked here, and not once more where the route is */
export function readUploads(routes: readonly Route[], limit: RequestHandler): RequestHandler {
  const router = Router({ caseSensitive: true });
  for (const route of routes.filter(({ upload }) => upload === true)) {
    const isRead = (request: Request) => request.person === null || mayAct(route, request);
    router.post(route.path, (request, response, next) => {
      if (isRead(request)) limit(request, response, next);
      else next();
    });
    router.post(route.path, (request, response, next) => {
      if (!isRead(request) || !request.is('multipart/form-data')) {
        next();
        return;
      }
      const reading = request.person === null ? readFirstFields(request) : read(request);
      reading
        .then(({ fields, upload }) => {
          request.body = fields;
          request.upload = upload;
          next();
        })
        // Whoever went away in the middle of a file waits for no answer.
        .catch(() => response.destroy());
    });
  }
  return router;
}

/** Until the first file, or until it is enough. */
function readFirstFields(request: Request): Promise<Received> {
  return new Promise((resolve) => {
    const fields = Object.create(null) as Record<string, string>;
    const enough = () => {
      request.unpipe();
      request.resume();
      resolve({ fields, upload: { file: null, fault: null } });
    };
    let received = 0;
    request.on('data', (chunk: Buffer) => {
      received += chunk.length;
      if (received > courtesy) enough();
    });
    request.on('close', enough);
    let parser: busboy.Busboy;
    try {
      parser = busboy({ headers: request.headers, limits: { ...limits, files: 0 } });
    } catch {
      enough();
      return;
    }
    parser.on('field', (name, value) => (fields[name] = value));
    for (const end of ['filesLimit', 'error', 'close'] as const) parser.on(end, enough);
    request.pipe(parser);
  });
}

interface Received {
  fields: Record<string, string>;
  upload: Upload;
}

function read(request: Request): Promise<Received> {
  return new Promise((resolve, reject) => {
    const fields = Object.create(null) as Record<string, string>;
    const upload: Upload = { file: null, fault: null };
    const done = () => resolve({ fields, upload });
    const broken = () => {
      Object.assign(upload, { file: null, fault: uploadFaults.broken });
      request.unpipe();
      request.resume();
      done();
    };
    let received = 0;
    request.on('data', (chunk: Buffer) => {
      received += chunk.length;
      if (received > patience) reject(new Error('far too much'));
    });
    request.on('close', () => (request.complete ? undefined : reject(new Error('went away'))));
    request.on('error', reject);
    let parser: busboy.Busboy;
    try {
      parser = busboy({ headers: request.headers, limits, defParamCharset: 'utf8' });
    } catch {
      broken();
      return;
    }
    parser.on('field', (name, value) => (fields[name] = value));
    parser.on('filesLimit', () => Object.assign(upload, { file: null, fault: uploadFaults.many }));
    parser.on('file', (_field, stream, { filename }) => {
      const chunks: Buffer[] = [];
      // A file before the token is not worth its memory: the form will be refused.
      if (fields['_csrf'] !== undefined) stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      else stream.resume();
      stream.on('limit', () => {
        chunks.length = 0;
        upload.fault = uploadFaults.large;
      });
      stream.on('error', broken);
      stream.on('close', () => {
        const content = Buffer.concat(chunks);
        // The file is in memory once, not twice, while somebody works on it.
        chunks.length = 0;
        const isChosen = filename !== undefined && filename !== '';
        if (upload.fault === null && isChosen) upload.file = { name: filename, content };
      });
    });
    parser.on('error', broken);
    parser.on('close', done);
    request.pipe(parser);
  });
}
