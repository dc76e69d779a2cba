/** The shapes of a status: each level is told apart by shape before colour. */
import Handlebars from 'handlebars';
import { message } from '../languages/texts.ts';

const circle = '<circle class="line" cx="8" cy="8" r="5"/>';
const shapes: Record<string, { filled: string; outline: string }> = {
  'too-few': { filled: circle, outline: circle },
  stale: {
    filled: '<circle class="line dotted" cx="8" cy="8" r="5"/>',
    outline: '<circle class="line dotted" cx="8" cy="8" r="5"/>',
  },
  fine: { filled: '<circle class="filled" cx="8" cy="8" r="4.6"/>', outline: circle },
  watch: {
    filled: `${circle}<path class="filled" d="M8 8V3a5 5 0 0 1 5 5z"/>`,
    outline: `${circle}<path class="filled" d="M8 8V3a5 5 0 0 1 5 5z"/>`,
  },
  warn: pair('M8 2.6 14 13.2H2z'),
  limit: pair('M3.2 3.2h9.6v9.6H3.2z'),
  suspend: pair('M8 1.8 13.4 4.9v6.2L8 14.2 2.6 11.1V4.9z'),
};

function pair(path: string) {
  return { filled: `<path class="filled" d="${path}"/>`, outline: `<path class="line" d="${path}"/>` };
}

/** Words of the program for one of the seven shapes. */
const aliases: Record<string, string> = {
  none: 'fine',
  ok: 'fine',
  fresh: 'fine',
  done: 'fine',
  ranked: 'fine',
  too_few: 'too-few',
  provisional: 'too-few',
  missing: 'too-few',
  behind: 'stale',
  running: 'watch',
  overdue: 'warn',
  failed: 'limit',
  end: 'suspend',
};

/** A word of a feed may be `constructor`. */
const own = (table: Record<string, string>, word: string): string | undefined =>
  Object.hasOwn(table, word) ? table[word] : undefined;

/** Which shape a word of the program is drawn as. */
export const shapeOf = (word: unknown): string => {
  const name = typeof word === 'string' ? (own(aliases, word) ?? word) : 'too-few';
  return Object.hasOwn(shapes, name) ? name : 'too-few';
};

const words: Record<string, string> = {
  'too-few': message('too few orders'),
  stale: message('stale'),
  fine: message('fine'),
  watch: message('watch'),
  warn: message('warn'),
  limit: message('limit'),
  suspend: message('suspend'),
  end: message('service ended'),
};

/** How a status is said. Words that are no level are said as they are. */
export const statusWord = (word: unknown): string => {
  if (typeof word !== 'string' || word === '') return '–';
  if (word === 'none' || word === 'ok') return 'fine';
  if (word === 'too_few') return words['too-few'] as string;
  return own(words, word) ?? word.replaceAll('_', ' ');
};

/** The mark alone; the word beside it is what a screen reader hears. `outline` for what is only recommended. */
export function mark(word: unknown, outline: unknown): Handlebars.SafeString {
  const shape = shapeOf(word);
  const drawn = shapes[shape] as { filled: string; outline: string };
  return new Handlebars.SafeString(
    `<svg class="mark mark-${shape}" viewBox="0 0 16 16" aria-hidden="true">${outline === true ? drawn.outline : drawn.filled}</svg>`,
  );
}
