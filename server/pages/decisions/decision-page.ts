/** The page of a decision: its forms draw it again with what was typed and what is wrong with it. */
import type { Request, Response } from 'express';
import { signedInSecondsAgo } from '../../access/fresh-sign-in.ts';
import { refusal } from '../../access/guard.ts';
import type { Person } from '../../access/route.ts';
import { freshFor } from '../../cases/step.ts';
import type { Context } from '../../context.ts';
import { texts, type Texts } from '../../languages/texts.ts';
import { appealsAgainst } from '../../stores/appeals.ts';
import { commentsOn } from '../../stores/case-discussion.ts';
import { storedDecision, type StoredDecision } from '../../stores/decision-steps.ts';
import { decisionRecord, type DecisionRecord } from '../../stores/desk-decision.ts';
import { currentGround } from '../../stores/grounds.ts';
import { publishedNight } from '../../stores/published-night.ts';
import { readCommitted } from '../../stores/read.ts';
import { groundName } from '../desk/decision-setting.ts';
import { disputesNote } from '../disputes/queue/disputes-note.ts';
import { deliveriesAbout } from '../enforcement/present-deliveries.ts';
import { decisionLife } from './decision-life.ts';
import { lostGround } from './lost-ground.ts';
import { presentActs, type Typed } from './present-acts.ts';
import { presentDecision } from './present-decision.ts';
import { presentLostGround } from './present-lost-ground.ts';
import { statementStanding } from './tell-seller.ts';

export interface OpenedDecision {
  record: DecisionRecord;
  stored: StoredDecision;
}

/** @throws 404 for a decision that there is not. */
export async function openedDecision({ params }: Request, { database }: Context): Promise<OpenedDecision> {
  const id = /^\d{1,9}$/.test(String(params['id'])) ? Number(params['id']) : 0;
  const record = await decisionRecord(database, id);
  const stored = record && (await storedDecision(readCommitted(database), id));
  if (!record || !stored) throw refusal(404);
  return { record, stored };
}

/** What became of a form that was sent: what was typed stays in it. */
export interface Sent {
  typed?: Typed;
  /** One sentence above the page: what somebody else has done meanwhile. */
  meanwhile?: string;
}

export async function renderDecision(
  request: Request,
  response: Response,
  context: Context,
  { record, stored }: OpenedDecision,
  { typed = { values: {}, errors: {} }, meanwhile }: Sent = {},
): Promise<void> {
  const { database, clock, calendar } = context;
  const person = request.person as Person;
  const today = calendar(clock.now());
  const t = texts(request.language);
  const appeals = await appealsAgainst(readCommitted(database), record.id);
  const comments = record.recommendation === null ? [] : await commentsOn(database, record.recommendation);
  const isFresh = (await signedInSecondsAgo(context, request)) <= freshFor;
  const last = await publishedNight(database);
  const lost = last ? await lostGround(context, last, stored.seller) : [];
  const told = await deliveriesAbout(database, record.id, t);
  response.render('decisions/decision', {
    ...presentDecision(record, stored, { today, person: person.email, ground: await groundOf(context, record, t) }, t),
    acts: presentActs(stored, appeals, typed, { person: person.email, today, isFresh }, t),
    events: decisionLife(record, appeals, comments, t),
    statement: await statementStanding(context, record.id, t),
    lost: lost.filter(({ decision }) => decision.id === record.id).map((one) => presentLostGround(one, t)),
    disputes: await disputesNote(readCommitted(database), stored.seller, t),
    deliveries: told.deliveries,
    admin: person.role === 'admin',
    meanwhile,
    // Its form may not be there any more.
    written: meanwhile === undefined ? [] : Object.values(typed.values).filter((text) => text.length > 1),
  });
}

/** '7.1 Delivery in time' */
async function groundOf({ database }: Context, { ground }: DecisionRecord, t: Texts): Promise<string | null> {
  const found = ground === null ? null : await currentGround(readCommitted(database), ground);
  return found ? groundName(found, t).label : ground;
}
