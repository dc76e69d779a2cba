/** `/lab/likenesses`: photos of different orders that look alike. The machine counts bits; a person says what it is. */
import type { Request, Response } from 'express';
import type { Person, Route } from '../../../access/route.ts';
import { instantText, type Context } from '../../../context.ts';
import { texts, type Texts } from '../../../languages/texts.ts';
import { alikeUpTo } from '../../../lab/fingerprint.ts';
import { judgeLikeness, likenesses, likenessesToJudge, type Likeness } from '../../../stores/lab/likenesses.ts';
import { photo } from '../../../stores/lab/photos.ts';
import { readCommitted, type Read } from '../../../stores/read.ts';
import { numberWord, sentence } from '../../desk/words.ts';
import { formKey } from '../../portfolio/form-text.ts';
import { toolTabs } from '../tool-tabs.ts';

const most = 50;

async function show(request: Request, response: Response, { database }: Context): Promise<void> {
  const t = texts(request.language);
  const read = readCommitted(database);
  const open = await likenessesToJudge(read);
  const { email } = request.person as Person;
  const pairs = await Promise.all((await likenesses(read, most)).map((pair) => shownPair(read, pair, email, t)));
  response.render('lab/photos/likenesses', {
    title: t('Photos that look alike'),
    lead: leadOf(open, pairs.length, t),
    tabs: toolTabs('/lab/likenesses', t),
    alikeUpTo,
    pairs,
  });
}

function leadOf(open: number, all: number, t: Texts): string {
  if (open > 0)
    return t(
      '{n, plural, one {{count} pair of photos of different orders looks alike: say what it is.} other {{count} pairs of photos of different orders look alike: say what they are.}}',
      { n: open, count: sentence(numberWord(open, t)) },
    );
  return all === 0 ? t('No two photos of different orders look alike.') : t('Every pair has been looked at.');
}

async function shownPair(read: Read, pair: Likeness, reader: string, t: Texts) {
  const sides = await Promise.all([pair.photo, pair.other].map((side) => shownSide(read, side, reader)));
  return {
    path: `/lab/likenesses/${pair.photo.id}/${pair.other.id}`,
    title: t('Mystery orders {one} and {other}', {
      one: String(pair.photo.mysteryOrder),
      other: String(pair.other.mysteryOrder),
    }),
    distance: t('{n, plural, =0 {no bit differs} one {{count} bit of 64 differs} other {{count} bits of 64 differ}}', {
      n: pair.distance,
      count: numberWord(pair.distance, t),
    }),
    sides,
    isSeen: sides.every(({ smallHref }) => smallHref !== null),
    judgement: pair.judgement,
    judgedBy: pair.judgedBy,
    judgedAt: pair.judgedAt,
  };
}

/** A picture that somebody has yet to grade blindly is shown when the verdict stands. */
async function shownSide(read: Read, side: Likeness['photo'], reader: string) {
  const found = await photo(read, side.id);
  const mayLook = found !== null && (found.settled || found.inspector === reader);
  return {
    ...{ order: side.mysteryOrder, at: side.at, person: side.person },
    orderHref: `/lab/orders/${side.mysteryOrder}`,
    href: mayLook ? `/lab/photos/${side.id}/marks` : null,
    smallHref: mayLook ? `/lab/photos/${side.id}/small` : null,
  };
}

async function judge(request: Request, response: Response, { database, clock }: Context): Promise<void> {
  const given = (request.body as Record<string, unknown>)['judgement'];
  const judgement = given === 'same' || given === 'different' ? given : null;
  const pair = { photo: formKey(request.params['id']), other: formKey(request.params['other']) };
  const act = { at: instantText(clock.now()), person: (request.person as Person).email };
  const done = judgement !== null && (await database.transaction((tx) => judgeLikeness(tx, pair, judgement, act)));
  const t = texts(request.language);
  const text = judgement === 'same' ? t('Noted: the same picture.') : t('Noted: different pictures.');
  response
    .flash(done ? { kind: 'done', text } : { kind: 'note', text: t('Nothing was changed.') })
    .redirect(303, '/lab/likenesses');
}

const allow = ['lab'] as const;

export const routes: Route[] = [
  { method: 'get', path: '/lab/likenesses', allow, handle: show },
  { method: 'post', path: '/lab/likenesses/:id/:other', allow, handle: judge },
];
