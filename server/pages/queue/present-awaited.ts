/** One line of the morning: which answers sellers wait for, each with its way there. */
import { daysIn } from '../../helpers/days.ts';
import type { Texts } from '../../languages/texts.ts';
import type { AnswersAwaited } from '../../stores/answers-awaited.ts';

/** Null: nobody waits. */
export function presentAwaited({ disputes, dueOn, appeals, appealed }: AnswersAwaited, t: Texts) {
  const lines = [
    ...(dueOn === null
      ? []
      : [
          {
            href: '/disputes/queue',
            text: t('{n, plural, one {# dispute waits} other {# disputes wait}} for an answer, the first by {day}', {
              n: disputes,
              day: daysIn(t.language).exactDay(dueOn),
            }),
          },
        ]),
    ...(appealed === null
      ? []
      : [
          {
            href: `/decisions/${appealed}`,
            text: t('{n, plural, one {# appeal waits} other {# appeals wait}}', { n: appeals }),
          },
        ]),
  ];
  return lines.length === 0 ? null : lines.map((line, at) => ({ ...line, isFurther: at > 0 }));
}
