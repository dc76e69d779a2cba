/** One file that came in: every record accounted for, and those that could not be taken with line, column and rule. */
import type { Request, Response } from 'express';
import { refusal } from '../../access/guard.ts';
import { staff, type Route } from '../../access/route.ts';
import type { Context } from '../../context.ts';
import { address, pagerOf } from '../../helpers/addresses.ts';
import { numbersIn } from '../../helpers/numbers-in.ts';
import { texts, type Texts } from '../../languages/texts.ts';
import { importsStore, type StoredImport } from '../../stores/imports.ts';
import { csvText, sendCsv } from '../desk/csv.ts';
import { fileRow } from './present-file.ts';
import { keyOf, pageOf } from './read-address.ts';
import { ruleWords } from './rule-words.ts';

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
  const t = texts(request.language);
  const row = fileRow(t, file);
  const path = `/feeds/files/${file.id}`;
  response.render('operations-desk/feed-file', {
    title: t('File {name}', { name: row.name }),
    crumbs: [{ href: '/feeds', label: t('Feeds') }],
    lead: leadOf(t, file),
    file: row,
    facts: [
      { label: t('Feed'), value: row.feedLabel },
      { label: t('File'), value: file.file },
      { label: t('Size'), value: numbersIn(t.language).bytes(file.bytes) },
      { label: 'SHA-256', value: file.sha256 },
    ],
    account: [
      { label: t('Accepted'), rows: file.accepted, tone: 'accent', hint: t('new, or changed what was known') },
      { label: t('Unchanged'), rows: file.unchanged, hint: t('known exactly like this') },
      { label: t('Quarantined'), rows: file.quarantined, tone: 'warn', hint: t('not taken; listed below') },
      { label: t('Blank'), rows: file.blank, hint: t('empty lines') },
    ],
    warnings: Object.entries(file.warnings).map(([text, rows]) => ({ text, rows })),
    rejections: rejections.map((one) => ({ ...one, rule: ruleWords(t, one.rule), raw: shortened(t, one.raw) })),
    pager: pagerOf(path, { page }, page, size, file.quarantined),
    csv: address(`${path}/rejections.csv`, {}),
  });
}

function shortened(t: Texts, raw: string): string {
  if (raw.length <= shownCharacters) return raw;
  return `${raw.slice(0, shownCharacters)}… ${t('({n, plural, other {# characters}})', { n: raw.length })}`;
}

/** What the import itself noted stands as it was kept: in English. */
function leadOf(t: Texts, { state, message: noted, waiting, quarantined, lines }: StoredImport): string {
  if (state === 'refused') return t('Nothing of this file was taken: {why}.', { why: noted });
  if (state === 'repeated') return `${t('The same file had been imported before; nothing changed.')} ${noted}`.trim();
  const sentences = [
    quarantined === 0
      ? t('All {lines, plural, one {# record} other {# records}} are accounted for; none had to be kept out.', {
          lines,
        })
      : t(
          '{quarantined, plural, one {# record} other {# records}} of {lines, number} could not be taken. Mend them at the source and send the file again: what is known already stays.',
          { quarantined, lines },
        ),
  ];
  if (waiting > 0)
    sentences.push(
      t('{waiting, plural, one {# row} other {# rows}} waited for a seller or an order when the file ended.', {
        waiting,
      }),
    );
  return sentences.join(' ');
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
