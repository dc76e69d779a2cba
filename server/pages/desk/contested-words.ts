/** What a person who decides must know of the seller's open disputes. */
import { statusWord } from '../../helpers/marks.ts';
import type { DecisionSetting } from './decision-setting.ts';
import { counted } from './words.ts';

/** Disputes that are linked: more are found in the queue. */
const linked = 6;

export function contestedWords({ contested, danger }: Pick<DecisionSetting, 'contested' | 'danger'>) {
  if (!contested) return null;
  const { open, spared } = contested;
  return {
    decides: spared !== null,
    text: spared === null ? undecidedWords(open.length) : decisiveWords(open.length, spared, danger),
    disputes: open
      .slice(0, linked)
      .map(({ id, orderId }) => ({ href: `/disputes/queue/${id}`, label: `Order ${orderId}` })),
  };
}

const undecidedWords = (open: number): string =>
  `${counted(open, 'dispute')} of this seller ${open === 1 ? 'is' : 'are'} open. Without what is contested the figures would recommend the same:`;

function decisiveWords(open: number, spared: string, danger: boolean): string {
  const instead = spared === 'none' ? 'nothing' : `“${statusWord(spared)}”`;
  const rule = danger
    ? 'Buyers are in danger here, so it does not have to wait.'
    : `Until ${open === 1 ? 'it is' : 'they are'} answered, nothing gets harsher than that:`;
  return `Without what ${counted(open, 'open dispute')} of this seller ${open === 1 ? 'contests' : 'contest'}, the figures would recommend ${instead}. ${rule}`;
}
