/** What is said about a case, and the files that are laid beside it. */
import type { Request, Response } from 'express';
import { refusal } from '../../access/guard.ts';
import type { Person, Route } from '../../access/route.ts';
import { instantText, type Context } from '../../context.ts';
import { texts, type Texts } from '../../languages/texts.ts';
import { tellStaff } from '../../notices/tell-staff.ts';
import { addAttachment, attachmentContent, mostAttachments } from '../../stores/attachments.ts';
import { addComment, mentionCandidates, type Candidate } from '../../stores/case-discussion.ts';
import { readCommitted, readIn } from '../../stores/read.ts';
import { staffReaders } from '../../stores/staff-readers.ts';
import { formText } from '../portfolio/form-text.ts';
import { tooLongWords } from '../too-long-words.ts';
import { attachmentFile } from './attachment-file.ts';
import { openedCase, renderCase, type OpenedCase } from './case-page.ts';
import { mentionsIn } from './mentions.ts';
import { sendToKeep } from './send-to-keep.ts';
import { listed, numberWord } from './words.ts';

const longest = 4_000;

async function say(request: Request, response: Response, context: Context): Promise<void> {
  const { database } = context;
  const opened = await openedCase(request, context);
  const text = formText(request.body, 'comment');
  const t = texts(request.language);
  const fault = faultOf(text, t);
  if (fault !== null) {
    response.status(422);
    await renderCase(request, response, context, opened, { comment: { text, fault } });
    return;
  }
  const { called, unknown } = mentionsIn(text, await mentionCandidates(readCommitted(database)));
  const person = request.person as Person;
  const told = called.filter(({ id }) => id !== person.id);
  await store(context, opened, { person, text, told });
  response
    .flash({ kind: unknown.length > 0 ? 'note' : 'done', text: saidWords(told, unknown, t) })
    .redirect(303, `/recommendations/${opened.found.id}#discussion`);
}

function faultOf(text: string, t: Texts): string | null {
  if (text === '') return t('Write something first.');
  return text.length > longest ? tooLongWords(longest, t) : null;
}

/** @param unknown names after an @ that nobody has */
function saidWords(told: readonly Candidate[], unknown: readonly string[], t: Texts): string {
  const names = (all: readonly string[]) => ({ n: all.length, names: listed(all, t) });
  return [
    t('It is said.'),
    told.length > 0 &&
      t('{n, plural, one {{names} is told.} other {{names} are told.}}', names(told.map(({ name }) => name))),
    unknown.length > 0 && t('Nobody here is called {names}.', names(unknown.map((name) => `@${name}`))),
  ]
    .filter(Boolean)
    .join(' ');
}

async function store(
  context: Context,
  { found, seller }: OpenedCase,
  { person, text, told }: { person: Person; text: string; told: readonly Candidate[] },
): Promise<void> {
  const { database, clock } = context;
  const at = instantText(clock.now());
  const { id: recommendation, sellerId } = found;
  const mentions = told.map(({ email }) => email);
  await database.transaction(async (tx) => {
    const comment = await addComment(tx, { recommendation, sellerId, person: person.email, at, text, mentions });
    if (comment === null) return;
    const readers = await staffReaders(
      readIn(tx),
      told.map(({ id }) => id),
    );
    await tellStaff(tx, context, readers, {
      ...{ once: (reader) => `mention:${comment}:${reader}`, kind: 'mention', at },
      page: `/recommendations/${recommendation}#comment-${comment}`,
      say: (t) => ({
        subject: t('{person} mentions you: {seller}', { person: person.name, seller: seller.name }),
        paragraphs: [
          t('{person} ({email}) writes about {seller}:', {
            ...{ person: person.name, email: person.email, seller: seller.name },
          }),
          text,
        ],
      }),
    });
  });
}

async function attach(request: Request, response: Response, context: Context): Promise<void> {
  const { database, clock } = context;
  const opened = await openedCase(request, context);
  const refuse = (fault: string) => {
    response.status(422);
    return renderCase(request, response, context, opened, { fileFault: fault });
  };
  const file = attachmentFile(request.upload);
  const t = texts(request.language);
  if ('fault' in file) return refuse(t(file.fault));
  const { id: recommendation, sellerId } = opened.found;
  const { email: person } = request.person as Person;
  const at = instantText(clock.now());
  const added = await database.transaction((tx) =>
    addAttachment(tx, { ...file, recommendation, sellerId, person, at }),
  );
  if (added === 'known') return refuse(t('This very file lies beside the case already.'));
  if (added === 'full')
    return refuse(
      t('There are {number} files beside this case already: more it does not take.', {
        number: numberWord(mostAttachments, t),
      }),
    );
  response
    .flash({ kind: 'done', text: t('“{name}” lies beside the case.', { name: file.name }) })
    .redirect(303, `/recommendations/${recommendation}#files`);
}

async function download({ params }: Request, response: Response, { database }: Context): Promise<void> {
  const [id, file] = [params['id'], params['file']].map((part) => (/^\d{1,9}$/.test(String(part)) ? Number(part) : 0));
  const found = await attachmentContent(database, id!, file!);
  if (!found) throw refusal(404);
  sendToKeep(response, found);
}

const allow = ['manager', 'admin'] as const;

export const routes: Route[] = [
  { method: 'post', path: '/recommendations/:id/comments', allow, handle: say },
  { method: 'post', path: '/recommendations/:id/attachments', allow, upload: true, handle: attach },
  { method: 'get', path: '/recommendations/:id/attachments/:file', allow, handle: download },
];
