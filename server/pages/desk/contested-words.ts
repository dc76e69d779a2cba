/** What a person who decides must know of the seller's open disputes. */
import { wordsIn } from '../../helpers/words-in.ts';
import type { Texts } from '../../languages/texts.ts';
import type { DecisionSetting } from './decision-setting.ts';
import { numberWord } from './words.ts';

/** Disputes that are linked: more are found in the queue. */
const linked = 6;

export function contestedWords({ contested, danger }: Pick<DecisionSetting, 'contested' | 'danger'>, t: Texts) {
  if (!contested) return null;
  const { open, spared } = contested;
  return {
    decides: spared !== null,
    text: spared === null ? undecidedWords(open.length, t) : decisiveWords(open.length, spared, danger, t),
    disputes: open
      .slice(0, linked)
      .map(({ id, orderId }) => ({ href: `/disputes/queue/${id}`, label: t('Order {order}', { order: orderId }) })),
  };
}

const undecidedWords = (open: number, t: Texts): string =>
  t(
    '{n, plural, one {{number} dispute of this seller is open. Without what is contested the figures would recommend the same:} other {{number} disputes of this seller are open. Without what is contested the figures would recommend the same:}}',
    { n: open, number: numberWord(open, t) },
  );

function decisiveWords(open: number, spared: string, danger: boolean, t: Texts): string {
  const values = { n: open, number: numberWord(open, t), level: wordsIn(t.language).statusWord(spared) };
  const instead =
    spared === 'none'
      ? t(
          '{n, plural, one {Without what {number} open dispute of this seller contests, the figures would recommend nothing.} other {Without what {number} open disputes of this seller contest, the figures would recommend nothing.}}',
          values,
        )
      : t(
          '{n, plural, one {Without what {number} open dispute of this seller contests, the figures would recommend “{level}”.} other {Without what {number} open disputes of this seller contest, the figures would recommend “{level}”.}}',
          values,
        );
  const rule = danger
    ? t('Buyers are in danger here, so it does not have to wait.')
    : t(
        '{n, plural, one {Until it is answered, nothing gets harsher than that:} other {Until they are answered, nothing gets harsher than that:}}',
        values,
      );
  return `${instead} ${rule}`;
}
