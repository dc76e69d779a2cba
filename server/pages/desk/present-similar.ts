/** Cases like this one: the same ground and level, a seller of the same kind and of similar size. */
import type { Day } from '../../scoring/day.ts';
import type { DecidedCase } from '../../stores/similar-cases.ts';
import { daysIn } from '../../helpers/days.ts';
import { message, type Texts } from '../../languages/texts.ts';
import { decisionWords } from './present-history.ts';
import { listed, numberWord } from './words.ts';

export interface Likeness {
  ground: string;
  kind: string | null;
  /** Orders of 180 days on the night of the case; null: not known. */
  size: number | null;
}

/** At most so many times larger or smaller. */
const factor = 3;
const shown = 5;

export function isAlike(decided: DecidedCase, { ground, kind, size }: Likeness): boolean {
  if (decided.grounds[0] !== ground || decided.kind !== kind) return false;
  if (decided.size === null || size === null) return decided.size === size;
  return decided.size <= size * factor && size <= decided.size * factor;
}

/** The first of them says the verb. */
const opening: Record<DecidedCase['answer'], string> = {
  accepted: message('{n, plural, one {# was accepted} other {# were accepted}}'),
  lightened: message('{n, plural, one {# was lightened} other {# were lightened}}'),
  aggravated: message('{n, plural, one {# was made harsher} other {# were made harsher}}'),
  dismissed: message('{n, plural, one {# was dismissed} other {# were dismissed}}'),
};
const following: Record<DecidedCase['answer'], string> = {
  accepted: message('{n, plural, one {# accepted} other {# accepted}}'),
  lightened: message('{n, plural, one {# lightened} other {# lightened}}'),
  aggravated: message('{n, plural, one {# made harsher} other {# made harsher}}'),
  dismissed: message('{n, plural, one {# dismissed} other {# dismissed}}'),
};

/** So few say little: then all of the same ground and level are told as well. */
const few = 3;

/** '9 were accepted, 2 lightened and 1 dismissed' */
function answerWords(cases: readonly DecidedCase[], t: Texts): string {
  const parts = (Object.keys(opening) as DecidedCase['answer'][])
    .map((answer) => ({ answer, n: cases.filter((one) => one.answer === answer).length }))
    .filter(({ n }) => n > 0)
    .map(({ answer, n }, index) => t((index === 0 ? opening : following)[answer], { n }));
  return listed(parts, t);
}

/**
 * 'Of twelve cases like it, 9 were accepted, 2 lightened and 1 dismissed.'
 *
 * @param alike those like it, of which `broadly` share at least the ground and the level
 */
export function likenessWords(alike: readonly DecidedCase[], broadly: readonly DecidedCase[], t: Texts): string {
  const values = (cases: readonly DecidedCase[]) => ({
    ...{ n: cases.length, number: numberWord(cases.length, t), answers: answerWords(cases, t) },
  });
  const own =
    alike.length === 0
      ? t('Nothing like it was decided before.')
      : t(
          '{n, plural, one {Of {number} case like it, {answers}.} other {Of {number} cases like it, {answers}.}}',
          values(alike),
        );
  if (alike.length >= few || broadly.length <= alike.length) return own;
  const further = t(
    '{n, plural, one {Of {number} case on the same ground and level, whatever the seller, {answers}.} other {Of {number} cases on the same ground and level, whatever the seller, {answers}.}}',
    values(broadly),
  );
  return `${own} ${further}`;
}

export function presentSimilar(decided: readonly DecidedCase[], likeness: Likeness, night: Day, t: Texts) {
  const alike = decided.filter((one) => isAlike(one, likeness));
  return {
    words: likenessWords(
      alike,
      decided.filter(({ grounds }) => grounds[0] === likeness.ground),
      t,
    ),
    rows: alike.slice(0, shown).map(({ id, name, since, answer, measure, decidedAt }) => ({
      ...{ href: `/recommendations/${id}`, name, since, what: decisionWords(answer, measure, t) },
      decided: daysIn(t.language).dayWords(decidedAt, night),
    })),
  };
}
