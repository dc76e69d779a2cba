/** `/sellers/:id/timeline`: a seller's whole story on one page, newest first; the same as CSV. */
import type { Request, Response } from 'express';
import type { Route } from '../../access/route.ts';
import type { Context } from '../../context.ts';
import { address, pagerOf } from '../../helpers/addresses.ts';
import type { Day } from '../../scoring/day.ts';
import type { Seller } from '../../stores/desk-seller.ts';
import { csvText, sendCsv } from '../desk/csv.ts';
import { sellerPath } from '../desk/present-seller.ts';
import { word } from '../desk/sellers-query.ts';
import { counted } from '../desk/words.ts';
import { notedSeller } from './notes.ts';
import { sellerStory } from './seller-story.ts';
import { storyKinds, type StoryEvent, type StoryKind } from './story-event.ts';

const pageLength = 60;

const kindOf = (request: Request): StoryKind | undefined =>
  word(request.query['kind'], (text) => Object.hasOwn(storyKinds, text)) as StoryKind | undefined;

const today = ({ clock, calendar }: Context): Day => calendar(clock.now());

async function show(request: Request, response: Response, context: Context): Promise<void> {
  const seller = await notedSeller(request, context);
  const story = await sellerStory(context.database, seller, today(context));
  const kind = kindOf(request);
  const events = kind ? story.filter((event) => event.kind === kind) : story;
  const path = `${sellerPath(seller)}/timeline`;
  const whole = request.query['page'] === 'all';
  const page = whole ? 1 : Math.min(Math.max(1, Math.trunc(Number(request.query['page'])) || 1), 10_000);
  const size = whole ? Math.max(events.length, 1) : pageLength;
  response.render('portfolio/timeline', {
    title: `Timeline of ${seller.name}`,
    lead: leadOf(seller, story),
    crumbs: [
      { href: '/sellers', label: 'Sellers' },
      { href: sellerPath(seller), label: seller.name },
    ],
    tabs: tabsOf(story, path, kind),
    events: events
      .slice((page - 1) * size, page * size)
      .map((event) => ({ ...event, kind: storyKinds[event.kind], at: event.when.length > 10 ? event.when : null })),
    pager: pagerOf(path, { kind }, page, size, events.length),
    csv: address(`${path}.csv`, { kind }),
    whole: events.length > size ? address(path, { kind, page: 'all' }) : null,
    compare: address('/compare-sellers', { a: seller.sellerId }),
    notes: `${sellerPath(seller)}/notes`,
  });
}

/** Kinds of which there is nothing are left out, but for the one that is asked for. */
const tabsOf = (story: readonly StoryEvent[], path: string, chosen: StoryKind | undefined) => [
  { href: path, label: 'All', count: story.length, current: chosen === undefined },
  ...(Object.keys(storyKinds) as StoryKind[]).flatMap((kind) => {
    const count = story.filter((event) => event.kind === kind).length;
    if (count === 0 && kind !== chosen) return [];
    return [{ href: address(path, { kind }), label: storyKinds[kind], count, current: kind === chosen }];
  }),
];

function leadOf(seller: Seller, story: readonly StoryEvent[]): string {
  if (story.length === 0) return 'Nothing has happened yet: no night found anything, and nobody wrote anything down.';
  const by = seller.managerEmail === null ? 'Nobody looks after it.' : `${seller.managerEmail} looks after it.`;
  const of = (kind: StoryKind, title: RegExp) =>
    story.filter((one) => one.kind === kind && title.test(one.title)).length;
  const cases = of('cases', /(?<!no longer) recommended$/);
  const decisions = of('decisions', /(decided|proposed|dismissed|wait)/);
  return `${counted(story.length, 'entry', 'entries').replace(/^./, (letter) => letter.toUpperCase())}: ${counted(cases, 'case')}, ${counted(decisions, 'decision')}. ${by}`;
}

const columns = ['seller_id', 'when', 'kind', 'what', 'detail', 'by'];

async function download(request: Request, response: Response, context: Context): Promise<void> {
  const seller = await notedSeller(request, context);
  const kind = kindOf(request);
  const story = await sellerStory(context.database, seller, today(context));
  const lines = story
    .filter((event) => kind === undefined || event.kind === kind)
    .map(({ when, kind: what, title, detail, person }) => [seller.sellerId, when, what, title, detail, person]);
  sendCsv(response, `timeline${kind ? `-${kind}` : ''}`, csvText(columns, lines));
}

const allow = ['manager', 'admin'] as const;

export const routes: Route[] = [
  { method: 'get', path: '/sellers/:id/timeline', allow, handle: show },
  { method: 'get', path: '/sellers/:id/timeline.csv', allow, handle: download },
];
