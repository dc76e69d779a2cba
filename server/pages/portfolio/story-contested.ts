/** What the seller itself did: what it contested, and what it set out to change. */
import { message, type Texts } from '../../languages/texts.ts';
import type { FigureChange } from '../../cases/dispute-correction.ts';
import type { AnsweredState } from '../../cases/dispute.ts';
import type { Dispute } from '../../stores/disputes.ts';
import { movedByNight } from '../../stores/given-answers.ts';
import type { Plan } from '../../stores/read-plans.ts';
import { metricWords } from '../metric-words.ts';
import type { StoryEvent } from './story-event.ts';

const answered: Readonly<Record<AnsweredState, string>> = {
  accepted: message('Dispute about order {order} accepted in full'),
  partly: message('Dispute about order {order} accepted in part'),
  refused: message('Dispute about order {order} not accepted'),
};

const corrected: Readonly<Record<AnsweredState, string>> = {
  accepted: message('Answer about order {order} corrected: accepted in full'),
  partly: message('Answer about order {order} corrected: accepted in part'),
  refused: message('Answer about order {order} corrected: not accepted'),
};

const moved: Readonly<Record<FigureChange, string>> = {
  out: message('Order {order} taken out of the figures'),
  back: message('Order {order} counted again'),
  other: message('Order {order} taken out of other figures than before'),
};

export const disputeStory = (disputes: readonly Dispute[], t: Texts): StoryEvent[] =>
  disputes.flatMap((one): StoryEvent[] => {
    const { orderId: order, withdrawnAt, withdrawnBy, answers } = one;
    const common = { kind: 'disputes', href: `/disputes/queue/${one.id}` } as const;
    const claims = one.points.map(({ claim }) => claim).join('\n');
    return [
      {
        ...common,
        when: one.filedAt,
        title: t('Order {order} contested', { order }),
        person: one.filedBy,
        detail: claims,
      },
      ...(withdrawnAt === null
        ? []
        : [
            {
              ...{ ...common, when: withdrawnAt, title: t('Dispute about order {order} withdrawn', { order }) },
              person: withdrawnBy,
            },
          ]),
      ...answers.flatMap(({ state, reason, at, by, closing, countedOn }, index): StoryEvent[] => {
        const title = t(reason === null ? answered[state] : corrected[state], { order });
        const change = movedByNight(answers, index);
        return [
          { ...common, when: at, title, person: by, detail: [reason, closing].filter(Boolean).join('\n') || null },
          ...(change === null || countedOn === null
            ? []
            : [{ ...common, when: countedOn, title: t(moved[change], { order }) }]),
        ];
      }),
    ];
  });

/** @param path of the seller */
export const planStory = (plans: readonly Plan[], path: string, t: Texts): StoryEvent[] =>
  plans.flatMap((plan): StoryEvent[] => {
    const common = { kind: 'plans', href: `${path}/plan` } as const;
    const values = { metric: metricWords(t, plan.metric).label };
    return [
      {
        ...{ ...common, when: plan.begunAt, title: t('Plan begun: {metric}', values) },
        ...{ person: plan.begunBy, detail: plan.cause },
      },
      ...plan.steps.flatMap(({ state, closedAt, text, evidence }): StoryEvent[] => {
        if (closedAt === null) return [];
        const title = state === 'done' ? t('Step done: {metric}', values) : t('Step dropped: {metric}', values);
        return [{ ...common, when: closedAt, title, detail: [text, evidence].filter(Boolean).join('\n') }];
      }),
      ...plan.words.map(({ side, text, by, at }): StoryEvent => {
        const title =
          side === 'seller'
            ? t('Seller answered on its plan: {metric}', values)
            : t('Word on the plan: {metric}', values);
        return { ...common, when: at, title, person: by, detail: text };
      }),
      ...(plan.endedAt === null
        ? []
        : [{ ...common, when: plan.endedAt, title: t('Plan ended: {metric}', values), detail: plan.closing }]),
    ];
  });
