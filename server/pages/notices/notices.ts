/** `/notices`: the seller's inbox. Everything that it was told, the newest first, and what still waits for it. */
import type { Request, Response } from 'express';
import type { Route } from '../../access/route.ts';
import { instantText, type Context } from '../../context.ts';
import { address, pagerOf } from '../../helpers/addresses.ts';
import { texts, type Texts } from '../../languages/texts.ts';
import { readCommitted } from '../../stores/read.ts';
import { callAllRead, countNotices, noticeKinds, noticesTo, type InboxFilter } from '../../stores/seller-notices.ts';
import { pageOf } from '../operations-desk/read-address.ts';
import { inboxReader } from './inbox-reader.ts';
import { kindWord } from './kind-words.ts';
import { openActions } from './open-actions.ts';
import { presentRow } from './present-notice.ts';

const size = 25;
const path = '/notices';

async function show(request: Request, response: Response, { database, clock, calendar }: Context): Promise<void> {
  const t = texts(request.language);
  const reader = inboxReader(request);
  const read = readCommitted(database);
  const { kind, unread } = filterOf(request.query);
  const filter = { kind, unread };
  const query = { kind, show: unread ? 'new' : null };
  const page = pageOf(request.query['page']);
  const counts = {
    all: await countNotices(read, reader, {}),
    unread: await countNotices(read, reader, { unread: true }),
    decisions: await countNotices(read, reader, { unread: true, kind: 'statement' }),
  };
  const actions = await openActions(read, t, reader.seller, calendar(clock.now()));
  const found = await countNotices(read, reader, filter);
  const notices = await noticesTo(read, reader, filter, { size, page });
  response.render('notices/notices', {
    title: t('Notices'),
    lead: [leadOf(t, counts), actions.lead].filter(Boolean).join(' '),
    notices: notices.map((notice) => presentRow(t, notice)),
    pager: pagerOf(path, { ...query, page }, page, size, found),
    filters: filtersOf(t, filter),
    clear: kind || unread ? path : null,
    any: counts.all > 0,
    mayCallRead: counts.unread > 0,
    back: address(path, { ...query, page: page > 1 ? page : null }),
    actions: actions.rows,
  });
}

const filterOf = (query: Request['query']): InboxFilter => ({
  kind: noticeKinds.find((kind) => kind === query['kind']),
  unread: query['show'] === 'new',
});

function leadOf(t: Texts, { all, unread, decisions }: { all: number; unread: number; decisions: number }): string {
  if (all === 0)
    return t('Nothing was decided about your account. If it ever is, you read it here first, with the reasons.');
  if (unread === 0) return t('You have read everything.');
  if (decisions === 0)
    return t('{count, plural, one {One message is new.} other {# messages are new.}}', { count: unread });
  return t(
    '{decisions, plural, one {One statement is new. Please read it: it says what was decided, why, and what you can do.} other {# statements are new. Please read them: they say what was decided, why, and what you can do.}}',
    { decisions },
  );
}

const filtersOf = (t: Texts, { kind, unread = false }: InboxFilter) => [
  {
    ...{ name: 'kind', label: t('About'), value: kind },
    options: [
      { value: '', label: t('everything') },
      ...noticeKinds.map((value) => ({ value, label: kindWord(t, value), selected: value === kind })),
    ],
  },
  {
    ...{ name: 'show', label: t('Show'), value: unread ? 'new' : '' },
    options: [
      { value: '', label: t('read and unread') },
      { value: 'new', label: t('only what is unread'), selected: unread },
    ],
  },
];

async function readAll(request: Request, response: Response, { database, clock }: Context): Promise<void> {
  const t = texts(request.language);
  const reader = inboxReader(request);
  const count = await database.transaction((tx) => callAllRead(tx, reader, instantText(clock.now())));
  response
    .flash(
      count === 0
        ? { kind: 'note', text: t('Nothing was new.') }
        : {
            kind: 'done',
            text: t('{count, plural, one {# message is} other {# messages are}} no longer shown as new.', { count }),
          },
    )
    .redirect(303, path);
}

export const routes: Route[] = [
  { method: 'get', path, allow: ['seller'], handle: show },
  { method: 'post', path: `${path}/read`, allow: ['seller'], readers: true, handle: readAll },
];
