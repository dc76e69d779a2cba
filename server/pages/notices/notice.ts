/** `/notices/:id`: one notice as it was told, with its receipt: when it was told, sent by e-mail, and opened, and by whom. */
import type { Request, Response } from 'express';
import { refusal } from '../../access/guard.ts';
import type { Route } from '../../access/route.ts';
import { instantText, type Context } from '../../context.ts';
import { texts } from '../../languages/texts.ts';
import { readCommitted } from '../../stores/read.ts';
import { noteReading, noticeTo, readersOf } from '../../stores/seller-notices.ts';
import { lettersAbout } from '../../stores/notice-letters.ts';
import { keyOf } from '../operations-desk/read-address.ts';
import { inboxReader } from './inbox-reader.ts';
import { kindWord } from './kind-words.ts';
import { letterStates } from './letter-states.ts';
import { saidIn } from './present-notice.ts';

async function show(request: Request, response: Response, { database, clock }: Context): Promise<void> {
  const t = texts(request.language);
  const reader = inboxReader(request);
  const read = readCommitted(database);
  const notice = await noticeTo(read, reader, keyOf(request.params['id']) ?? 0);
  if (!notice) throw refusal(404);
  // What leads to a page is opened there.
  if (notice.page === null && (notice.isUnread || notice.openedAt === null))
    await database.transaction((tx) => noteReading(tx, notice.id, reader.person, instantText(clock.now())));
  const { subject, paragraphs } = saidIn(t, notice);
  response.render('notices/notice', {
    title: subject,
    crumbs: [{ href: '/notices', label: t('Notices') }],
    level: notice.level,
    word: kindWord(t, notice.kind),
    toldAt: notice.toldAt,
    paragraphs,
    page: notice.page,
    readers: await readersOf(read, notice.id, reader.seller),
    letters: (await lettersAbout(read, notice.once, reader.seller)).map(({ name, state, sentAt }) => ({
      ...{ name, sentAt: state === 'sent' ? sentAt : null },
      ...{ level: letterStates[state].level, word: t(letterStates[state].word) },
    })),
  });
}

export const routes: Route[] = [{ method: 'get', path: '/notices/:id', allow: ['seller'], handle: show }];
