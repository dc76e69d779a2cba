/** `/teams`: who works with whom. Everyone at the desk sees them; administrators make, rename and dissolve them. */
import type { Request, Response } from 'express';
import type { Transaction } from '../../../db/connect.ts';
import { refusal } from '../../access/guard.ts';
import type { Person, Route } from '../../access/route.ts';
import { instantText, type Context } from '../../context.ts';
import { plainName } from '../../helpers/plain-name.ts';
import { message, texts, type Texts } from '../../languages/texts.ts';
import { portfolios } from '../../stores/assignments.ts';
import { appendAudit } from '../../stores/audit.ts';
import { bumpRevision } from '../../stores/settings.ts';
import { allTeams, dissolveTeam, insertTeam, joinTeam, renameTeam, teamById, teamPeople } from '../../stores/teams.ts';
import { tooLongWords } from '../too-long-words.ts';
import { formKey, formText } from './form-text.ts';
import { presentTeams } from './present-teams.ts';

const longestName = 60;

async function show(request: Request, response: Response, context: Context): Promise<void> {
  await render(request, response, context, '', null);
}

async function render(request: Request, response: Response, { database }: Context, name: string, fault: string | null) {
  const [teams, people, cares] = [await allTeams(database), await teamPeople(database), await portfolios(database)];
  const { role } = request.person as Person;
  response.render('portfolio/teams', {
    ...presentTeams(teams, people, cares, texts(request.language)),
    mayChange: role === 'admin',
    name,
    fault,
    faults: fault === null ? [] : [{ name: 'name', text: fault }],
  });
}

interface Change {
  /** Whether it could be written. */
  write(tx: Transaction): Promise<boolean>;
  /** What is said if not; null: then the thing is gone. */
  refused: string | null;
  said: string;
  action: string;
  subject: string;
  detail: Readonly<Record<string, unknown>>;
}

/** A change with one audit entry; a text is a fault of the form, null a page that there is not. */
function change(
  prepare: (request: Request, context: Context, t: Texts) => Promise<Change | string | null>,
): Route['handle'] {
  return async (request, response, context) => {
    const prepared = await prepare(request, context, texts(request.language));
    if (prepared === null) throw refusal(404);
    const fault = typeof prepared === 'string' ? prepared : await carryOut(context, request, prepared);
    if (fault !== null) {
      response.status(422);
      await render(request, response, context, formText(request.body, 'name'), fault);
      return;
    }
    response.flash({ kind: 'done', text: (prepared as Change).said }).redirect(303, '/teams');
  };
}

async function carryOut({ database, clock }: Context, request: Request, prepared: Change): Promise<string | null> {
  const { action, subject, detail } = prepared;
  const actor = (request.person as Person).email;
  const written = await database.transaction(async (tx) => {
    if (!(await prepared.write(tx))) return false;
    await appendAudit(tx, { at: instantText(clock.now()), actor, action, subject, detail });
    await bumpRevision(tx);
    return true;
  });
  if (!written && prepared.refused === null) throw refusal(404);
  return written ? null : prepared.refused;
}

const nameOf = (request: Request): string => plainName(formText(request.body, 'name'));

function faultOfName(name: string, t: Texts): string | null {
  if (name === '') return t('Give the team a name.');
  return name.length > longestName ? tooLongWords(longestName, t) : null;
}

const taken = message('Another team has this name.');

const make = change((request, { clock }, t) => {
  const name = nameOf(request);
  const team = { name, by: (request.person as Person).email, at: instantText(clock.now()) };
  return Promise.resolve(
    faultOfName(name, t) ?? {
      write: (tx) => insertTeam(tx, team),
      refused: t(taken),
      said: t('The team “{name}” is made. Put people into it below.', { name }),
      action: 'team made',
      subject: `team ${name}`,
      detail: {},
    },
  );
});

const rename = change(async (request, { database }, t) => {
  const team = await teamById(database, formKey(request.params['id']));
  if (!team) return null;
  const name = nameOf(request);
  return (
    faultOfName(name, t) ?? {
      write: (tx) => renameTeam(tx, team.id, name),
      refused: t(taken),
      said: t('“{before}” is called “{name}” now.', { before: team.name, name }),
      action: 'team renamed',
      subject: `team ${name}`,
      detail: { before: team.name },
    }
  );
});

const dissolve = change(async (request, { database }, t) => {
  const team = await teamById(database, formKey(request.params['id']));
  if (!team) return null;
  return {
    write: (tx) => dissolveTeam(tx, team.id),
    refused: null,
    said: t('The team “{name}” is dissolved. Its people stay, without a team; nobody’s sellers changed hands.', {
      name: team.name,
    }),
    action: 'team dissolved',
    subject: `team ${team.name}`,
    detail: {},
  };
});

const join = change(async (request, { database }, t) => {
  const given = formText(request.body, 'team');
  const member = (await teamPeople(database)).find(({ id }) => id === formKey(request.params['id']));
  const team = given === '' ? null : await teamById(database, formKey(given));
  if (!member || (given !== '' && !team)) return null;
  return {
    write: (tx) => joinTeam(tx, member.id, team?.id ?? null),
    refused: null,
    said: team
      ? t('{person} is in “{team}” now.', { person: member.name, team: team.name })
      : t('{person} is in no team now.', { person: member.name }),
    action: 'team joined',
    subject: `person ${member.email}`,
    detail: { team: team?.name ?? null },
  };
});

const allow = ['admin'] as const;

export const routes: Route[] = [
  { method: 'get', path: '/teams', allow: ['manager', 'admin'], handle: show },
  { method: 'post', path: '/teams', allow, handle: make },
  { method: 'post', path: '/teams/:id/rename', allow, handle: rename },
  { method: 'post', path: '/teams/:id/dissolve', allow, handle: dissolve },
  { method: 'post', path: '/teams/people/:id', allow, handle: join },
];
