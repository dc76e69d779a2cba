/** A seller that nobody can sign in for is told by a registered letter: it is written once, printed, posted, and its delivery recorded. */
import { parseDay, dayText } from '../scoring/day.ts';
import { instantText, type Context } from '../context.ts';
import { ChangedMeanwhileError, stepDecision } from '../stores/decision-steps.ts';
import { readCommitted, readIn } from '../stores/read.ts';
import { decidedCase } from '../stores/statement-sources.ts';
import {
  discardLetter,
  documentsOf,
  insertStatement,
  moveFirstDay,
  recordLetter,
  statementById,
  statementOfDecision,
} from '../stores/statements.ts';
import { message } from '../languages/texts.ts';
import { changedMeanwhile, newStatement, unknownSeller, type Delivery } from './deliver-statement.ts';
import type { StatementFacts } from './facts.ts';
import { impossibleDelivery, noDecision } from './impossible-delivery.ts';
import type { Lack } from './lack.ts';
import { prepareStatement } from './prepare-statement.ts';
import { putStatementIntoInbox } from './put-into-inbox.ts';

/** A letter is on its way for some days: what it announces begins this many days after it was written, or later. */
export const postDays = 7;

/** Freezes the letter so that what is printed is what is kept. @returns the statement, or what is missing. */
export async function writeLetter(
  context: Context,
  decision: number,
): Promise<{ statement: number } | { missing: Lack[] }> {
  const { database, clock, calendar } = context;
  const read = readCommitted(database);
  const before = await statementOfDecision(read, decision);
  if (before !== null) return { statement: before.id };
  const decided = await decidedCase(read, decision);
  const impossible = impossibleDelivery(decided, before);
  if (impossible !== null || decided === null) return { missing: [impossible ?? noDecision] };
  const earliest = dayText(calendar(clock.now()) + postDays);
  const later = { ...decided, from: decided.from !== null && decided.from > earliest ? decided.from : earliest };
  const prepared = await prepareStatement(context, later);
  if (!prepared) return { missing: [unknownSeller] };
  if (prepared.missing.length > 0) return { missing: prepared.missing };
  const statement = await newStatement({ ...prepared, facts: withPost(prepared.facts) }, decided, 'letter');
  const id = await database.transaction((tx) => insertStatement(tx, statement));
  const found = id ?? (await statementOfDecision(read, decision))?.id;
  return found === undefined
    ? { missing: [{ message: message('The letter could not be written. Try again.') }] }
    : { statement: found };
}

/** The notice of the end of the service counts from the delivery, which is up to a week away. */
function withPost(facts: StatementFacts): StatementFacts {
  if (facts.measure !== 'end' || facts.exception !== null) return facts;
  const issued = parseDay(facts.issuedOn);
  const from = parseDay(facts.from);
  if (issued === null || from === null) return facts;
  return { ...facts, from: dayText(Math.max(from, issued + postDays + 30)) };
}

export interface LetterDelivery {
  /** Of the registered letter. */
  reference: string;
  /** `YYYY-MM-DD`, the day on which it was handed over. */
  deliveredOn: string;
  actor: string;
}

/** Records that the letter was handed over and steps the decision. Asked again, it answers the same. */
export async function recordLetterDelivery(
  context: Context,
  statement: number,
  { reference, deliveredOn, actor }: LetterDelivery,
): Promise<Delivery> {
  const { database, clock, calendar } = context;
  const found = await statementById(readCommitted(database), statement);
  if (found?.channel !== 'letter') return { missing: [{ message: message('There is no such letter.') }] };
  if (found.deliveredAt !== null) return { delivered: true, statement };
  const day = parseDay(deliveredOn);
  if (day === null) return { missing: [{ message: message('Write the day on which it was handed over.') }] };
  if (day > calendar(clock.now()))
    return { missing: [{ message: message('It cannot have been handed over on a day that is still to come.') }] };
  if (deliveredOn < found.composedAt.slice(0, 10))
    return { missing: [{ message: message('It cannot have been handed over before it was written.') }] };
  const { from } = JSON.parse(found.facts) as StatementFacts;
  try {
    return await database.transaction(async (tx): Promise<Delivery> => {
      if (!(await recordLetter(tx, statement, reference, `${deliveredOn}T12:00:00Z`)))
        throw new ChangedMeanwhileError();
      await moveFirstDay(tx, found.decision, from);
      const documents = await documentsOf(readIn(tx), statement);
      await putStatementIntoInbox(tx, statement, { ...found, documents, deliveredAt: `${deliveredOn}T12:00:00Z` });
      const at = instantText(clock.now());
      const step = await stepDecision(tx, found.decision, { kind: 'deliver', today: day }, { at, actor });
      if ('refused' in step) throw new ChangedMeanwhileError();
      return { delivered: true, statement };
    });
  } catch (error) {
    if (!(error instanceof ChangedMeanwhileError)) throw error;
    return { missing: [changedMeanwhile] };
  }
}

/** A letter that was not posted is thrown away, so that another one can be written. */
export const throwLetterAway = ({ database }: Context, statement: number): Promise<boolean> =>
  database.transaction((tx) => discardLetter(tx, statement));
