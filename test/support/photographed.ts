/** Inspections under way, and photos for them. */
import type { Database } from '../../db/connect.ts';
import { scene } from '../../jobs/benchmarks/made-pictures.ts';
import { startInspection } from '../../server/stores/lab/inspections.ts';
import { multipartBody, sendMultipart, type MultipartAnswer } from './multipart.ts';
import type { Visitor } from './visitor.ts';

export interface OpenInspection {
  order: number;
  inspection: number;
}

/** A mystery order that has arrived, and the grading that a person has begun. */
export async function openInspection(
  database: Database,
  { seller = 1, inspector = 'lab@test.example', category = 'smartphones' } = {},
): Promise<OpenInspection> {
  const at = '2026-11-16T09:00:00Z';
  return database.transaction(async (tx) => {
    const [row] = await tx.all<{ id: number }>(
      `INSERT INTO mystery_orders (seller, draw, category, grade, ordered_on, received_on, notes, logged_by, logged_at)
       VALUES (?, 'random', ?, 'good', '2026-11-10', '2026-11-14', '', 'lab@test.example', ?) RETURNING id`,
      [seller, category, at],
    );
    const order = row!.id;
    return { order, inspection: await startInspection(tx, { mysteryOrder: order, grading: 'first', inspector, at }) };
  });
}

/** The nth of the pictures that tests send. */
export const picture = (nth: number, width = 800, height = 600): Promise<Buffer> =>
  scene(nth, width, height).jpeg().toBuffer();

export interface SentPhoto {
  inspection: number;
  content: Buffer;
  name?: string;
  fields?: Record<string, string>;
  /** As the phone's queue sends it. */
  asPhone?: boolean;
}

const tokens = new WeakMap<Visitor, string>();

/** Sends a photo as a browser does. */
export async function sendPhoto(visitor: Visitor, sent: SentPhoto): Promise<MultipartAnswer> {
  const { inspection, content, name = 'IMG_1.jpg', fields = {}, asPhone = false } = sent;
  let token = tokens.get(visitor);
  if (token === undefined) {
    token = /name="_csrf" value="([^"]*)"/.exec((await visitor.get('/account')).text)?.[1] ?? '';
    tokens.set(visitor, token);
  }
  const body = multipartBody({ _csrf: token, ...fields }, [{ name, content, type: 'image/jpeg' }]);
  const accept = asPhone ? 'application/json' : 'text/html';
  return sendMultipart(visitor, `/lab/inspections/${inspection}/photos`, body, { accept });
}
