/** The form that decides a case: one of three answers and a reason in a sentence. */
export const answers = ['accepted', 'dismissed', 'wait'] as const;
export type Answer = (typeof answers)[number];

const shortest = 10;
const longest = 2_000;

export interface DecisionForm {
  answer: Answer | null;
  reason: string;
}

export type DecisionFaults = Partial<Record<'answer' | 'reason', string>>;

export function readDecisionForm(body: unknown): DecisionForm {
  const given = (body ?? {}) as Record<string, unknown>;
  const reason = typeof given['reason'] === 'string' ? given['reason'].replaceAll('\0', '').trim() : '';
  return { answer: answers.find((answer) => answer === given['answer']) ?? null, reason };
}

export function faultsOf({ answer, reason }: DecisionForm): DecisionFaults {
  return {
    ...(answer === null ? { answer: 'Choose what is to happen.' } : {}),
    ...(reason.length < shortest
      ? { reason: 'Write the reason in a sentence: others will read it when you are not there.' }
      : {}),
    ...(reason.length > longest
      ? { reason: `Shorten it to ${longest} letters; details belong into the messages.` }
      : {}),
  };
}

export function presentForm({ answer, reason }: DecisionForm, faults: DecisionFaults, noun: string) {
  const choice = (value: Answer, label: string, hint: string) => ({ value, label, hint, checked: value === answer });
  return {
    options: [
      choice('accepted', `Decide ${noun}`, 'It is recorded as your decision. Nothing is sent to the seller from here.'),
      choice('dismissed', 'Dismiss as a false alarm', 'The case is closed; a new one opens only on new evidence.'),
      choice('wait', 'Wait', 'The case stays open, with your reason beside it.'),
    ],
    reason,
    errors: faults,
    faults: Object.entries(faults).map(([name, text]) => ({
      name: name === 'answer' ? 'answer-accepted' : name,
      text,
    })),
  };
}
