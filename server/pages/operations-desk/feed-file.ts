/** One file that came in: every record accounted for, and those that could not be taken with line, column and rule. */
import type { Request, Response } from 'express';
import { refusal } from '../../access/guard.ts';
import { staff, type Route } from '../../access/route.ts';
import type { Context } from '../../context.ts';
import { address, pagerOf } from '../../helpers/addresses.ts';
import { bytes, count } from '../../helpers/numbers.ts';
import { plural } from '../../helpers/words.ts';
import { importsStore, type StoredImport } from '../../stores/imports.ts';
import { csvText, sendCsv } from '../desk/csv.ts';
import { fileRow } from './present-file.ts';
import { keyOf, pageOf } from './read-address.ts';

const size = 50;
const shownCharacters = 2_000;

async function find(request: Request, { database }: Context): Promise<StoredImport> {
  const id = keyOf(request.params['id']);
  const file = id === null ? null : await importsStore(database).find(id);
  if (!file) throw refusal(404);
  return file;
}

async function show(request: Request, response: Response, context: Context): Promise<void> {
  const file = await find(request, context);
  const page = pageOf(request.query['page']);
  const rejections = await importsStore(context.database).rejections(file.id, {
    limit: size,
    offset: (page - 1) * size,
  });
  const row = fileRow(file);
  const path = `/feeds/files/${file.id}`;
  response.render('operations-desk/feed-file', {
    title: row.name,
    crumbs: [{ href: '/feeds', label: 'Feeds' }],
    lead: leadOf(file),
    file: row,
    facts: [
      { label: 'Feed', value: row.feedLabel },
      { label: 'File', value: file.file },
      { label: 'Size', value: bytes(file.bytes) },
      { label: 'SHA-256', value: file.sha256 },
    ],
    account: [
      { label: 'Accepted', rows: file.accepted, tone: 'accent', hint: 'new, or changed what was known' },
      { label: 'Unchanged', rows: file.unchanged, hint: 'known exactly like this' },
      { label: 'Quarantined', rows: file.quarantined, tone: 'warn', hint: 'not taken; listed below' },
      { label: 'Blank', rows: file.blank, hint: 'empty lines' },
    ],
    warnings: Object.entries(file.warnings).map(([text, rows]) => ({ text, rows })),
    rejections: rejections.map((one) => ({ ...one, raw: shortened(one.raw) })),
    pager: pagerOf(path, { page }, page, size, file.quarantined),
    csv: address(`${path}/rejections.csv`, {}),
  });
}

const shortened = (raw: string): string =>
  raw.length > shownCharacters ? `${raw.slice(0, shownCharacters)}… (${count(raw.length)} characters)` : raw;

function leadOf(file: StoredImport): string {
  if (file.state === 'refused') return `Nothing of this file was taken: ${file.message}.`;
  if (file.state === 'repeated')
    return `The same file had been imported before; nothing changed. ${file.message}`.trim();
  const waiting =
    file.waiting > 0 ? ` ${plural(file.waiting, 'row')} waited for a seller or an order when the file ended.` : '';
  if (file.quarantined === 0)
    return `All ${plural(file.lines, 'record')} are accounted for; none had to be kept out.${waiting}`;
  return `${plural(file.quarantined, 'record')} of ${count(file.lines)} could not be taken. Mend them at the source and send the file again: what is known already stays.${waiting}`;
}

const chunk = 5_000;

async function download(request: Request, response: Response, context: Context): Promise<void> {
  const file = await find(request, context);
  const store = importsStore(context.database);
  const lines: (string | number | null)[][] = [];
  for (let offset = 0; offset < file.quarantined; offset += chunk) {
    const rejections = await store.rejections(file.id, { limit: chunk, offset });
    for (const { line, column, rule, raw } of rejections) lines.push([file.file, line, column, rule, raw]);
  }
  sendCsv(response, `rejections-${file.id}`, csvText(['file', 'line', 'column', 'rule', 'raw'], lines));
}

export const routes: Route[] = [
  { method: 'get', path: '/feeds/files/:id', allow: staff, handle: show },
  { method: 'get', path: '/feeds/files/:id/rejections.csv', allow: staff, handle: download },
];
