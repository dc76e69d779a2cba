/** What the page of ranks says in words. */
import { numbersIn } from '../../helpers/numbers-in.ts';
import { message, type Texts } from '../../languages/texts.ts';
import type { PeerScore } from '../../stores/peers.ts';
import { listed, numberWord, sentence } from '../desk/words.ts';
import { certaintyOf, type Certainty } from './certainty.ts';
import { groupName } from './group-name.ts';
import type { Group } from './group-query.ts';

/** The chance of being among the worst, as a word. */
export const certaintyWord: Record<Certainty, string> = {
  certainly: message('certainly'),
  probably: message('probably'),
  possibly: message('possibly'),
  hardly: message('hardly'),
};

export function rankLead(ranked: readonly PeerScore[], group: Group, t: Texts): string {
  const sellers = groupName(group, ranked.length, t);
  if (ranked.length === 1) return t('One {sellers} is ranked: there is nobody to compare it with.', { sellers });
  const of = (certainty: Certainty) => ranked.filter(({ bottom5 }) => certaintyOf(bottom5) === certainty).length;
  const certain = of('certainly');
  const others = [...lessSure(of('probably'), 'probably', t), ...lessSure(of('possibly'), 'possibly', t)];
  const values = { all: numbersIn(t.language).count(ranked.length), sellers, others: listed(others, t) };
  if (certain === 0)
    return others.length === 0
      ? t('Of {all} ranked {sellers} none is certainly among the worst 5\u00a0%.', values)
      : t('Of {all} ranked {sellers} none is certainly among the worst 5\u00a0%, {others}.', values);
  const told = { ...values, n: certain, number: numberWord(certain, t) };
  return sentence(
    others.length === 0
      ? t(
          '{n, plural, one {{number} of {all} ranked {sellers} is certainly among the worst 5\u00a0%.} other {{number} of {all} ranked {sellers} are certainly among the worst 5\u00a0%.}}',
          told,
        )
      : t(
          '{n, plural, one {{number} of {all} ranked {sellers} is certainly among the worst 5\u00a0%, {others}.} other {{number} of {all} ranked {sellers} are certainly among the worst 5\u00a0%, {others}.}}',
          told,
        ),
  );
}

function lessSure(number: number, certainty: Certainty, t: Texts): string[] {
  if (number === 0) return [];
  return [t('{number} {certainty}', { number: numberWord(number, t), certainty: t(certaintyWord[certainty]) })];
}

export const isMarked = ({ bottom5 }: PeerScore): boolean => certaintyOf(bottom5) === 'certainly';

export function pictureWords(ranked: readonly PeerScore[], t: Texts): string {
  const { count } = numbersIn(t.language);
  const n = ranked.filter(isMarked).length;
  return t(
    'The ranges of {all} ranks, best at the left; {n, plural, one {{number} lie} other {{number} lie}} certainly in the worst 5\u00a0%. The numbers are in the table below.',
    { all: count(ranked.length), n, number: count(n) },
  );
}

/** Two certain-looking figures that are not: what rounds to all or nothing says so. */
export function chanceWords(chance: number, t: Texts): string {
  if (chance > 0.995) return t('over {share}', { share: '99 %' });
  if (chance < 0.005) return t('under {share}', { share: '1 %' });
  return `${numbersIn(t.language).decimal(chance * 100, 0)} %`;
}
