/** Cases like this one: the same ground and level, a seller of the same kind and of similar size. */
import type { Day } from '../../scoring/day.ts';
import type { DecidedCase } from '../../stores/similar-cases.ts';
import { dayWords } from '../../helpers/days.ts';
import { decisionWords } from './present-history.ts';
import { counted, listed, sentence } from './words.ts';

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

/** 'Of twelve like it, 9 were accepted, 2 lightened and 1 dismissed.' */
export function likenessWords(alike: readonly DecidedCase[]): string {
  if (alike.length === 0)
    return 'Nothing like it was decided before: the same ground and level, a seller of its kind and size.';
  const parts = (Object.keys(said) as DecidedCase['answer'][])
    .map((answer) => ({ answer, count: alike.filter((one) => one.answer === answer).length }))
    .filter(({ count }) => count > 0)
    .map(
      ({ answer, count }, index) => `${count}${index === 0 ? (count === 1 ? ' was' : ' were') : ''} ${said[answer]}`,
    );
  return `${sentence(`of ${counted(alike.length, 'case')}`)} like it, ${listed(parts)}.`;
}

export function presentSimilar(decided: readonly DecidedCase[], likeness: Likeness, night: Day) {
  const alike = decided.filter((one) => isAlike(one, likeness));
  return {
    words: likenessWords(alike),
    rows: alike.slice(0, shown).map(({ id, name, since, answer, measure, decidedAt }) => ({
      ...{ href: `/recommendations/${id}`, name, since, what: decisionWords(answer, measure) },
      decided: dayWords(decidedAt, night),
    })),
  };
}
