/** What the page of ranks says in words. */
import { count, decimal } from '../../helpers/numbers.ts';
import { spelled } from '../../helpers/words.ts';
import type { PeerScore } from '../../stores/peers.ts';
import { listed, sentence } from '../desk/words.ts';
import { certainties, certaintyOf, type Certainty } from './certainty.ts';
import { groupName, type Group } from './group-query.ts';

export function rankLead(ranked: readonly PeerScore[], group: Group): string {
  const of = (certainty: Certainty) => ranked.filter(({ bottom5 }) => certaintyOf(bottom5) === certainty).length;
  const whole = `${count(ranked.length)} ranked ${groupName(group, ranked.length)}`;
  if (ranked.length === 1) return `One ${groupName(group, 1)} is ranked: there is nobody to compare it with.`;
  const [certain, ...others] = certainties.slice(0, 3).map((word) => [word, of(word)] as const);
  const sure =
    certain![1] === 0
      ? `Of ${whole} none is certainly among the worst 5\u00a0%`
      : `${sentence(spelled(certain![1]))} of ${whole} ${certain![1] === 1 ? 'is' : 'are'} certainly among the worst 5\u00a0%`;
  const rest = others.filter(([, number]) => number > 0).map(([word, number]) => `${spelled(number)} ${word}`);
  return rest.length > 0 ? `${sure}, ${listed(rest)}.` : `${sure}.`;
}

export const isMarked = ({ bottom5 }: PeerScore): boolean => certaintyOf(bottom5) === 'certainly';

export const pictureWords = (ranked: readonly PeerScore[]): string =>
  `The ranges of ${count(ranked.length)} ranks, best at the left; ${count(ranked.filter(isMarked).length)} lie certainly in the worst 5\u00a0%. The numbers are in the table below.`;

/** Two certain-looking figures that are not: what rounds to all or nothing says so. */
export function chanceWords(chance: number): string {
  if (chance > 0.995) return 'over 99 %';
  return chance < 0.005 ? 'under 1 %' : `${decimal(chance * 100, 0)} %`;
}

/** 21 → '21st', to be read after 'every'. */
export function thinnedWords(step: number): string | null {
  if (step < 2) return null;
  const rule = new Intl.PluralRules('en', { type: 'ordinal' }).select(step);
  return `${step}${{ one: 'st', two: 'nd', few: 'rd', other: 'th', many: 'th', zero: 'th' }[rule]}`;
}
