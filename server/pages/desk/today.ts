/** A manager's morning. */
import type { Request, Response } from 'express';
import Handlebars from 'handlebars';
import type { Route } from '../../access/route.ts';
import type { Context } from '../../context.ts';
import { address, pagerOf } from '../../helpers/addresses.ts';
import { answersAwaited } from '../../stores/answers-awaited.ts';
import { policyVersions } from '../../stores/desk-policies.ts';
import { recentDecisions, rowsOfDay } from '../../stores/desk-today.ts';
import { texts, type Texts } from '../../languages/texts.ts';
import { listLength } from '../../stores/in-list.ts';
import { onceEachRevision } from '../../stores/night-memo.ts';
import { readCommitted } from '../../stores/read.ts';
import { releasedCases } from '../../stores/released-cases.ts';
import { unjudgedFindings } from '../../stores/revealed-inspections.ts';
import { chosen, choiceQuery } from '../queue/choice.ts';
import { emptyWords } from '../queue/empty-words.ts';
import { frameOf } from '../queue/frame.ts';
import { grouped } from '../queue/groups.ts';
import { queueLead } from '../queue/lead.ts';
import { presentAwaited } from '../queue/present-awaited.ts';
import { expiredLead, presentEnding } from '../queue/present-ending.ts';
import { presentReleased, releasedNights } from '../queue/present-released.ts';
import { repliesTo } from '../queue/present-replies.ts';
import { presentSaved } from '../queue/present-saved.ts';
import { drawGroups } from '../queue/rows.ts';
import { presentFilters, presentTabs } from '../queue/tabs.ts';
import { presentLost, presentUnfinished, unfinishedDecisions } from '../queue/unfinished.ts';
import { lostGround } from '../decisions/lost-ground.ts';
import { tasksDue } from '../portfolio/tasks-due.ts';
import { behindLead, feedsBehind } from './feeds-behind.ts';
import { arrivals, changedTonight, presentHeldNight } from './present-changes.ts';
import { presentDecided } from './present-decided.ts';
import { presentUnjudged } from './present-revealed.ts';
import { shownNight } from './shown-night.ts';

type Shown = Awaited<ReturnType<typeof frameOf>>;

async function show(request: Request, response: Response, context: Context): Promise<void> {
  const t = texts(request.language);
  const last = await shownNight(request, context.database);
  if (!last) {
    response.render('desk/today', { title: t('Today'), noNight: true });
    return;
  }
  const shown = await frameOf(request, context, last);
  const { all, ending, released, decided, scope, filters, asker } = shown;
  const counts = { expiring: ending.length, released, decided };
  const frame = { title: t('Today'), tabs: presentTabs(all, counts, scope, filters, asker, t) };
  if (scope === 'decided') response.render('desk/today', { ...frame, decided: await decidedTab(context, shown, t) });
  else if (scope === 'released')
    response.render('desk/today', { ...frame, released: await releasedTab(context, shown, t) });
  else response.render('desk/today', { ...frame, ...(await queueTab(context, shown, t)) });
}

async function decidedTab({ database }: Context, { since, page }: Shown, t: Texts) {
  const { rows, total } = await recentDecisions(database, since, listLength, (page - 1) * listLength);
  return presentDecided(rows, page, total, t);
}

async function releasedTab({ database }: Context, { last, page, released }: Shown, t: Texts) {
  const read = readCommitted(database);
  const rows = await releasedCases(read, last.night - releasedNights, listLength, (page - 1) * listLength);
  return presentReleased(rows, page, released, t);
}

async function queueTab(context: Context, shown: Shown, t: Texts) {
  const { all, ending, scope, filters, asker, last, published, today, saved } = shown;
  const { database, config } = context;
  const groups = grouped(all.filter((one) => chosen(one, scope, filters, asker)));
  const page = Math.min(shown.page, Math.max(1, Math.ceil(groups.length / listLength)));
  const viewed = { database, last, published, today, timeZone: config.timeZone, email: asker.email, t };
  const filtered = Object.values(filters).some((value) => value !== undefined);
  const query = choiceQuery(scope, filters);
  const isMorning = scope === 'mine' || scope === 'team' || scope === 'all';
  const behind = feedsBehind(last, t);
  const lead = isMorning
    ? [queueLead(all, scope, asker, last.night, t), behindLead(behind, t)].filter(Boolean).join(' ')
    : scopeLead(scope, groups.length, ending.length, t);
  return {
    lead,
    queue: true,
    filters: presentFilters(all, filters, t),
    keep: [{ name: 'scope', value: scope }],
    clear: filtered ? address('/today', { scope }) : null,
    rows: new Handlebars.SafeString(await drawGroups(groups.slice((page - 1) * listLength, page * listLength), viewed)),
    anyRows: groups.length > 0,
    back: address('/today', { ...query, page: page > 1 ? page : null }),
    nothingMatches: groups.length === 0 && filtered,
    nothing: emptyWords(scope, all.length > 0, t),
    pager: pagerOf('/today', query, page, listLength, groups.length),
    ...presentSaved(saved, query),
    ending: scope === 'expired' ? presentEnding(ending, last.night, t) : null,
    ...(isMorning ? await nightBrought(context, shown, behind, t) : {}),
  };
}

async function nightBrought(context: Context, shown: Shown, behind: ReturnType<typeof feedsBehind>, t: Texts) {
  const { database } = context;
  const { last, published, today, all, asker } = shown;
  const tasks = await onceEachRevision(database, published, `tasks ${asker.email} ${today} ${t.language}`, () =>
    tasksDue(database, asker.email, today, t),
  );
  const replies = await onceEachRevision(database, published, `replies ${asker.email} ${today} ${t.language}`, () =>
    repliesTo(readCommitted(database), asker.email, today, t),
  );
  const { versions, rows, unjudged, unfinished, lost, awaited } = await onceEachRevision(
    database,
    published,
    `news ${today}`,
    async () => ({
      versions: await policyVersions(database),
      rows: await rowsOfDay(database, last.night),
      unjudged: await unjudgedFindings(readCommitted(database), last.night),
      unfinished: await unfinishedDecisions(database),
      lost: await lostGround(context, last, null),
      awaited: await answersAwaited(readCommitted(database)),
    }),
  );
  return {
    ...{ tasks, replies },
    awaited: presentAwaited(awaited, last.night, t),
    unfinished: [...presentUnfinished(unfinished, asker.email, last.night, t), ...presentLost(lost, last.night, t)],
    behind: behind.length === 1 ? behind[0]!.text : null,
    severalBehind: behind.length > 1 ? behind.map(({ text }) => text) : null,
    held: presentHeldNight(all, last.night, t),
    unjudged: presentUnjudged(unjudged, today, t),
    changes: changedTonight(last, arrivals(rows, behind, t), versions, t),
  };
}

const scopeLead = (scope: string, groups: number, ending: number, t: Texts): string =>
  scope === 'expired'
    ? expiredLead(groups, ending, t)
    : groups === 0
      ? t('No case sleeps.')
      : t(
          'These cases have left the queue until a day that somebody named. They come back on that day, or at once if they get worse.',
        );

export const routes: Route[] = [
  { method: 'get', path: '/today', allow: ['manager', 'admin'], cache: 'night', handle: show },
];
