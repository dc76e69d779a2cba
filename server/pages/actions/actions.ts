/** `/actions`: what sellers were asked to put right, the overdue first. */
import type { Request, Response } from 'express';
import { staff, type Person, type Route } from '../../access/route.ts';
import type { Context } from '../../context.ts';
import { address, pagerOf } from '../../helpers/addresses.ts';
import { message, texts, type Texts } from '../../languages/texts.ts';
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
import { listed, numberWord, sentence } from '../desk/words.ts';
import { portfolioTabs } from '../portfolio/tabs.ts';
import { taskWords } from '../../notices/task-words.ts';
import { shortened, standingOf } from './action-words.ts';

type Whose = 'mine' | 'all';
const pageSize = 50;
const labels: Record<ActionGroup, string> = {
  open: message('{n, plural, one {Open} other {Open}}'),
  waiting: message('Waiting for the lab'),
  closed: message('{n, plural, one {Closed} other {Closed}}'),
};

async function show(request: Request, response: Response, { database, clock, calendar }: Context): Promise<void> {
  const { query } = request;
  const person = request.person as Person;
  const t = texts(request.language);
  const one = <T extends string>(name: string, known: readonly T[], otherwise: T) =>
    (word(query[name], (text) => (known as readonly string[]).includes(text)) ?? otherwise) as T;
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
  // What waits for the lab is shown first where nothing else waits.
  const first = counts.open === 0 && counts.waiting > 0 ? 'waiting' : 'open';
  const group = one('state', actionGroups, first);
  const page = Math.min(
    Math.max(1, Math.trunc(Number(query['page'])) || 1),
    Math.max(1, Math.ceil(counts[group] / pageSize)),
  );
  const rows = await listedActions(read, group, email, { limit: pageSize, offset: (page - 1) * pageSize });
  const kept = { state: word(query['state']) === undefined ? null : group, whose: whose === usual ? null : whose };
  response.render('actions/actions', {
    title: t('Corrective actions'),
    lead: [leadOf(counts, whose, t), elsewhereWords(countsOf, whose, person, t)].filter(Boolean).join(' '),
    portfolio: person.role === 'lab' ? null : portfolioTabs('/actions', t),
    scopes: (['mine', 'all'] as const).map((scope) => ({
      href: address('/actions', kept, { whose: scope === usual ? null : scope }),
      label: scope === 'mine' ? t('Mine') : t('All'),
      count: total(countsOf[scope]),
      current: scope === whose,
    })),
    groups: actionGroups.map((each) => ({
      href: address('/actions', kept, { state: each === first ? null : each }),
      label: t(labels[each], { n: counts[each] }),
      count: counts[each],
      current: each === group,
    })),
    rows: rows.map((action) => presentRow(action, today, t)),
    pager: pagerOf('/actions', kept, page, pageSize, counts[group]),
    nothing: { title: t(nothingOf[group].title), text: t(nothingOf[group].text) },
    // Whether there is anything at all, elsewhere.
    elsewhere: actionGroups.some((each) => counts[each] > 0),
  });
}

const nothingOf: Record<ActionGroup, { title: string; text: string }> = {
  open: {
    title: message('Nothing is open'),
    text: message(
      'When a revealed verdict finds something, ask the seller to put it right on the page of the verdict; it then stands here until it is done.',
    ),
  },
  waiting: {
    title: message('Nothing waits for the lab'),
    text: message('What sellers say that they have done stands here until a test order has shown it.'),
  },
  closed: {
    title: message('Nothing is closed yet'),
    text: message('What was checked, found again or withdrawn stays here.'),
  },
};

function leadOf({ open, waiting, overdue, closed }: ActionCounts, whose: Whose, t: Texts): string {
  const mine = whose === 'mine';
  if (open + waiting === 0 && closed === 0)
    return mine
      ? t('No seller of yours was asked to put anything right yet.')
      : t('No seller was asked to put anything right yet.');
  if (open + waiting === 0)
    return mine
      ? t('Nothing of yours is open: all that was asked for is closed.')
      : t('Nothing is open: all that was asked for is closed.');
  const parts = [
    overdue > 0 ? t(mine ? overdueOfMine : overdueOfAll, numbered(overdue, t)) : null,
    open > overdue ? t(overdue > 0 ? moreOpen : openWords, numbered(open - overdue, t)) : null,
    waiting > 0 ? t(open > 0 ? othersWait : waitWords, numbered(waiting, t)) : null,
  ];
  const told = listed(
    parts.filter((part) => part !== null),
    t,
  );
  return `${sentence(told)}.`;
}

const numbered = (n: number, t: Texts) => ({ n, number: numberWord(n, t) });

const overdueOfMine = message(
  '{n, plural, one {{number} action of yours is overdue} other {{number} actions of yours are overdue}}',
);
const overdueOfAll = message('{n, plural, one {{number} action is overdue} other {{number} actions are overdue}}');
const moreOpen = message('{n, plural, one {{number} more is open} other {{number} more are open}}');
const openWords = message('{n, plural, one {{number} action is open} other {{number} actions are open}}');
const othersWait = message('{n, plural, one {{number} waits for the lab} other {{number} wait for the lab}}');
const waitWords = message(
  '{n, plural, one {{number} action waits for the lab} other {{number} actions wait for the lab}}',
);

/** What nobody has closed. */
const total = ({ open, waiting }: ActionCounts): number => open + waiting;

/** How many wait on the other tab, which the person does not see. */
function elsewhereWords(
  { mine, all }: Record<Whose, ActionCounts>,
  whose: Whose,
  { role }: Person,
  t: Texts,
): string | null {
  if (role === 'lab') return null;
  if (whose === 'all') return total(mine) === 0 && total(all) > 0 ? t('None of them is yours.') : null;
  const others = total(all) - total(mine);
  if (others === 0) return null;
  return sentence(
    t(
      '{n, plural, one {{number} action of others stands under “All”.} other {{number} actions of others stand under “All”.}}',
      numbered(others, t),
    ),
  );
}

function presentRow(action: CorrectiveAction, today: Day, t: Texts) {
  const { level, word: said } = standingOf(action, today, t);
  const { id, sellerName, text, found, dueOn, evidenceAt, closedAt } = action;
  return {
    ...{
      href: `/actions/${id}`,
      name: sellerName,
      text: shortened(taskWords(text, t)),
      found,
      dueOn,
      level,
      word: said,
    },
    since: closedAt ?? evidenceAt,
  };
}

export const routes: Route[] = [{ method: 'get', path: '/actions', allow: staff, handle: show }];
