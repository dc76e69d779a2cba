/** `/assign`: whose sellers are whose; many of them given to somebody at once, looked at before it is done. */
import { createHash } from 'node:crypto';
import type { Request, Response } from 'express';
import type { Person, Route } from '../../access/route.ts';
import { instantText, type Context } from '../../context.ts';
import { texts, type Texts } from '../../languages/texts.ts';
import { assignableSellers, assignSellers, followFeed, type AssignableSeller } from '../../stores/assignments.ts';
import { appendAudit } from '../../stores/audit.ts';
import { listLength } from '../../stores/in-list.ts';
import { onceEachRevision } from '../../stores/night-memo.ts';
import { bumpRevision } from '../../stores/settings.ts';
import { teamPeople } from '../../stores/teams.ts';
import { publishedName, shownNight } from '../desk/shown-night.ts';
import { arranged, assignPath, matching, readAssignAddress, readAssignFilter } from './assign-query.ts';
import { colleagues } from './colleagues.ts';
import { opening } from './counting.ts';
import { formText } from './form-text.ts';
import { presentAssign, presentPreview, theFeed } from './present-assign.ts';

/** Before the first night there are no levels, but there are sellers. */
const noNight = -1;

async function sellersOf(request: Request, { database }: Context): Promise<readonly AssignableSeller[]> {
  const night = (await shownNight(request, database))?.night ?? noNight;
  return onceEachRevision(database, publishedName(request), `assignable ${night}`, () =>
    assignableSellers(database, night),
  );
}

async function show(request: Request, response: Response, context: Context): Promise<void> {
  await render(request, response, context, null);
}

async function render(request: Request, response: Response, context: Context, fault: string | null): Promise<void> {
  const t = texts(request.language);
  const asked = readAssignAddress({ ...request.query, ...(request.body as object | undefined) });
  const sellers = await sellersOf(request, context);
  const found = arranged(matching(sellers, asked.filter), asked);
  const people = await teamPeople(context.database);
  // A link that leads back names whom the sellers came from.
  const to = formText(request.body, 'to') || formText(request.query, 'to');
  response.render('portfolio/assign', {
    ...presentAssign({ sellers, found, asked, size: listLength, people }, t),
    fault,
    to: await colleagues(context.database, to, t('choose …')),
    toFeed: to === theFeed,
  });
}

interface Choice {
  sellers: AssignableSeller[];
  everything: boolean;
  /** An e-mail, or the word for "as the feed says". */
  to: string;
}

/** Whom the form names, as far as they are there; all that match, where it asks for them. */
function chosen(given: Record<string, unknown>, sellers: readonly AssignableSeller[]): Choice {
  const everything = given['everything'] === '1';
  const ticked = new Set([given['seller']].flat().filter((one) => typeof one === 'string'));
  return {
    everything,
    sellers: everything
      ? matching(sellers, readAssignFilter(given))
      : sellers.filter(({ sellerId }) => ticked.has(sellerId)),
    to: formText(given, 'to'),
  };
}

/** Names exactly these sellers with these managers: what was looked at is what is done. */
const nameOf = (sellers: readonly AssignableSeller[]): string =>
  createHash('sha256')
    .update(sellers.map(({ seller, manager }) => `${seller} ${manager ?? ''}`).join('\n'))
    .digest('hex')
    .slice(0, 24);

async function ask(request: Request, response: Response, context: Context): Promise<void> {
  const t = texts(request.language);
  const given = request.body as Record<string, unknown>;
  const choice = chosen(given, await sellersOf(request, context));
  const fault = await faultOf(choice, context, t);
  if (fault !== null) {
    response.status(422);
    await render(request, response, context, fault);
    return;
  }
  const seen = nameOf(choice.sellers);
  if (formText(given, 'seen') !== seen) {
    const filter = readAssignFilter(given);
    response.render('portfolio/assign-preview', {
      ...presentPreview(choice, await teamPeople(context.database), filter, t),
      seen,
    });
    return;
  }
  await carryOut(request, context, choice);
  const values = opening(choice.sellers.length, t);
  const text =
    choice.to === theFeed
      ? t(
          '{n, plural, one {{number} seller follows the feed again.} other {{number} sellers follow the feed again.}}',
          values,
        )
      : t(
          '{n, plural, one {{number} seller is now in the care of {person}.} other {{number} sellers are now in the care of {person}.}}',
          { ...values, person: choice.to },
        );
  response.flash({ kind: 'done', text }).redirect(303, assignPath(readAssignAddress(given).query));
}

async function faultOf({ sellers, to }: Choice, { database }: Context, t: Texts): Promise<string | null> {
  if (sellers.length === 0) return t('Choose at least one seller.');
  if (to === theFeed) return null;
  if (!(await teamPeople(database)).some(({ email }) => email === to)) return t('Choose who is to look after them.');
  return null;
}

async function carryOut(request: Request, { database, clock }: Context, { sellers, to }: Choice): Promise<void> {
  const { email: by } = request.person as Person;
  const at = instantText(clock.now());
  const keys = sellers.map(({ seller }) => seller);
  await database.transaction(async (tx) => {
    if (to === theFeed) await followFeed(tx, keys);
    else await assignSellers(tx, keys, { to, by, at });
    await appendAudit(tx, {
      at,
      actor: by,
      action: to === theFeed ? 'sellers follow the feed' : 'sellers assigned',
      subject: to === theFeed ? 'sellers' : `person ${to}`,
      detail: { count: sellers.length, sellers: sellers.map(({ sellerId }) => sellerId) },
    });
    await bumpRevision(tx);
  });
}

const allow = ['manager', 'admin'] as const;

export const routes: Route[] = [
  { method: 'get', path: '/assign', allow, handle: show },
  { method: 'post', path: '/assign', allow, handle: ask },
];
