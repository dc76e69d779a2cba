/** The steps of a decision: the rules of `server/cases` asked and their answer written, with one audit entry and one event. */
import type { Transaction } from '../../db/connect.ts';
import { stepOf, type Command } from '../cases/step.ts';
import {
  isOver,
  measures,
  type DecisionFacts,
  type DecisionState,
  type Exception,
  type Measure,
} from '../cases/decision.ts';
import { dayText, parseDay, type Day } from '../scoring/day.ts';
import { appendAudit } from './audit.ts';
import { addEvent } from './outbox.ts';
import { readIn, type Read } from './read.ts';
import { bumpRevision } from './settings.ts';

export interface StoredDecision extends DecisionFacts {
  id: number;
  seller: number;
  sellerId: string;
  recommendation: number | null;
  /** The decision that it takes the place of once it is in force. */
  replaces: number | null;
  version: number;
}

interface DecisionRow {
  id: number;
  seller: number;
  seller_id: string;
  recommendation: number | null;
  level: Measure;
  state: DecisionState;
  person: string;
  second_person: string | null;
  in_force_from: string | null;
  in_force_to: string | null;
  exception: Exception | null;
  notified_day: string | null;
  replaces: number | null;
  version: number;
  appeals: number;
  milder_appeals: number;
  sparing_disputes: number;
}

const rank = (table: string) =>
  `CASE ${table}.level ${measures.map((measure, index) => `WHEN '${measure}' THEN ${index}`).join(' ')} END`;

const spared = `CASE x.spares WHEN 'warn' THEN 0 WHEN 'limit' THEN 1 ELSE -1 END`;

/** `notified_day` is the business day: it is written beside the instant, since a day depends on the time zone. */
const selectDecision = `SELECT d.id AS id, d.seller AS seller, v.seller_id AS seller_id, d.recommendation AS recommendation,
    d.level AS level, d.state AS state, d.person AS person, d.second_person AS second_person, d.in_force_from AS in_force_from,
    d.in_force_to AS in_force_to, d.exception AS exception, d.notified_day AS notified_day, d.replaces AS replaces,
    d.version AS version,
    (SELECT COUNT(*) FROM appeals a WHERE a.decision = d.id AND a.state = 'open') AS appeals,
    (SELECT COUNT(*) FROM appeals a JOIN decisions o ON o.id = a.decision
      WHERE a.seller = d.seller AND a.state = 'open' AND o.id <> d.id AND ${rank('o')} < ${rank('d')}) AS milder_appeals,
    (SELECT COUNT(*) FROM disputes x WHERE x.seller = d.seller AND x.state = 'open' AND x.spares IS NOT NULL
      AND d.exception IS NULL AND ${spared} < ${rank('d')} AND NOT EXISTS (SELECT 1 FROM recommendations r
        WHERE r.id = d.recommendation AND r.grounds LIKE '%"safety"%')) AS sparing_disputes
  FROM decisions d JOIN sellers v ON v.id = d.seller`;

const day = (text: string | null): Day | null => (text === null ? null : parseDay(text.slice(0, 10)));

const decisionFrom = (row: DecisionRow): StoredDecision => ({
  id: row.id,
  seller: row.seller,
  sellerId: row.seller_id,
  recommendation: row.recommendation,
  measure: row.level,
  state: row.state,
  person: row.person,
  secondPerson: row.second_person,
  from: day(row.in_force_from),
  until: day(row.in_force_to),
  exception: row.exception,
  notified: day(row.notified_day),
  appealed: row.appeals > 0,
  heldByAppeal: row.milder_appeals > 0,
  heldByDispute: row.sparing_disputes > 0,
  replaces: row.replaces,
  version: row.version,
});

export async function storedDecision(read: Read, id: number): Promise<StoredDecision | null> {
  const [row] = await read<DecisionRow>(`${selectDecision} WHERE d.id = ?`, [id]);
  return row ? decisionFrom(row) : null;
}

/** The decisions about a seller that are not over, the oldest first. */
export async function standingDecisions(read: Read, seller: number): Promise<StoredDecision[]> {
  const rows = await read<DecisionRow>(
    `${selectDecision} WHERE d.seller = ? AND d.state IN ('proposed', 'decided', 'notified', 'in-force') ORDER BY d.id`,
    [seller],
  );
  return rows.map(decisionFrom);
}

/** Decisions that wait for a clock or for a delivery, the oldest first. */
export async function decisionsUnderWay(read: Read): Promise<StoredDecision[]> {
  const rows = await read<DecisionRow>(
    `${selectDecision} WHERE d.state IN ('decided', 'notified')
       OR (d.state = 'in-force' AND d.in_force_to IS NOT NULL) ORDER BY d.id`,
  );
  return rows.map(decisionFrom);
}

/** Somebody else made a step of the decision meanwhile: look at it again. Nothing was written. */
export class ChangedMeanwhileError extends Error {}

export type StepResult = { decision: StoredDecision } | { refused: string };

