/** What a person who decides must know of the seller's open disputes. */
import { levelRanks } from '../../cases/contested.ts';
import { wordsIn } from '../../helpers/words-in.ts';
import type { Texts } from '../../languages/texts.ts';
import type { Level } from '../../scoring/policy.ts';
import type { ContestedSeller } from '../../stores/contested-sellers.ts';
import type { OpenCase } from '../../stores/open-cases.ts';
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

/** What a row of the queue says of them; the case says what hangs on them tonight. */
export function contestedInQueue(
  { level, grounds }: Pick<OpenCase, 'level' | 'grounds'>,
  contested: ContestedSeller | undefined,
  t: Texts,
) {
  if (!contested) return null;
  const { open, first, spared } = contested;
  const decides = spared !== null && !grounds.includes('safety') && levelRanks[spared] < levelRanks[level];
  return { href: `/disputes/queue/${first}`, text: decides ? heldWords(open, spared, t) : openWords(open, t) };
}

const openWords = (n: number, t: Texts): string =>
  t(
    '{n, plural, one {One dispute about its orders is open: it can hold a measure back.} other {# disputes about its orders are open: they can hold a measure back.}}',
    { n },
  );

const heldWords = (n: number, spared: Level, t: Texts): string =>
  levelRanks[spared] < levelRanks.warn
    ? t(
        '{n, plural, one {One open dispute holds it back: no measure until it is answered.} other {# open disputes hold it back: no measure until they are answered.}}',
        { n },
      )
    : t(
        '{n, plural, one {One open dispute holds it back: nothing harsher than “{level}” until it is answered.} other {# open disputes hold it back: nothing harsher than “{level}” until they are answered.}}',
        { n, level: wordsIn(t.language).statusWord(spared) },
      );
