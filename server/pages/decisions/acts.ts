/** What people do with a decision: each a form of its page, a step of its rules, and one entry in the audit. */
import type { Transaction } from '../../../db/connect.ts';
import {
  answerByPoint,
  answerField,
  appealPoints,
  mostAppealPoints,
  unansweredPoint,
} from '../../cases/appeal-points.ts';
import { appealChannels } from '../../cases/appeal.ts';
import { shortestAnswer } from '../../cases/dispute.ts';
import type { Command } from '../../cases/step.ts';
import type { Context } from '../../context.ts';
import { tellOfAppeal } from '../../notices/tell-of-appeal.ts';
import { tellOfMeasure } from '../../notices/tell-of-measure.ts';
import type { Day } from '../../scoring/day.ts';
import { answerAppeal, appealsAgainst, fileAppeal } from '../../stores/appeals.ts';
import { addComment } from '../../stores/case-discussion.ts';
import { stepDecision, type StoredDecision } from '../../stores/decision-steps.ts';
import { reopenCase } from '../../stores/desk-recommendation.ts';
import { readIn } from '../../stores/read.ts';
import { tellProposer, type Verdict } from './tell-proposer.ts';

export interface ActSetting {
  decision: StoredDecision;
  /** E-mail of who acts. */
  by: string;
  at: string;
  today: Day;
  signedInSecondsAgo: number;
  /** The version of the decision that the person had before their eyes. */
  expected: number;
  post: Verdict['post'];
  config: Context['config'];
}

type Fields = Readonly<Record<string, string>>;

export interface Act {
  /** Below `/decisions/:id`. */
  name: string;
  /** The field of the form that a refusal of the rules is shown at. */
  field: string;
  /** Other fields that stay as they were typed. */
  others?: readonly string[];
  faults(fields: Fields): Record<string, string>;
  run(tx: Transaction, fields: Fields, setting: ActSetting): Promise<object | { refused: string }>;
  done: string;
  /** Afterwards the statement of reasons is to be delivered. */
  delivers?: boolean;
}

export const longest = 4_000;
const shortest = 10;

/** An appeal is answered point by point. */
const furtherAnswers = Array.from({ length: mostAppealPoints - 1 }, (_, at) => answerField(at + 2));

const sentenceIn =
  (field: string, asked: string, least = shortest) =>
  (fields: Fields) => {
    const text = fields[field] ?? '';
    if (text.length < least) return { [field]: asked };
    return text.length > longest ? { [field]: `Shorten it to ${longest} letters.` } : ({} as Record<string, string>);
  };

const step = (tx: Transaction, command: Command, { decision, at, by, expected }: ActSetting) =>
  stepDecision(tx, decision.id, command, { at, actor: by, expected });

/** A step after which the case asks for a decision again. */
async function undo(tx: Transaction, command: Command, setting: ActSetting) {
  const result = await step(tx, command, setting);
  const { recommendation } = setting.decision;
  if ('decision' in result && recommendation !== null) await reopenCase(tx, recommendation);
  return result;
}

