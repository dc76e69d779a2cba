/** One line of the morning: which answers sellers wait for, each with its way there. */
import type { Texts } from '../../languages/texts.ts';
import type { Day } from '../../scoring/day.ts';
import type { AnswersAwaited } from '../../stores/answers-awaited.ts';
import { namedDay } from '../desk/day-phrases.ts';

/** Null: nobody waits. `night`: the last one, which is yesterday. */
export function presentAwaited({ disputes, dueOn, appeals, appealed }: AnswersAwaited, night: Day, t: Texts) {
  const lines = [
    ...(dueOn === null
      ? []
      : [
          {
            href: '/disputes/queue',
            text: t(
              '{n, plural, one {# dispute waits} other {# disputes wait}} for an answer, the first {when, select, yesterday {by yesterday} today {by today} tomorrow {by tomorrow} other {by {day}}}',
              {
                n: disputes,
                ...namedDay(dueOn, night, t),
              },
            ),
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
