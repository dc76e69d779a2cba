/** Delivers a statement of reasons: composed and rendered first, then written, put into the inbox, posted and stepped in one go. */
import { instantText, type Context } from '../context.ts';
import { canonicalJson } from '../stores/audit.ts';
import { ChangedMeanwhileError, stepDecision } from '../stores/decision-steps.ts';
import { addLetters, firstState, type NewLetter } from '../stores/letters.ts';
import { readCommitted } from '../stores/read.ts';
import { decidedCase, type DecidedCase } from '../stores/statement-sources.ts';
import {
  insertStatement,
  statementOfDecision,
  type NewStatement,
  type StatementChannel,
} from '../stores/statements.ts';
import { composeStatement } from './compose.ts';
import { formats } from '../languages/formats.ts';
import { message } from '../languages/texts.ts';
import { impossibleDelivery, noDecision } from './impossible-delivery.ts';
import type { Lack } from './lack.ts';
import { prepareStatement, type PreparedStatement } from './prepare-statement.ts';
import { putStatementIntoInbox } from './put-into-inbox.ts';
import { renderStatement, sha256 } from './render-statement.ts';
import { speaker } from './speaker.ts';
import { inOneLine } from './voice.ts';

export type Delivery = { delivered: true; statement: number } | { missing: Lack[] };

export const noReader: Lack = {
  message: message(
    'Nobody of this seller can sign in, so there is nobody to deliver it to. Invite somebody under People, or send it as a registered letter.',
  ),
};
export const unknownSeller: Lack = {
  message: message('The seller is known from its orders only: its file has not come yet.'),
};
export const changedMeanwhile: Lack = {
  message: message('Somebody else changed the decision meanwhile. Look at it again.'),
};

/**
 * Once for each decision: asked again, it answers with the statement that was delivered. A decision that is not `decided` is
 * refused. Killed or refused anywhere, it leaves nothing behind.
 *
 * @param actor e-mail of the person, or the name of the program
 */
export async function deliverStatement(context: Context, decision: number, actor: string): Promise<Delivery> {
  const { database } = context;
  const read = readCommitted(database);
  const before = await statementOfDecision(read, decision);
  if (before?.deliveredAt) return { delivered: true, statement: before.id };
  const decided = await decidedCase(read, decision);
  const impossible = impossibleDelivery(decided, before);
  if (impossible !== null || decided === null) return { missing: [impossible ?? noDecision] };
  const prepared = await prepareStatement(context, decided);
  if (!prepared) return { missing: [unknownSeller] };
  const missing = [...prepared.missing, ...(prepared.readers.length === 0 ? [noReader] : [])];
  if (missing.length > 0) return { missing };
  const statement = await newStatement(prepared, decided, 'portal');
  return write(context, decided, prepared, statement, actor);
}

/** Composed and rendered, outside of any transaction. */
export async function newStatement(
  { facts, templates }: PreparedStatement,
  decided: DecidedCase,
  channel: StatementChannel,
): Promise<NewStatement> {
  const frozen = canonicalJson(facts);
  const documents = [];
  for (const [language, { content, version }] of templates)
    documents.push(await renderStatement(composeStatement(facts, language, content), version));
  return {
    decision: decided.decision,
    seller: decided.seller,
    measure: facts.measure,
    reference: facts.reference,
    facts: frozen,
    factsSha256: sha256(frozen),
    ground: facts.ground?.key ?? '',
    groundVersion: facts.ground?.version ?? 0,
    channel,
    composedAt: facts.issuedAt,
    deliveredAt: channel === 'portal' ? facts.issuedAt : null,
    documents,
  };
}

/** Leaves the transaction with nothing written. */
class RefusedError extends Error {}

async function write(
  context: Context,
  decided: DecidedCase,
  prepared: PreparedStatement,
  statement: NewStatement,
  actor: string,
): Promise<Delivery> {
  const { database, clock, calendar } = context;
  const { decision, version } = decided;
  const at = instantText(clock.now());
  try {
    return await database.transaction(async (tx): Promise<Delivery> => {
      const id = await insertStatement(tx, statement);
      if (id === null) throw new ChangedMeanwhileError();
      await addLetters(tx, lettersFor(context, prepared, id));
      await putStatementIntoInbox(tx, id, statement);
      const step = await stepDecision(
        tx,
        decision,
        { kind: 'deliver', today: calendar(clock.now()) },
        {
          ...{ at, actor, expected: version },
        },
      );
      if ('refused' in step) throw new RefusedError(step.refused);
      return { delivered: true, statement: id };
    });
  } catch (error) {
    if (error instanceof RefusedError) return { missing: [{ message: error.message }] };
    if (!(error instanceof ChangedMeanwhileError)) throw error;
    const other = await statementOfDecision(readCommitted(database), decision);
    if (other?.deliveredAt) return { delivered: true, statement: other.id };
    return { missing: [changedMeanwhile] };
  }
}

/** One for each person, in that person's language, with the PDF. */
function lettersFor({ config }: Context, { facts, readers, templates }: PreparedStatement, id: number): NewLetter[] {
  const { reference, issuedAt, marketplace, measure, complainUntil } = facts;
  return readers.flatMap(({ id: person, speaks }): NewLetter[] => {
    const template = templates.get(speaks);
    if (!template) return [];
    const say = speaker(template.content);
    const title = say(`title.${measure}`);
    return [
      {
        once: `statement:${id}:${person}`,
        kind: 'statement',
        to: { person },
        language: speaks,
        subject: say('email.subject', { title, reference }).replace(/\s+/g, ' '),
        body: say('email.body', {
          ...{ title, reference, seller: inOneLine(facts.seller.name), marketplace: marketplace.name },
          link: `${config.baseUrl}/statements/${id}`,
          until: formats(speaks).day(complainUntil),
        }),
        attachment: id,
        state: firstState(config),
        createdAt: issuedAt,
      },
    ];
  });
}
