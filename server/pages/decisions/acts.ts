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
import { message, type Texts } from '../../languages/texts.ts';
import type { Day } from '../../scoring/day.ts';
import { answerAppeal, appealsAgainst, fileAppeal } from '../../stores/appeals.ts';
import { addComment } from '../../stores/case-discussion.ts';
import { stepDecision, type StoredDecision } from '../../stores/decision-steps.ts';
import { reopenCase } from '../../stores/desk-recommendation.ts';
import { readIn } from '../../stores/read.ts';
import { tooLongWords } from '../too-long-words.ts';
import { tellProposer } from './tell-proposer.ts';

export interface ActSetting {
  decision: StoredDecision;
  /** E-mail of who acts. */
  by: string;
  at: string;
  today: Day;
  signedInSecondsAgo: number;
  /** The version of the decision that the person had before their eyes. */
  expected: number;
  config: Context['config'];
  t: Texts;
}

type Fields = Readonly<Record<string, string>>;

export interface Act {
  /** Below `/decisions/:id`. */
  name: string;
  /** The field of the form that a refusal of the rules is shown at. */
  field: string;
  /** Other fields that stay as they were typed. */
  others?: readonly string[];
  faults(fields: Fields, t: Texts): Record<string, string>;
  run(tx: Transaction, fields: Fields, setting: ActSetting): Promise<object | { refused: string }>;
  /** Said afterwards, by `t`. */
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
  (fields: Fields, t: Texts) => {
    const text = fields[field] ?? '';
    if (text.length < least) return { [field]: t(asked, { least }) };
    return tooLong(text, t) ? { [field]: tooLong(text, t)! } : ({} as Record<string, string>);
  };

const tooLong = (text: string, t: Texts): string | null => (text.length > longest ? tooLongWords(longest, t) : null);

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
    faults({ approve_note: note = '' }, t): Record<string, string> {
      const fault = tooLong(note, t);
      return fault === null ? {} : { approve_note: fault };
    },
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
    done: message('You approved it.'),
    delivers: true,
  },
  {
    name: 'refuse',
    field: 'refuse_reason',
    faults: sentenceIn('refuse_reason', message('Write in a sentence why not: your colleague reads it.')),
    run: async (tx, { refuse_reason: reason = '' }, setting) => {
      const result = await undo(tx, { kind: 'refuse', by: setting.by, reason }, setting);
      if ('decision' in result) await tellProposer(tx, setting.decision, { ...setting, done: 'refused', reason });
      return result;
    },
    done: message('You refused it. The case is open again.'),
  },
  {
    name: 'withdraw',
    field: 'withdraw_reason',
    faults: sentenceIn('withdraw_reason', message('Write in a sentence why it is withdrawn.')),
    run: (tx, { withdraw_reason: reason = '' }, setting) =>
      undo(tx, { kind: 'withdraw', by: setting.by, reason }, setting),
    done: message('It is withdrawn. The case is open again.'),
  },
  {
    name: 'lift',
    field: 'lift_reason',
    faults: sentenceIn(
      'lift_reason',
      message('Write in a sentence why it ends: others will read it when you are not there.'),
    ),
    run: async (tx, { lift_reason: reason = '' }, setting) => {
      const result = await step(tx, { kind: 'lift', by: setting.by, reason, today: setting.today }, setting);
      if ('decision' in result) await tellOfMeasure(tx, setting, result.decision, 'lifted', setting.at);
      return result;
    },
    done: message('It is lifted, from now on.'),
  },
  {
    name: 'appeal',
    field: 'appeal_text',
    others: ['channel'],
    faults: (fields, t) => ({
      ...sentenceIn('appeal_text', message('Write down what the seller says, in its own words.'))(fields, t),
      ...(appealChannels.some((one) => one === fields['channel']) ? {} : { channel: t('Say how it came in.') }),
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
    done: message('The appeal is noted. Until it is answered, nothing gets harsher for this seller.'),
  },
  {
    name: 'answer',
    field: 'answer',
    others: ['verdict', 'appeal', ...furtherAnswers],
    faults: (fields, t) => ({
      ...(['upheld', 'rejected'].includes(fields['verdict'] ?? '') ? {} : { verdict: t('Choose who is right.') }),
      ...sentenceIn(
        'answer',
        message('Write the answer, in {least} letters or more: the seller has a right to an individual one.'),
        shortestAnswer,
      )(fields, t),
      ...Object.fromEntries(
        furtherAnswers.flatMap((field) => {
          const fault = tooLong(fields[field] ?? '', t);
          return fault === null ? [] : [[field, fault]];
        }),
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
          refused: setting.t(
            'Point {n} has no answer of {least} letters or more: the seller has a right to one for each of its points.',
            { n: open, least: shortestAnswer },
          ),
        };
      const answer = answerByPoint(points, answers);
      const result = await answerAppeal(tx, {
        ...{ appeal, answer, by, at, today },
        verdict: verdict === 'upheld' ? 'upheld' : 'rejected',
      });
      if ('decision' in result) await tellOfAppeal(tx, setting, { decision: result.decision, appeal }, at);
      return result;
    },
    done: message('The appeal is answered.'),
  },
];
