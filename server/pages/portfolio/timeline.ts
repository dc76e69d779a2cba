/** `/sellers/:id/timeline`: a seller's whole story on one page, newest first; the same as CSV. */
import type { Request, Response } from 'express';
import type { Route } from '../../access/route.ts';
import type { Context } from '../../context.ts';
import { address, pagerOf } from '../../helpers/addresses.ts';
import { texts, type Texts } from '../../languages/texts.ts';
import type { Day } from '../../scoring/day.ts';
import type { Seller } from '../../stores/desk-seller.ts';
import { csvText, sendCsv } from '../desk/csv.ts';
import { sellerPath } from '../desk/present-seller.ts';
import { word } from '../desk/sellers-query.ts';
import { counting, opening } from './counting.ts';
import { notedSeller } from './notes.ts';
import { sellerStory } from './seller-story.ts';
import { storyKinds, type StoryEvent, type StoryKind } from './story-event.ts';

const pageLength = 60;

const kindOf = (request: Request): StoryKind | undefined =>
  word(request.query['kind'], (text) => Object.hasOwn(storyKinds, text)) as StoryKind | undefined;

const today = ({ clock, calendar }: Context): Day => calendar(clock.now());

async function show(request: Request, response: Response, context: Context): Promise<void> {
  const t = texts(request.language);
  const seller = await notedSeller(request, context);
  const story = await sellerStory(context.database, seller, today(context), t);
  const kind = kindOf(request);
  const events = kind ? story.filter((event) => event.kind === kind) : story;
  const path = `${sellerPath(seller)}/timeline`;
  const whole = request.query['page'] === 'all';
  const page = whole ? 1 : Math.min(Math.max(1, Math.trunc(Number(request.query['page'])) || 1), 10_000);
  const size = whole ? Math.max(events.length, 1) : pageLength;
  response.render('portfolio/timeline', {
    title: t('Timeline of {name}', { name: seller.name }),
    lead: leadOf(seller, story, t),
    crumbs: [
      { href: '/sellers', label: t('Sellers') },
      { href: sellerPath(seller), label: seller.name },
    ],
    tabs: tabsOf(story, path, kind, t),
    events: events
      .slice((page - 1) * size, page * size)
      .map((event) => ({ ...event, kind: t(storyKinds[event.kind]), at: event.when.length > 10 ? event.when : null })),
    pager: pagerOf(path, { kind }, page, size, events.length),
    csv: address(`${path}.csv`, { kind }),
    whole: events.length > size ? address(path, { kind, page: 'all' }) : null,
    compare: address('/compare-sellers', { a: seller.sellerId }),
    notes: `${sellerPath(seller)}/notes`,
  });
}

/** Kinds of which there is nothing are left out, but for the one that is asked for. */
const tabsOf = (story: readonly StoryEvent[], path: string, chosen: StoryKind | undefined, t: Texts) => [
  { href: path, label: t('Everything'), count: story.length, current: chosen === undefined },
  ...(Object.keys(storyKinds) as StoryKind[]).flatMap((kind) => {
    const count = story.filter((event) => event.kind === kind).length;
    if (count === 0 && kind !== chosen) return [];
    return [{ href: address(path, { kind }), label: t(storyKinds[kind]), count, current: kind === chosen }];
  }),
];

function leadOf({ managerEmail }: Seller, story: readonly StoryEvent[], t: Texts): string {
  if (story.length === 0)
    return t('Nothing has happened yet: no night found anything, and nobody wrote anything down.');
  const of = (begins: 'case' | 'decision') => counting(story.filter((one) => one.begins === begins).length, t);
  const all = t('{entries}: {cases}, {decisions}.', {
    entries: t('{n, plural, one {{number} entry} other {{number} entries}}', opening(story.length, t)),
    cases: t('{n, plural, one {{number} case} other {{number} cases}}', of('case')),
    decisions: t('{n, plural, one {{number} decision} other {{number} decisions}}', of('decision')),
  });
  const by =
    managerEmail === null ? t('Nobody looks after it.') : t('{person} looks after it.', { person: managerEmail });
  return `${all} ${by}`;
}

const columns = ['seller_id', 'when', 'kind', 'what', 'detail', 'by'];

async function download(request: Request, response: Response, context: Context): Promise<void> {
  const seller = await notedSeller(request, context);
  const kind = kindOf(request);
  // Programs read it: in one language.
  const story = await sellerStory(context.database, seller, today(context), texts('en'));
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
