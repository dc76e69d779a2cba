/** `/sellers/:id/notes/:note`: a note is mended within the hour by who wrote it, or taken back with a reason. */
import type { Request, Response } from 'express';
import { refusal } from '../../access/guard.ts';
import type { Person, Route } from '../../access/route.ts';
import { instantText, type Context } from '../../context.ts';
import { texts } from '../../languages/texts.ts';
import { appendAudit } from '../../stores/audit.ts';
import type { Seller } from '../../stores/desk-seller.ts';
import { correctNote, noteOf, withdrawNote, type SellerNote } from '../../stores/seller-notes.ts';
import { bumpRevision } from '../../stores/settings.ts';
import { sellerPath } from '../desk/present-seller.ts';
import { tooLongWords } from '../too-long-words.ts';
import { formKey, formText } from './form-text.ts';
import { meantNote, readNoteForm, type NoteFaults, type NoteForm } from './note-form.ts';
import { fieldsOf, notedSeller } from './notes.ts';
import { mendingSeconds, presentNote } from './present-note.ts';

interface Asked {
  seller: Seller;
  note: SellerNote;
}

async function requested(request: Request, context: Context): Promise<Asked> {
  const seller = await notedSeller(request, context);
  const note = await noteOf(context.database, seller.id, formKey(request.params['note']));
  if (!note || note.withdrawnAt !== null) throw refusal(404);
  return { seller, note };
}

const shown = (request: Request, { clock }: Context, { seller, note }: Asked) =>
  presentNote(
    note,
    { path: sellerPath(seller), email: (request.person as Person).email, now: clock.now() },
    texts(request.language),
  );

async function show(request: Request, response: Response, context: Context): Promise<void> {
  const asked = await requested(request, context);
  const { kind, text, happenedOn: day } = asked.note;
  render(request, response, context, asked, { kind, text, day }, {});
}

function render(
  request: Request,
  response: Response,
  context: Context,
  asked: Asked,
  form: NoteForm,
  errors: NoteFaults,
) {
  const t = texts(request.language);
  const path = sellerPath(asked.seller);
  response.render('portfolio/note', {
    title: t('Mend a note'),
    lead: t('For an hour after it was written; the page then says that it was corrected.'),
    crumbs: [
      { href: path, label: asked.seller.name },
      { href: `${path}/notes`, label: t('Notes') },
    ],
    note: shown(request, context, asked),
    notes: `${path}/notes`,
    form,
    ...fieldsOf(form, errors, t),
  });
}

async function mend(request: Request, response: Response, context: Context): Promise<void> {
  const t = texts(request.language);
  const { database, clock, calendar } = context;
  const asked = await requested(request, context);
  const form = readNoteForm(request.body);
  const meant = meantNote(form, calendar(clock.now()), t);
  if ('faults' in meant) {
    response.status(422);
    render(request, response, context, asked, form, meant.faults);
    return;
  }
  const person = (request.person as Person).email;
  const [at, since] = [instantText(clock.now()), instantText(clock.now() - mendingSeconds)];
  const mended = await database.transaction(async (tx) => {
    const changed = await correctNote(tx, { ...meant.note, id: asked.note.id, person, at, since });
    if (changed) await bumpRevision(tx);
    return changed;
  });
  const late = t('Nothing was changed: a note is mended within the hour, by who wrote it. Add to it instead.');
  response
    .flash(mended ? { kind: 'done', text: t('Corrected.') } : { kind: 'fault', text: late })
    .redirect(303, `${sellerPath(asked.seller)}/notes`);
}

async function askWithdrawal(request: Request, response: Response, context: Context): Promise<void> {
  renderWithdrawal(request, response, context, await requested(request, context), { reason: '', fault: null });
}

const longestReason = 500;

function renderWithdrawal(
  request: Request,
  response: Response,
  context: Context,
  asked: Asked,
  { reason, fault }: { reason: string; fault: string | null },
) {
  const t = texts(request.language);
  const path = sellerPath(asked.seller);
  response.render('portfolio/note-withdraw', {
    title: t('Take a note back'),
    lead: t('Its words are no longer shown; that there was a note, who took it back and why stays for good.'),
    crumbs: [
      { href: path, label: asked.seller.name },
      { href: `${path}/notes`, label: t('Notes') },
    ],
    note: shown(request, context, asked),
    notes: `${path}/notes`,
    ...{ reason, fault, longestReason },
    faults: fault === null ? [] : [{ name: 'reason', text: fault }],
  });
}

async function withdraw(request: Request, response: Response, context: Context): Promise<void> {
  const asked = await requested(request, context);
  const reason = formText(request.body, 'reason');
  const t = texts(request.language);
  const fault = reason.length > longestReason ? tooLongWords(longestReason, t) : t('Say in a few words why.');
  if (reason.length < 5 || reason.length > longestReason) {
    response.status(422);
    renderWithdrawal(request, response, context, asked, { reason, fault });
    return;
  }
  const actor = (request.person as Person).email;
  const at = instantText(context.clock.now());
  const { seller, note } = asked;
  await context.database.transaction(async (tx) => {
    if (!(await withdrawNote(tx, note.id, actor, at, reason))) return;
    const detail = { note: note.id, writtenBy: note.person, reason };
    await appendAudit(tx, { at, actor, action: 'note taken back', subject: `seller ${seller.sellerId}`, detail });
    await bumpRevision(tx);
  });
  response.flash({ kind: 'done', text: t('The note is taken back.') }).redirect(303, `${sellerPath(seller)}/notes`);
}

const allow = ['manager', 'admin'] as const;

export const routes: Route[] = [
  { method: 'get', path: '/sellers/:id/notes/:note', allow, handle: show },
  { method: 'post', path: '/sellers/:id/notes/:note', allow, handle: mend },
  { method: 'get', path: '/sellers/:id/notes/:note/withdraw', allow, handle: askWithdrawal },
  { method: 'post', path: '/sellers/:id/notes/:note/withdraw', allow, handle: withdraw },
];
