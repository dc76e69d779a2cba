/** What the person who reads the page of a decision may do next, each with its form. */
import { answerField, appealPoints } from '../../cases/appeal-points.ts';
import { appealChannels, whyNoAppeal, whyNotAnswer } from '../../cases/appeal.ts';
import type { Day } from '../../scoring/day.ts';
import type { Appeal } from '../../stores/appeals.ts';
import { longest as longestAct } from './acts.ts';
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
const pointFields = (text: string, { values, errors }: Typed) => {
  const points = appealPoints(text);
  return points.map((claim, at) => ({
    claim,
    name: answerField(at + 1),
    label: points.length > 1 ? `Answer to point ${at + 1}` : 'Answer to the seller',
    value: values[answerField(at + 1)],
    error: errors[answerField(at + 1)],
  }));
};

export function presentActs(decision: StoredDecision, appeals: readonly Appeal[], typed: Typed, actor: Actor) {
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
      .map((value) => ({ value, label: `by ${value}`, selected: value === chosen('channel') })),
    openAppeal: open
      ? {
          id: open.id,
          points: pointFields(open.text, typed),
          objection: whyNotAnswer(decision, actor.person),
          verdicts: [
            {
              value: 'upheld',
              label: 'The seller is right: the decision is overturned',
              checked: chosen('verdict') === 'upheld',
            },
            { value: 'rejected', label: 'The decision stands', checked: chosen('verdict') === 'rejected' },
          ],
        }
      : null,
    faults: Object.entries(typed.errors).map(([name, text]) => ({
      name: name === 'verdict' ? 'verdict-upheld' : name,
      text,
    })),
  };
}