export const acts: readonly Act[] = [
  {
    name: 'approve',
    field: 'approve_note',
    faults: ({ approve_note: note = '' }): Record<string, string> =>
      note.length > longest ? { approve_note: `Shorten it to ${longest} letters.` } : {},
    run: async (tx, { approve_note: note = '' }, setting) => {
      const { by, at, signedInSecondsAgo, decision } = setting;
      const result = await step(tx, { kind: 'approve', by, signedInSecondsAgo }, setting);
      if ('refused' in result) return result;
      await tellProposer(tx, decision, { ...setting, done: 'approved' });
      const { recommendation, sellerId } = decision;
      if (note !== '' && recommendation !== null)
        await addComment(tx, { recommendation, sellerId, person: by, at, text: note, mentions: [] });
      return result;
    },
    done: 'You approved it.',
    delivers: true,
  },
  {
    name: 'refuse',
    field: 'refuse_reason',
    faults: sentenceIn('refuse_reason', 'Write in a sentence why not: your colleague reads it.'),
    run: async (tx, { refuse_reason: reason = '' }, setting) => {
      const result = await undo(tx, { kind: 'refuse', by: setting.by, reason }, setting);
      if ('decision' in result) await tellProposer(tx, setting.decision, { ...setting, done: 'refused', reason });
      return result;
    },
    done: 'You refused it. The case is open again.',
  },
  {
    name: 'withdraw',
    field: 'withdraw_reason',
    faults: sentenceIn('withdraw_reason', 'Write in a sentence why it is withdrawn.'),
    run: (tx, { withdraw_reason: reason = '' }, setting) =>
      undo(tx, { kind: 'withdraw', by: setting.by, reason }, setting),
    done: 'It is withdrawn. The case is open again.',
  },
  {
    name: 'lift',
    field: 'lift_reason',
    faults: sentenceIn('lift_reason', 'Write in a sentence why it ends: others will read it when you are not there.'),
    run: async (tx, { lift_reason: reason = '' }, setting) => {
      const result = await step(tx, { kind: 'lift', by: setting.by, reason, today: setting.today }, setting);
      if ('decision' in result) await tellOfMeasure(tx, setting, result.decision, 'lifted', setting.at);
      return result;
    },
    done: 'It is lifted, from now on.',
  },
  {
    name: 'appeal',
    field: 'appeal_text',
    others: ['channel'],
    faults: (fields) => ({
      ...sentenceIn('appeal_text', 'Write down what the seller says, in its own words.')(fields),
      ...(appealChannels.some((one) => one === fields['channel']) ? {} : { channel: 'Say how it came in.' }),
    }),
    run: (tx, { appeal_text: text = '', channel }, { decision, at, today, by }) =>
      fileAppeal(tx, {
        decision: decision.id,
        at,
        today,
        by,
        text,
        channel: appealChannels.find((one) => one === channel)!,
      }),
    done: 'The appeal is noted. Until it is answered, nothing gets harsher for this seller.',
  },
  {
    name: 'answer',
    field: 'answer',
    others: ['verdict', 'appeal', ...furtherAnswers],
    faults: (fields) => ({
      ...(['upheld', 'rejected'].includes(fields['verdict'] ?? '') ? {} : { verdict: 'Choose who is right.' }),
      ...sentenceIn(
        'answer',
        `Write the answer, in ${shortestAnswer} letters or more: the seller has a right to an individual one.`,
        shortestAnswer,
      )(fields),
      ...Object.fromEntries(
        furtherAnswers
          .filter((field) => (fields[field] ?? '').length > longest)
          .map((field) => [field, `Shorten it to ${longest} letters.`]),
      ),
    }),
    run: async (tx, { verdict, appeal: named = '', ...fields }, setting) => {
      const { by, at, today } = setting;
      const appeal = /^\d{1,9}$/.test(named) ? Number(named) : 0;
      const text = (await appealsAgainst(readIn(tx), setting.decision.id)).find(({ id }) => id === appeal)?.text;
      const points = appealPoints(text ?? '');
      const answers = points.map((_, at) => fields[answerField(at + 1)] ?? '');
      const open = unansweredPoint(points, answers, shortestAnswer);
      if (open !== null)
        return {
          refused: `Point ${open} has no answer of ${shortestAnswer} letters or more: the seller has a right to one for each of its points.`,
        };
      const answer = answerByPoint(points, answers);
      const result = await answerAppeal(tx, {
        ...{ appeal, answer, by, at, today },
        verdict: verdict === 'upheld' ? 'upheld' : 'rejected',
      });
      if ('decision' in result) await tellOfAppeal(tx, setting, { decision: result.decision, appeal }, at);
      return result;
    },
    done: 'The appeal is answered.',
  },
];
