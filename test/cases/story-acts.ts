/** What people, nights and clocks may do in a story, possible or not. */
import fc from 'fast-check';
import type { Transaction } from '../../db/connect.ts';
import { exceptions, measures, type Measure } from '../../server/cases/decision.ts';
import { openingOf, type Proposal } from '../../server/cases/new-decision.ts';
import type { Command } from '../../server/cases/step.ts';
import { dayText } from '../../server/scoring/day.ts';
import { answerAppeal, fileAppeal } from '../../server/stores/appeals.ts';
import { standingDecisions, stepDecision } from '../../server/stores/decision-steps.ts';
import { recordDecision } from '../../server/stores/decisions.ts';
import { readIn } from '../../server/stores/read.ts';
import { writeStatement } from '../support/decided.ts';

const person = fc.constantFrom('ana@x', 'bo@x', 'cy@x');
/** Which of the decisions there are, the newest ones more often. */
const which = fc.oneof({ weight: 3, arbitrary: fc.constant(0) }, fc.nat(3));
const someMeasure = fc.constantFrom(...measures);

export const anyAct = fc.oneof(
  fc.record({
    kind: fc.constant('recommend' as const),
    seller: fc.constantFrom(1, 2),
    level: fc.constantFrom('warn', 'limit', 'suspend', 'suspend'),
  }),
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('decide' as const),
      by: person,
      seller: fc.constantFrom(1, 2),
      answer: fc.constantFrom('accepted', 'accepted', 'accepted', 'lightened', 'aggravated', 'dismissed', 'wait'),
      measure: someMeasure,
      from: fc.constantFrom(-1, 0, 0, 0, 1, 4),
      lasts: fc.option(fc.integer({ min: -1, max: 20 })),
      exception: fc.option(fc.constantFrom(...exceptions), { freq: 4 }),
      replaces: fc.boolean(),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ kind: fc.constant('approve' as const), by: person, which, fresh: fc.boolean() }),
  },
  fc.record({ kind: fc.constantFrom('refuse', 'withdraw', 'lift'), by: person, which }),
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('deliver' as const), which, written: fc.boolean() }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('pass' as const), days: fc.integer({ min: 0, max: 40 }) }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constantFrom('start', 'end'), which }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('file' as const), by: person, which }) },
  fc.record({ kind: fc.constant('answer' as const), by: person, which, upheld: fc.boolean() }),
);
export type Act = typeof anyAct extends fc.Arbitrary<infer T> ? T : never;

export const newStory = () => ({ today: 20_000, happened: new Map<string, number>() });
export type Story = ReturnType<typeof newStory>;

type Outcome = { refused: string } | object | null;

export async function act(tx: Transaction, story: Story, one: Act): Promise<void> {
  const outcome = await made(tx, story, one);
  if (outcome === null) return;
  const key = `${one.kind} ${'refused' in outcome ? 'refused' : 'done'}`;
  story.happened.set(key, (story.happened.get(key) ?? 0) + 1);
}

async function made(tx: Transaction, story: Story, one: Act): Promise<Outcome> {
  const { today } = story;
  const at = `${dayText(today)}T12:00:00Z`;
  const reason = 'For the story.';
  const step = async (command: Command, by: string): Promise<Outcome> => {
    const id = await decisionAt(tx, 'which' in one ? one.which : 0);
    return id === null ? null : stepDecision(tx, id, command, { at, actor: by });
  };
  switch (one.kind) {
    case 'pass':
      story.today += one.days;
      return null;
    case 'recommend':
      return recommend(tx, one, today);
    case 'decide':
      return decide(tx, one, today, at);
    case 'approve':
      return step({ kind: 'approve', by: one.by, signedInSecondsAgo: one.fresh ? 60 : 3_600 }, one.by);
    case 'refuse':
    case 'withdraw':
      return step({ kind: one.kind, by: one.by, reason }, one.by);
    case 'lift':
      return step({ kind: 'lift', by: one.by, reason, today }, one.by);
    case 'deliver':
      if (one.written) await writeFor(tx, one.which, at);
      return step({ kind: 'deliver', today }, 'the clock');
    case 'start':
    case 'end':
      return step({ kind: one.kind, today }, 'the clock');
    case 'file': {
      const decision = await decisionAt(tx, one.which);
      const appeal = { at, today, by: one.by, channel: 'letter', text: 'It was not us.' } as const;
      return decision === null ? null : fileAppeal(tx, { ...appeal, decision });
    }
    case 'answer': {
      const rows = await tx.all<{ id: number }>('SELECT id FROM appeals ORDER BY id DESC');
      const appeal = rows[one.which]?.id;
      const verdict = one.upheld ? 'upheld' : 'rejected';
      return appeal === undefined ? null : answerAppeal(tx, { appeal, verdict, answer: reason, by: one.by, at, today });
    }
  }
}

async function decisionAt(tx: Transaction, which: number): Promise<number | null> {
  const rows = await tx.all<{ id: number }>("SELECT id FROM decisions WHERE state <> 'recorded' ORDER BY id DESC");
  return rows[which]?.id ?? null;
}

async function recommend(tx: Transaction, { seller, level }: Extract<Act, { kind: 'recommend' }>, today: number) {
  await tx.run("UPDATE recommendations SET state = 'ended', closed = ? WHERE seller = ? AND state <> 'ended'", [
    today,
    seller,
  ]);
  await tx.run(
    `INSERT INTO recommendations (seller, level, state, since, grounds, held, snapshot) VALUES (?, ?, 'open', ?, '[]', 0, '{}')`,
    [seller, level, today],
  );
  return {};
}

async function decide(
  tx: Transaction,
  one: Extract<Act, { kind: 'decide' }>,
  today: number,
  at: string,
): Promise<Outcome> {
  const [found] = await tx.all<{ id: number; level: Measure }>(
    "SELECT id, level FROM recommendations WHERE seller = ? AND state = 'open' ORDER BY id DESC",
    [one.seller],
  );
  if (!found) return null;
  const measure = one.answer === 'accepted' ? found.level : one.measure;
  const carriedOut = one.answer !== 'dismissed' && one.answer !== 'wait';
  const from = carriedOut ? today + one.from : null;
  const until = from === null || one.lasts === null || measure === 'end' ? null : from + one.lasts;
  const exception = measure === 'end' ? one.exception : null;
  const restriction = measure === 'limit' ? { ordersPerDay: 5 } : null;
  const proposal = {
    answer: one.answer,
    measure,
    recommended: found.level,
    restriction,
    from,
    until,
    exception,
  } as Proposal;
  const standing = await standingDecisions(readIn(tx), one.seller);
  const opening = openingOf(proposal, { today, standing, earlierRestrictions: 0 });
  if ('refused' in opening) return opening;
  const inForce = standing.find(({ state }) => state === 'in-force');
  const id = await recordDecision(tx, {
    ...{
      recommendation: found.id,
      seller: one.seller,
      sellerId: `S${one.seller}`,
      level: measure,
      decision: proposal.answer,
    },
    ...{ state: opening.state, person: one.by, reason: 'For the story.', decidedAt: at, restriction, exception },
    ...{ inForceFrom: from === null ? null : dayText(from), inForceTo: until === null ? null : dayText(until) },
    replaces: one.replaces && carriedOut && inForce ? inForce.id : null,
  });
  return id === null ? { refused: 'too late' } : { id };
}

async function writeFor(tx: Transaction, which: number, at: string): Promise<void> {
  const id = await decisionAt(tx, which);
  if (id !== null) await writeStatement(tx, id, 1, at);
}
