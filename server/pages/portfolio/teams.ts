/** `/teams`: who works with whom. Everyone at the desk sees them; administrators make, rename and dissolve them. */
import type { Request, Response } from 'express';
import type { Transaction } from '../../../db/connect.ts';
import { refusal } from '../../access/guard.ts';
import type { Person, Route } from '../../access/route.ts';
import { instantText, type Context } from '../../context.ts';
import { plainName } from '../../helpers/plain-name.ts';
import { portfolios } from '../../stores/assignments.ts';
import { appendAudit } from '../../stores/audit.ts';
import { bumpRevision } from '../../stores/settings.ts';
import { allTeams, dissolveTeam, insertTeam, joinTeam, renameTeam, teamById, teamPeople } from '../../stores/teams.ts';
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
    ...presentTeams(teams, people, cares),
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
function change(prepare: (request: Request, context: Context) => Promise<Change | string | null>): Route['handle'] {
  return async (request, response, context) => {
    const prepared = await prepare(request, context);
    if (prepared === null) throw refusal(404);
    const fault = typeof prepared === 'string' ? prepared : await carryOut(context, request, prepared);
    if (fault !== null) {
      response.status(422);
      await render(request, response, context, formText(request.body, 'name', 200), fault);
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

const nameOf = (request: Request): string => plainName(formText(request.body, 'name', 200));

const faultOfName = (name: string): string | null =>
  name === '' ? 'Give the team a name.' : name.length > longestName ? `Shorten it to ${longestName} letters.` : null;

const taken = 'Another team has this name.';

const make = change((request, { clock }) => {
  const name = nameOf(request);
  const team = { name, by: (request.person as Person).email, at: instantText(clock.now()) };
  return Promise.resolve(
    faultOfName(name) ?? {
      write: (tx) => insertTeam(tx, team),
      refused: taken,
      said: `The team “${name}” is made. Put people into it below.`,
      action: 'team made',
      subject: `team ${name}`,
      detail: {},
    },
  );
});

const rename = change(async (request, { database }) => {
  const team = await teamById(database, formKey(request.params['id']));
  if (!team) return null;
  const name = nameOf(request);
  return (
    faultOfName(name) ?? {
      write: (tx) => renameTeam(tx, team.id, name),
      refused: taken,
      said: `“${team.name}” is called “${name}” now.`,
      action: 'team renamed',
      subject: `team ${name}`,
      detail: { before: team.name },
    }
  );
});

const dissolve = change(async (request, { database }) => {
  const team = await teamById(database, formKey(request.params['id']));
  if (!team) return null;
  return {
    write: (tx) => dissolveTeam(tx, team.id),
    refused: null,
    said: `The team “${team.name}” is dissolved. Its people stay, without a team; nobody’s sellers changed hands.`,
    action: 'team dissolved',
    subject: `team ${team.name}`,
    detail: {},
  };
});

const join = change(async (request, { database }) => {
  const given = formText(request.body, 'team', 9);
  const member = (await teamPeople(database)).find(({ id }) => id === formKey(request.params['id']));
  const team = given === '' ? null : await teamById(database, formKey(given));
  if (!member || (given !== '' && !team)) return null;
  return {
    write: (tx) => joinTeam(tx, member.id, team?.id ?? null),
    refused: null,
    said: team ? `${member.name} is in “${team.name}” now.` : `${member.name} is in no team now.`,
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
