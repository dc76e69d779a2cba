/** `/recommendations/:id/hand-over`: giving a case into a colleague's hands. */
import type { Request, Response } from 'express';
import type { Transaction } from '../../../db/connect.ts';
import type { Person, Route } from '../../access/route.ts';
import type { Context } from '../../context.ts';
import { texts } from '../../languages/texts.ts';
import { tellStaff } from '../../notices/tell-staff.ts';
import { colleagues, passCase, type Colleague, type MarkedCase } from '../../stores/case-marks.ts';
import { readIn } from '../../stores/read.ts';
import { staffReaders } from '../../stores/staff-readers.ts';
import { personWords } from '../desk/words.ts';
import { tooLongWords } from '../too-long-words.ts';
import { askedCase, changeMarks, field } from './change-marks.ts';

const allow = ['manager', 'admin'] as const;
const longest = 500;

export const routes: Route[] = [
  {
    method: 'get',
    path: '/recommendations/:id/hand-over',
    allow,
    async handle(request, response, context) {
      await show(request, response, context, await askedCase(request, context), { to: '', note: '' }, {});
    },
  },
  {
    method: 'post',
    path: '/recommendations/:id/hand-over',
    allow,
    async handle(request, response, context) {
      const found = await askedCase(request, context);
      const form = { to: field(request, 'to'), note: field(request, 'note') };
      const to = (await colleagues(context.database)).find(({ email }) => email === form.to);
      const t = texts(request.language);
      const faults = {
        ...(to ? {} : { to: t('Choose who is to work on it.') }),
        ...(form.note.length > longest ? { note: tooLongWords(longest, t) } : {}),
      };
      if (!to || Object.keys(faults).length > 0) {
        response.status(422);
        await show(request, response, context, found, form, faults);
        return;
      }
      const { email: giver, name: giverName } = request.person as Person;
      const from = field(request, 'from') || null;
      await changeMarks(request, response, context, found, {
        action: 'case handed over',
        detail: { from, to: to.email, ...(form.note === '' ? {} : { note: form.note }) },
        write: async (tx, at) => {
          if (!(await passCase(tx, found.id, { from, to: to.email, at }))) return false;
          if (to.email !== giver) await tellReceiver(tx, context, to, { found, giver: giverName, note: form.note, at });
          return true;
        },
        done: t(
          to.email === giver || context.config.smtpUrl === null
            ? '{colleague} works on the case of {name} now.'
            : '{colleague} works on the case of {name} now, and is told by e-mail.',
          { colleague: to.name, name: found.name },
        ),
      });
    },
  },
];

/** Who is given a case need not find it by chance. */
async function tellReceiver(
  tx: Transaction,
  context: Context,
  { id }: Colleague,
  { found, giver, note, at }: { found: MarkedCase; giver: string; note: string; at: string },
): Promise<void> {
  const { name: seller, sellerId } = found;
  await tellStaff(tx, context, await staffReaders(readIn(tx), [id]), {
    ...{ once: (person) => `hand-over:${found.id}:${person}:${at}`, kind: 'hand-over', at },
    page: `/recommendations/${found.id}`,
    say: (t) => ({
      subject: t('{person} has handed you the case of {seller}', { person: giver, seller }),
      paragraphs: [
        t('{person} has handed you the case of {seller} ({id}).', { person: giver, seller, id: sellerId }),
        ...(note === '' ? [] : [`${t('{person} says:', { person: giver })}\n${note}`]),
      ],
    }),
  });
}

type Form = Record<'to' | 'note', string>;

async function show(
  request: Request,
  response: Response,
  { database }: Context,
  found: MarkedCase,
  form: Form,
  errors: Partial<Form>,
): Promise<void> {
  const { email } = request.person as Person;
  const { id, name, claimedBy, claimedName } = found;
  const others = (await colleagues(database)).filter((one) => one.email !== claimedBy);
  const t = texts(request.language);
  const now =
    claimedBy === null
      ? t('Nobody works on it now.')
      : claimedBy === email
        ? t('You work on it now.')
        : t('{person} works on it now.', { person: personWords(claimedBy, claimedName) });
  response.render('queue/hand-over', {
    title: t('Hand over the case of {name}', { name }),
    lead: `${now} ${t('Whoever you choose finds it among their own cases.')}`,
    crumbs: [
      { href: '/today', label: t('Today') },
      { href: `/recommendations/${id}`, label: name, own: true },
    ],
    path: `/recommendations/${id}`,
    from: claimedBy ?? '',
    receivers: [
      { value: '', label: t('choose') },
      ...others.map(({ email: value, name: given }) => ({
        value,
        label: personWords(value, given),
        selected: value === form.to,
      })),
    ],
    note: form.note,
    errors,
    faults: Object.entries(errors).map(([field, text]) => ({ name: field, text })),
  });
}
