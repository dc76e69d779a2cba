/** Corrective actions in the story of a seller: asked for, said to be done, and what a test order showed. */
import { taskWords } from '../../notices/task-words.ts';
import type { CorrectiveAction } from '../../stores/corrective-actions.ts';
import { daysIn } from '../../helpers/days.ts';
import { message, type Texts } from '../../languages/texts.ts';
import type { StoryEvent } from '../portfolio/story-event.ts';
import { shortened } from './action-words.ts';

const endings = {
  verified: { title: message('In order now, a test order showed') },
  failed: { title: message('Found again by a test order'), level: 'limit' },
  withdrawn: { title: message('Corrective action withdrawn') },
} as const;

/** An order that was bought to verify one does not show before its reveal: the action is done until then. */
export function actionStory(actions: readonly CorrectiveAction[], t: Texts): StoryEvent[] {
  return actions.flatMap((action): StoryEvent[] => {
    const { id, askedAt, askedBy, text, dueOn, evidence, evidenceAt, evidenceBy, closedAt, closedBy, state } = action;
    const common = { kind: 'lab', href: `/actions/${id}` } as const;
    const title = t('Corrective action asked for, due {day}', { day: daysIn(t.language).exactDay(dueOn) });
    return [
      { ...common, when: askedAt, title, detail: shortened(taskWords(text, t)), person: askedBy },
      ...(evidenceAt === null
        ? []
        : [
            {
              ...common,
              when: evidenceAt,
              title: t('Said to be put right'),
              detail: shortened(evidence ?? ''),
              person: evidenceBy,
            },
          ]),
      ...(closedAt === null || state === 'open' || state === 'done'
        ? []
        : [
            {
              ...common,
              ...endings[state],
              title: t(endings[state].title),
              when: closedAt,
              detail: action.closing,
              person: closedBy,
            },
          ]),
    ];
  });
}
