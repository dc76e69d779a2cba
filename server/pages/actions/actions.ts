/** `/actions`: what sellers were asked to put right, the overdue first. */
import type { Request, Response } from 'express';
import { staff, type Person, type Route } from '../../access/route.ts';
import type { Context } from '../../context.ts';
import { address, pagerOf } from '../../helpers/addresses.ts';
import { texts, type Texts } from '../../languages/texts.ts';
import { dayText, type Day } from '../../scoring/day.ts';
import {
  actionCounts,
  actionGroups,
  listedActions,
  type ActionCounts,
  type ActionGroup,
} from '../../stores/action-list.ts';
import type { CorrectiveAction } from '../../stores/corrective-actions.ts';
import { readCommitted } from '../../stores/read.ts';
import { word } from '../desk/sellers-query.ts';
import { counted, listed, sentence } from '../desk/words.ts';
import { portfolioTabs } from '../portfolio/tabs.ts';
import { shortened, standingOf } from './action-words.ts';

type Whose = 'mine' | 'all';
const pageSize = 50;
const labels: Record<ActionGroup, string> = { open: 'Open', waiting: 'Waiting for the lab', closed: 'Closed' };

async function show(request: Request, response: Response, { database, clock, calendar }: Context): Promise<void> {
  const { query } = request;
  const person = request.person as Person;
  const one = <T extends string>(name: string, known: readonly T[], otherwise: T) =>
    (word(query[name], (text) => (known as readonly string[]).includes(text)) ?? otherwise) as T;
  const group = one('state', actionGroups, 'open');
  const today = calendar(clock.now());
  const read = readCommitted(database);
  const countsOf = {
    mine: await actionCounts(read, person.email, dayText(today)),
    all: await actionCounts(read, null, dayText(today)),
  };
  // The lab looks after no sellers: all of them are its own. Nobody is shown an empty list while others wait.
  const usual = person.role === 'lab' || (total(countsOf.mine) === 0 && total(countsOf.all) > 0) ? 'all' : 'mine';
  const whose = one('whose', ['mine', 'all'] as const, usual);
  const email = whose === 'all' ? null : person.email;
  const counts = countsOf[whose];
  const page = Math.min(
    Math.max(1, Math.trunc(Number(query['page'])) || 1),
    Math.max(1, Math.ceil(counts[group] / pageSize)),
  );
  const rows = await listedActions(read, group, email, { limit: pageSize, offset: (page - 1) * pageSize });
  const kept = { state: group === 'open' ? null : group, whose: whose === usual ? null : whose };
  response.render('actions/actions', {
    title: 'Corrective actions',
    lead: [leadOf(counts, whose), elsewhereWords(countsOf, whose, person)].filter(Boolean).join(' '),
    portfolio: person.role === 'lab' ? null : portfolioTabs('/actions', texts(request.language)),
    scopes: (['mine', 'all'] as const).map((scope) => ({
      href: address('/actions', kept, { whose: scope === usual ? null : scope }),
      label: scope === 'mine' ? 'Mine' : 'All',
      count: total(countsOf[scope]),
      current: scope === whose,
    })),
    groups: actionGroups.map((each) => ({
      href: address('/actions', kept, { state: each === 'open' ? null : each }),
      label: labels[each],
      count: counts[each],
      current: each === group,
    })),
    rows: rows.map((action) => presentRow(action, today, texts(request.language))),
    pager: pagerOf('/actions', kept, page, pageSize, counts[group]),
    nothing: nothingOf[group],
    // Whether there is anything at all, elsewhere.
    elsewhere: actionGroups.some((each) => counts[each] > 0),
  });
}

const nothingOf: Record<ActionGroup, { title: string; text: string }> = {
  open: {
    title: 'Nothing is open',
    text: 'When a revealed verdict finds something, ask the seller to put it right on the page of the verdict; it then stands here until it is done.',
  },
  waiting: {
    title: 'Nothing waits for the lab',
    text: 'What sellers say that they have done stands here until a test order has shown it.',
  },
  closed: { title: 'Nothing is closed yet', text: 'What was checked, found again or withdrawn stays here.' },
};

function leadOf({ open, waiting, overdue, closed }: ActionCounts, whose: Whose): string {
  const ofWhom = whose === 'mine' ? ' of yours' : '';
  if (open + waiting === 0)
    return closed === 0
      ? `No seller${whose === 'mine' ? ' of yours' : ''} was asked to put anything right yet.`
      : `Nothing${ofWhom} is open: all that was asked for is closed.`;
  const parts = [
    overdue > 0 ? `${counted(overdue, 'action')}${ofWhom} ${be(overdue)} overdue` : null,
    open > overdue ? `${numbered(open - overdue, overdue > 0 ? 'more' : 'action')} ${be(open - overdue)} open` : null,
    waiting > 0
      ? `${open > 0 ? counted(waiting, '', '').trim() : numbered(waiting, 'action')} ${waiting === 1 ? 'waits' : 'wait'} for the lab`
      : null,
  ].filter((part) => part !== null);
  return `${sentence(listed(parts))}.`;
}

/** What nobody has closed. */
const total = ({ open, waiting }: ActionCounts): number => open + waiting;

/** How many wait on the other tab, which the person does not see. */
function elsewhereWords({ mine, all }: Record<Whose, ActionCounts>, whose: Whose, { role }: Person): string | null {
  if (role === 'lab') return null;
  if (whose === 'all') return total(mine) === 0 && total(all) > 0 ? 'None of them is yours.' : null;
  const others = total(all) - total(mine);
  return others === 0
    ? null
    : `${sentence(counted(others, 'action'))} of others ${others === 1 ? 'stands' : 'stand'} under “All”.`;
}

const be = (number: number): string => (number === 1 ? 'is' : 'are');
const numbered = (number: number, what: 'more' | 'action'): string =>
  counted(number, what, what === 'more' ? what : `${what}s`);

function presentRow(action: CorrectiveAction, today: Day, t: Texts) {
  const { level, word: said } = standingOf(action, today, t);
  const { id, sellerName, text, found, dueOn, evidenceAt, closedAt } = action;
  return {
    ...{ href: `/actions/${id}`, name: sellerName, text: shortened(text), found, dueOn, level, word: said },
    since: closedAt ?? evidenceAt,
  };
}

export const routes: Route[] = [{ method: 'get', path: '/actions', allow: staff, handle: show }];
