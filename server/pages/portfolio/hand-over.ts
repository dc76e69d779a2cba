/** `/assign/hand-over`: a person leaves or is away, and all that was theirs goes to another: sellers, open tasks, claimed cases and disputes. */
import type { Request, Response } from 'express';
import type { Database } from '../../../db/connect.ts';
import type { Person, Route } from '../../access/route.ts';
import { instantText, type Context } from '../../context.ts';
import { address } from '../../helpers/addresses.ts';
import { texts, type Texts } from '../../languages/texts.ts';
import { allCares, assignSellers, inCareOf, latestHandOvers, portfolios } from '../../stores/assignments.ts';
import { claimsOf, handClaimsOver } from '../../stores/claims.ts';
import { appendAudit } from '../../stores/audit.ts';
import { bumpRevision } from '../../stores/settings.ts';
import { handTasksOver, openTasks } from '../../stores/tasks.ts';
import { teamPeople } from '../../stores/teams.ts';
import { colleagues, nameAndAddress } from './colleagues.ts';
import { counting, opening } from './counting.ts';
import { formText } from './form-text.ts';
import { theFeed } from './present-assign.ts';

/** So many of the latest are offered to be taken back. */
const shownLately = 10;

interface HandOver {
  from: string;
  to: string;
}

const readHandOver = (given: unknown): HandOver => ({
  from: formText(given, 'from'),
  to: formText(given, 'to'),
});

async function faultsOf(
  { from, to }: HandOver,
  { database }: Context,
  t: Texts,
): Promise<Partial<Record<keyof HandOver, string>>> {
  const known = (await teamPeople(database)).some(({ email }) => email === to);
  return {
    ...(from === '' ? { from: t('Choose who hands over.') } : {}),
    ...(known ? {} : { to: t('Choose who takes it all.') }),
    ...(known && from === to ? { to: t('That is the same person.') } : {}),
  };
}

async function show(request: Request, response: Response, context: Context): Promise<void> {
  const t = texts(request.language);
  const form = readHandOver(request.query);
  await render(t, response, context, form, form.to === '' ? {} : await faultsOf(form, context, t));
}

async function render(
  t: Texts,
  response: Response,
  { database }: Context,
  form: HandOver,
  errors: Partial<Record<keyof HandOver, string>>,
): Promise<void> {
  const cares = await portfolios(database);
  const people = await teamPeople(database);
  const names = new Map(people.map((person) => [person.email, nameAndAddress(person)]));
  const sellersOf = new Map(cares.map(({ manager, sellers }) => [manager, sellers]));
  const givers = [...new Set([...cares.flatMap(({ manager }) => manager ?? []), ...names.keys()])].sort();
  const tasks = form.from === '' ? [] : await openTasks(database, [form.from]);
  response.render('portfolio/hand-over', {
    title: t('Hand everything over'),
    lead: t(
      'When somebody leaves or is away: all sellers, open tasks and claimed cases and disputes of one person go to another. There is no return day: whoever comes back is given the sellers back here.',
    ),
    crumbs: [{ href: '/assign', label: t('Assignment') }],
    form,
    errors,
    faults: Object.entries(errors).map(([name, text]) => ({ name, text })),
    givers: [
      { value: '', label: t('choose …'), selected: form.from === '' },
      ...givers.map((email) => ({
        value: email,
        label: t('{person} · {n, plural, one {{number} seller} other {{number} sellers}}', {
          ...{ ...counting(sellersOf.get(email) ?? 0, t), person: names.get(email) ?? email },
        }),
        selected: email === form.from,
      })),
    ],
    takers: await colleagues(database, form.to, t('choose …')),
    lately: await handedLately(database, names, t),
    preview:
      form.to === '' || form.from === '' || Object.keys(errors).length > 0
        ? null
        : {
            from: names.get(form.from) ?? form.from,
            to: names.get(form.to) ?? form.to,
            sellers: t(
              '{n, plural, one {{number} seller} other {{number} sellers}}',
              counting(sellersOf.get(form.from) ?? 0, t),
            ),
            tasks: t('{n, plural, one {{number} open task} other {{number} open tasks}}', counting(tasks.length, t)),
            ...claimWords(await claimsOf(database, form.from), t),
          },
  });
}

const claimWords = (claims: Awaited<ReturnType<typeof claimsOf>>, t: Texts) => ({
  cases: t('{n, plural, one {{number} claimed case} other {{number} claimed cases}}', counting(claims.case, t)),
  disputes: t(
    '{n, plural, one {{number} claimed dispute} other {{number} claimed disputes}}',
    counting(claims.dispute, t),
  ),
});

/** Hand-overs whose sellers are still where they went, each with the way that leads back: whom the feed alone knows gets them by the feed. */
async function handedLately(database: Database, names: ReadonlyMap<string, string>, t: Texts) {
  const cares = await allCares(database);
  return (await latestHandOvers(database, shownLately)).flatMap(({ at, from, to }) => {
    const sellers = cares.filter(({ assigned, assignedAt }) => assigned === to && assignedAt === at).length;
    if (sellers === 0) return [];
    const values = { ...opening(sellers, t), from: names.get(from) ?? from, to: names.get(to) ?? to };
    return [
      {
        at,
        href: address('/assign', { care: to, handed: at, to: names.has(from) ? from : theFeed }),
        text: t(
          '{n, plural, one {{number} seller, from {from} to {to}} other {{number} sellers, from {from} to {to}}}',
          values,
        ),
      },
    ];
  });
}

async function handOver(request: Request, response: Response, context: Context): Promise<void> {
  const t = texts(request.language);
  const { database, clock } = context;
  const form = readHandOver(request.body);
  const faults = await faultsOf(form, context, t);
  if (Object.keys(faults).length > 0) {
    response.status(422);
    await render(t, response, context, form, faults);
    return;
  }
  const { from, to } = form;
  const by = (request.person as Person).email;
  const at = instantText(clock.now());
  const moved = await database.transaction(async (tx) => {
    const sellers = await inCareOf(tx, from);
    await assignSellers(tx, sellers, { to, by, at });
    const detail = {
      to,
      sellers: sellers.length,
      tasks: await handTasksOver(tx, from, to),
      claims: await handClaimsOver(tx, from, to, at),
    };
    await appendAudit(tx, { at, actor: by, action: 'everything handed over', subject: `person ${from}`, detail });
    await bumpRevision(tx);
    return detail;
  });
  const text = t('{sellers}, {tasks} and {claims} went from {from} to {to}.', {
    sellers: t('{n, plural, one {{number} seller} other {{number} sellers}}', opening(moved.sellers, t)),
    tasks: t('{n, plural, one {{number} task} other {{number} tasks}}', counting(moved.tasks, t)),
    claims: t(
      '{n, plural, one {{number} claimed case or dispute} other {{number} claimed cases and disputes}}',
      counting(moved.claims, t),
    ),
    ...{ from, to },
  });
  response.flash({ kind: 'done', text }).redirect(303, '/assign');
}

const allow = ['manager', 'admin'] as const;

export const routes: Route[] = [
  { method: 'get', path: '/assign/hand-over', allow, handle: show },
  { method: 'post', path: '/assign/hand-over', allow, handle: handOver },
];
