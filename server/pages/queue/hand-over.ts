/** `/recommendations/:id/hand-over`, `/disputes/queue/:id/hand-over`: giving a case or a dispute into a colleague's hands. */
import type { Request, Response } from 'express';
import type { Transaction } from '../../../db/connect.ts';
import type { Person, Route } from '../../access/route.ts';
import type { Context } from '../../context.ts';
import { texts } from '../../languages/texts.ts';
import { tellStaff } from '../../notices/tell-staff.ts';
import { colleagues, type Colleague } from '../../stores/case-marks.ts';
import { passClaim } from '../../stores/claims.ts';
import { readIn } from '../../stores/read.ts';
import { staffReaders } from '../../stores/staff-readers.ts';
import { personWords } from '../desk/words.ts';
import { tooLongWords } from '../too-long-words.ts';
import { disputeClaims } from '../disputes/queue/dispute-claims.ts';
import { caseClaims } from './case-claims.ts';
import { changeMarks, field } from './change-marks.ts';
import type { ClaimKind, InHands } from './claim-kind.ts';

const allow = ['manager', 'admin'] as const;
const longest = 500;

const handOverRoutes = <T extends InHands>(kind: ClaimKind<T>): Route[] => [
  {
    method: 'get',
    path: `${kind.path}/:id/hand-over`,
    allow,
    async handle(request, response, context) {
      const found = await kind.find(request, context);
      await show(request, response, context, kind, found, { form: { to: '', note: '' }, errors: {} });
    },
  },
  {
    method: 'post',
    path: `${kind.path}/:id/hand-over`,
    allow,
    async handle(request, response, context) {
      const found = await kind.find(request, context);
      const form = { to: field(request, 'to'), note: field(request, 'note') };
      const to = (await colleagues(context.database)).find(({ email }) => email === form.to);
      const t = texts(request.language);
      const errors = {
        ...(to ? {} : { to: t('Choose who is to work on it.') }),
        ...(form.note.length > longest ? { note: tooLongWords(longest, t) } : {}),
      };
      if (!to || Object.keys(errors).length > 0) {
        response.status(422);
        await show(request, response, context, kind, found, { form, errors });
        return;
      }
      const { email: giver, name: giverName } = request.person as Person;
      const from = field(request, 'from') || null;
      const { given, givenAndTold, overtaken } = kind.words(t, found);
      await changeMarks(request, response, context, kind, found, {
        action: `${kind.noun} handed over`,
        detail: { from, to: to.email, ...(form.note === '' ? {} : { note: form.note }) },
        write: async (tx, at) => {
          if (!(await passClaim(tx, kind.claimable, found.id, { from, to: to.email, at }))) return false;
          if (to.email !== giver)
            await tellReceiver(tx, context, kind, found, { to, giver: giverName, note: form.note, at });
          return true;
        },
        done: (to.email === giver || context.config.smtpUrl === null ? given : givenAndTold)(to.name),
        overtaken,
      });
    },
  },
];

export const routes: Route[] = [...handOverRoutes(caseClaims), ...handOverRoutes(disputeClaims)];

/** Who is given something need not find it by chance. */
async function tellReceiver<T extends InHands>(
  tx: Transaction,
  context: Context,
  { noun, path, words }: ClaimKind<T>,
  found: T,
  { to, giver: person, note, at }: { to: Colleague; giver: string; note: string; at: string },
): Promise<void> {
  const told = noun === 'case' ? 'hand-over' : `hand-over:${noun}`;
  await tellStaff(tx, context, await staffReaders(readIn(tx), [to.id]), {
    ...{ once: (reader) => `${told}:${found.id}:${reader}:${at}`, kind: 'hand-over', at },
    page: `${path}/${found.id}`,
    say: (t) => ({
      subject: words(t, found).subject(person),
      paragraphs: [
        words(t, found).told(person),
        ...(note === '' ? [] : [`${t('{person} says:', { person })}\n${note}`]),
      ],
    }),
  });
}

type Form = Record<'to' | 'note', string>;

async function show<T extends InHands>(
  request: Request,
  response: Response,
  { database }: Context,
  { path, words }: ClaimKind<T>,
  found: T,
  { form, errors }: { form: Form; errors: Partial<Form> },
): Promise<void> {
  const { email } = request.person as Person;
  const { id, claimedBy, claimedName } = found;
  const others = (await colleagues(database)).filter((one) => one.email !== claimedBy);
  const t = texts(request.language);
  const now =
    claimedBy === null
      ? t('Nobody works on it now.')
      : claimedBy === email
        ? t('You work on it now.')
        : t('{person} works on it now.', { person: personWords(claimedBy, claimedName) });
  const { handOver: title, crumbs, back, finds } = words(t, found);
  response.render('queue/hand-over', {
    ...{ title, crumbs, back },
    lead: `${now} ${finds}`,
    path: `${path}/${id}`,
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