/**
 * Makes one step of a decision: its row, one audit entry, one event for the marketplace.
 * A start ends the decision that this one replaces; that is a step of the other one, with an entry and an event of its own.
 *
 * @param at the instant, `YYYY-MM-DDTHH:MM:SSZ`
 * @param actor e-mail of the person, or the name of the program
 * @param expected the version that the person had before their eyes; left out by programs
 * @throws ChangedMeanwhileError if the decision is not at that version any more
 */
export async function stepDecision(
  tx: Transaction,
  id: number,
  command: Command,
  { at, actor, expected }: { at: string; actor: string; expected?: number },
): Promise<StepResult> {
  const before = await storedDecision(readIn(tx), id);
  if (!before) return { refused: 'There is no such decision.' };
  if (expected !== undefined && before.version !== expected) throw new ChangedMeanwhileError();
  const step = stepOf(before, command);
  if ('refused' in step) return step;
  const statement = command.kind === 'deliver' ? await deliveredStatement(tx, id) : null;
  if (command.kind === 'deliver' && statement === null)
    return { refused: 'No statement of reasons has been delivered for it.' };
  if (command.kind === 'start' && before.replaces !== null) {
    const { measure: harsher } = before;
    const replace: Command = { kind: 'replace', by: actor, with: harsher, today: command.today };
    const other = await storedDecision(readIn(tx), before.replaces);
    if (other && !isOver(other.state)) {
      const replaced = await stepDecision(tx, other.id, replace, { at, actor });
      if ('refused' in replaced) return replaced;
    }
  }
  const after: StoredDecision = { ...before, ...step.change, version: before.version + 1 };
  await write(tx, before, after, command, { at, actor, statement });
  return { decision: after };
}

/** What was delivered, by its checksums: whoever rewrites it later would have to rewrite the audit log, too. */
async function deliveredStatement(tx: Transaction, decision: number): Promise<Readonly<Record<string, string>> | null> {
  const [row] = await tx.all<{ id: number; facts: string }>(
    'SELECT id, facts_sha256 AS facts FROM statements WHERE decision = ? AND delivered_at IS NOT NULL ORDER BY id',
    [decision],
  );
  if (!row) return null;
  const papers = await tx.all<{ language: string; html: string; pdf: string }>(
    `SELECT language, html_sha256 AS html, pdf_sha256 AS pdf FROM statement_documents WHERE statement = ? ORDER BY language`,
    [row.id],
  );
  const sums = papers.flatMap(({ language, html, pdf }) => [
    [`page-${language}`, html],
    [`pdf-${language}`, pdf],
  ]);
  return Object.fromEntries([['facts', row.facts], ...sums]) as Record<string, string>;
}

async function write(
  tx: Transaction,
  before: StoredDecision,
  after: StoredDecision,
  command: Command,
  { at, actor, statement }: { at: string; actor: string; statement: Readonly<Record<string, string>> | null },
): Promise<void> {
  const text = (one: Day | null) => (one === null ? null : dayText(one));
  const reason = 'reason' in command ? command.reason : null;
  const second = after.secondPerson !== before.secondPerson ? at : null;
  const changed = await tx.run(
    `UPDATE decisions SET state = ?, second_person = ?, second_at = COALESCE(?, second_at), in_force_from = ?, in_force_to = ?,
       notified_day = ?, notified_at = COALESCE(?, notified_at), started_at = COALESCE(?, started_at),
       closed_at = COALESCE(?, closed_at), closed_by = COALESCE(?, closed_by), closed_reason = COALESCE(?, closed_reason),
       version = ?
     WHERE id = ? AND version = ?`,
    [
      after.state,
      after.secondPerson,
      second,
      text(after.from),
      text(after.until),
      text(after.notified),
      after.state === 'notified' ? at : null,
      after.state === 'in-force' ? at : null,
      isOver(after.state) ? at : null,
      isOver(after.state) ? actor : null,
      isOver(after.state) ? reason : null,
      after.version,
      after.id,
      before.version,
    ],
  );
  if (changed === 0) throw new ChangedMeanwhileError();
  // Nobody has decided the case then: it is open again, unless a night has ended it.
  if (after.state === 'refused' || after.state === 'withdrawn')
    await tx.run("UPDATE recommendations SET state = 'open' WHERE id = ? AND state = 'decided'", [
      after.recommendation,
    ]);
  const { sellerId, measure, state, recommendation, version } = after;
  const detail = {
    ...{ decision: after.id, recommendation, measure, from: before.state, to: state, version, reason },
    ...(statement === null ? {} : { statement }),
  };
  await appendAudit(tx, { at, actor, action: `decision ${state}`, subject: `seller ${sellerId}`, detail });
  await addEvent(tx, {
    at,
    kind: `decision.${state}`,
    seller: after.seller,
    decision: after.id,
    payload: {
      decision: after.id,
      sellerId,
      measure,
      state,
      from: text(after.from),
      until: text(after.until),
      version,
    },
  });
  await bumpRevision(tx);
}
