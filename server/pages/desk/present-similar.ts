/** Cases like this one: the same ground and level, a seller of the same kind and of similar size. */
import type { Day } from '../../scoring/day.ts';
import type { DecidedCase } from '../../stores/similar-cases.ts';
import { dayWords } from '../../helpers/days.ts';
import { decisionWords } from './present-history.ts';
import { counted, listed } from './words.ts';

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

const said: Record<DecidedCase['answer'], string> = {
  accepted: 'accepted',
  lightened: 'lightened',
  aggravated: 'made harsher',
  dismissed: 'dismissed',
};

/** So few say little: then all of the same ground and level are told as well. */
const few = 3;

/** '9 were accepted, 2 lightened and 1 dismissed' */
function answerWords(cases: readonly DecidedCase[]): string {
  const parts = (Object.keys(said) as DecidedCase['answer'][])
    .map((answer) => ({ answer, count: cases.filter((one) => one.answer === answer).length }))
    .filter(({ count }) => count > 0)
    .map(
      ({ answer, count }, index) => `${count}${index === 0 ? (count === 1 ? ' was' : ' were') : ''} ${said[answer]}`,
    );
  return listed(parts);
}

/**
 * 'Of twelve like it, 9 were accepted, 2 lightened and 1 dismissed.'
 *
 * @param alike those like it, of which `broadly` share at least the ground and the level
 */
export function likenessWords(alike: readonly DecidedCase[], broadly: readonly DecidedCase[]): string {
  const own =
    alike.length === 0
      ? 'Nothing like it was decided before.'
      : `Of ${alike.length === 1 ? 'one case' : counted(alike.length, 'case')} like it, ${answerWords(alike)}.`;
  return alike.length >= few || broadly.length <= alike.length
    ? own
    : `${own} Of ${counted(broadly.length, 'case')} on the same ground and level, whatever the seller, ${answerWords(broadly)}.`;
}

export function presentSimilar(decided: readonly DecidedCase[], likeness: Likeness, night: Day) {
  const alike = decided.filter((one) => isAlike(one, likeness));
  return {
    words: likenessWords(
      alike,
      decided.filter(({ grounds }) => grounds[0] === likeness.ground),
    ),
    rows: alike.slice(0, shown).map(({ id, name, since, answer, measure, decidedAt }) => ({
      ...{ href: `/recommendations/${id}`, name, since, what: decisionWords(answer, measure) },
      decided: dayWords(decidedAt, night),
    })),
  };
}
