/** `/sellers/:id/notes`: what people wrote down about a seller, and the form for more. */
import type { Request, Response } from 'express';
import { refusal } from '../../access/guard.ts';
import type { Person, Route } from '../../access/route.ts';
import { instantText, type Context } from '../../context.ts';
import { texts, type Texts } from '../../languages/texts.ts';
import { dayText } from '../../scoring/day.ts';
import { sellerBySellerId, type Seller } from '../../stores/desk-seller.ts';
import { insertNote, noteKinds, noteOf, notesOf } from '../../stores/seller-notes.ts';
import { bumpRevision } from '../../stores/settings.ts';
import { sellerPath } from '../desk/present-seller.ts';
import { opening } from './counting.ts';
import { formKey, formText } from './form-text.ts';
import { meantNote, noteWords, readNoteForm, type NoteFaults, type NoteForm } from './note-form.ts';
import { presentNote } from './present-note.ts';

export async function notedSeller(request: Request, { database }: Context): Promise<Seller> {
  const seller = await sellerBySellerId(database, String(request.params['id']));
  if (!seller) throw refusal(404);
  return seller;
}

async function show(request: Request, response: Response, context: Context): Promise<void> {
  const seller = await notedSeller(request, context);
  const day = dayText(context.calendar(context.clock.now()));
  const adds = formText(request.query, 'adds');
  await render(request, response, context, seller, { kind: 'note', text: '', day }, {}, adds);
}

async function render(
  request: Request,
  response: Response,
  { database, clock }: Context,
  seller: Seller,
  form: NoteForm,
  errors: NoteFaults,
  adds: string,
): Promise<void> {
  const t = texts(request.language);
  const notes = await notesOf(database, seller.id);
  const path = sellerPath(seller);
  const setting = { path, email: (request.person as Person).email, now: clock.now() };
  response.render('portfolio/notes', {
    title: t('Notes on {name}', { name: seller.name }),
    lead: leadOf(notes.length, t),
    crumbs: [
      { href: '/sellers', label: t('Sellers') },
      { href: path, label: seller.name },
    ],
    path: `${path}/notes`,
    timeline: `${path}/timeline`,
    notes: notes.map((note) => presentNote(note, setting, t)),
    addsTo: notes.some(({ id }) => id === formKey(adds)) ? adds : null,
    form,
    ...fieldsOf(form, errors, t),
  });
}

const leadOf = (notes: number, t: Texts): string =>
  notes === 0
    ? t('Nobody has written anything down yet.')
    : t(
        '{n, plural, one {{number} entry} other {{number} entries}}, the latest first. Nothing here is ever deleted, and the seller never reads it.',
        opening(notes, t),
      );

export const fieldsOf = (form: NoteForm, errors: NoteFaults, t: Texts) => ({
  kinds: noteKinds.map((kind) => ({
    ...{ value: kind, checked: kind === form.kind },
    ...{ label: t(noteWords[kind].label), hint: t(noteWords[kind].hint) },
  })),
  errors,
  faults: Object.entries(errors).map(([name, text]) => ({ name: name === 'kind' ? 'kind-note' : name, text })),
});

async function write(request: Request, response: Response, context: Context): Promise<void> {
  const t = texts(request.language);
  const { database, clock, calendar } = context;
  const seller = await notedSeller(request, context);
  const form = readNoteForm(request.body);
  const adds = formText(request.body, 'adds');
  const meant = meantNote(form, calendar(clock.now()), t);
  if ('faults' in meant) {
    response.status(422);
    await render(request, response, context, seller, form, meant.faults, adds);
    return;
  }
  const added = adds === '' ? null : await noteOf(database, seller.id, formKey(adds));
  const person = (request.person as Person).email;
  await database.transaction(async (tx) => {
    const writtenAt = instantText(clock.now());
    await insertNote(tx, { ...meant.note, seller: seller.id, person, writtenAt, addsTo: added?.id ?? null });
    await bumpRevision(tx);
  });
  response
    .flash({ kind: 'done', text: t('Written down. You can mend it for an hour; after that, add to it.') })
    .redirect(303, `${sellerPath(seller)}/notes`);
}

const allow = ['manager', 'admin'] as const;

export const routes: Route[] = [
  { method: 'get', path: '/sellers/:id/notes', allow, handle: show },
  { method: 'post', path: '/sellers/:id/notes', allow, handle: write },
];
