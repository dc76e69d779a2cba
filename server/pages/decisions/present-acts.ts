/** What the person who reads the page of a decision may do next, each with its form. */
import { answerField, appealPoints } from '../../cases/appeal-points.ts';
import { appealChannels, whyNoAppeal, whyNotAnswer } from '../../cases/appeal.ts';
import type { Texts } from '../../languages/texts.ts';
import type { Day } from '../../scoring/day.ts';
import type { Appeal } from '../../stores/appeals.ts';
import { longest as longestAct } from './acts.ts';
import { channelNames } from './appeal-words.ts';
import { refusalWords } from './refusals.ts';
import type { StoredDecision } from '../../stores/decision-steps.ts';

/** A form as it was sent: what was typed, and what is wrong with it, by field. */
export interface Typed {
  values: Readonly<Record<string, string>>;
  errors: Readonly<Record<string, string>>;
}

export interface Actor {
  /** E-mail. */
  person: string;
  today: Day;
  /** The password was given a moment ago. */
  isFresh: boolean;
}

/** A field for each point of the appeal, under the point as the seller wrote it. */
const pointFields = (text: string, { values, errors }: Typed, t: Texts) => {
  const points = appealPoints(text);
  return points.map((claim, at) => ({
    claim,
    name: answerField(at + 1),
    label: points.length > 1 ? t('Answer to point {n}', { n: at + 1 }) : t('Answer to the seller'),
    value: values[answerField(at + 1)],
    error: errors[answerField(at + 1)],
  }));
};

function objectionOf(decision: StoredDecision, person: string, t: Texts): string | null {
  const objection = whyNotAnswer(decision, person);
  return objection && refusalWords(objection, t);
}

export function presentActs(
  decision: StoredDecision,
  appeals: readonly Appeal[],
  typed: Typed,
  actor: Actor,
  t: Texts,
) {
  const { state } = decision;
  const own = decision.person === actor.person;
  const open = appeals.find((appeal) => appeal.state === 'open');
  const chosen = (name: string) => typed.values[name];
  return {
    ...typed,
    longest: longestAct,
    second: state === 'proposed' && !own ? { isFresh: actor.isFresh } : null,
    withdraw: own && (state === 'proposed' || state === 'decided'),
    deliver: state === 'decided',
    previews: state === 'proposed',
    lift: state === 'notified' || state === 'in-force',
    appeal: whyNoAppeal(decision, actor.today) === null,
    channels: appealChannels
      .filter((channel) => channel !== 'portal')
      .map((value) => ({ value, label: t(channelNames[value]), selected: value === chosen('channel') })),
    openAppeal: open
      ? {
          id: open.id,
          points: pointFields(open.text, typed, t),
          objection: objectionOf(decision, actor.person, t),
          verdicts: [
            {
              value: 'upheld',
              label: t('The seller is right: the decision is overturned'),
              checked: chosen('verdict') === 'upheld',
            },
            { value: 'rejected', label: t('The decision stands'), checked: chosen('verdict') === 'rejected' },
          ],
        }
      : null,
    faults: Object.entries(typed.errors).map(([name, text]) => ({
      name: name === 'verdict' ? 'verdict-upheld' : name,
      text,
    })),
  };
}
