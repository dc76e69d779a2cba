/**
 * The rows of the queue, written as text and not as a template, and each kept once it is drawn: fifty of them are most of what
 * the page costs. Their buttons belong to one form beside the table, which carries the reader's token.
 */
import { escape, escapeText as text, narrow } from '../../helpers/escape.ts';
import { mark, shapeOf } from '../../helpers/marks.ts';
import { wordsIn } from '../../helpers/words-in.ts';
import type { Texts } from '../../languages/texts.ts';
import type { QueueRow } from '../desk/present-today.ts';

/** Who works on a case, and its sleep, as the reader sees them. */
export interface RowMarks {
  /** `you`, or a name; null: nobody. */
  holder: string | null;
  since: string | null;
  asleep: boolean;
  sleep: string | null;
}

/** @param first of its seller: what is in force stands there, once */
export const drawRow = (row: QueueRow, marks: RowMarks, first: boolean, t: Texts): string =>
  narrow(
    `<tr><td class="at-end">${levelCell(row, t)}</td>` +
      `<th scope="row" class="at-name">${nameCell(row, first, t)}</th>` +
      `<td class="at-all">${whyCell(row, marks)}</td>` +
      `<td class="nowrap at-figure">${text(row.evidence)}</td>` +
      `<td class="number nowrap at-detail">${text(row.weight ?? '–')}${detail(row.harm)}</td>` +
      `<td class="wide nowrap">${text(row.perWeek)}</td>` +
      `<td class="nowrap at-all">${whoCell(row, marks, t)}</td></tr>\n`,
  );

const levelCell = ({ level }: QueueRow, t: Texts): string =>
  `<span class="status status-${shapeOf(level)}">${escape(mark(level, true))}<span>${text(wordsIn(t.language).statusWord(level))}` +
  `<span aria-hidden="true">${text(t('?'))}</span><span class="hidden-words"> ${text(t('recommended'))}</span></span></span>`;

function nameCell({ id, href, name, origin, measures }: QueueRow, first: boolean, t: Texts): string {
  const link = `<a href="${text(href)}" id="case-${id}" data-case="${text(href)}"><bdi>${text(name)}</bdi></a>`;
  const where = origin === '' ? '' : ` <span class="muted small">(${text(origin)})</span>`;
  const again = ` <span class="muted small">${text(t('again'))}</span>`;
  return `${link}${where}${first ? measures.map(detail).join('') : again}`;
}

function whyCell({ ground, further, why, orders, more, waiting, contested }: QueueRow, { sleep }: RowMarks): string {
  const besides = further === null ? '' : ` <span class="muted small">${text(further)}</span>`;
  const named = orders.map(
    ({ orderId, href, last }, index) =>
      ` <span class="nowrap">${index === 0 ? '(' : ''}<a href="${text(href)}"><bdi>${text(orderId)}</bdi></a>${last ? ')' : ','}</span>`,
  );
  const rest = more === null ? '' : ` <a href="${text(more.href)}">${text(more.text)}</a>)`;
  const tonight = `<span class="detail why">${text(why)}${named.join('')}${rest}</span>`;
  const disputed =
    contested === null
      ? ''
      : `<span class="detail"><a href="${text(contested.href)}">${text(contested.text)}</a></span>`;
  return `${text(ground)}${besides}${tonight}${said(sleep)}${said(waiting)}${disputed}`;
}

function whoCell({ href, name }: QueueRow, { holder, since, asleep }: RowMarks, t: Texts): string {
  const whose = t('the case of {name}', { name });
  if (asleep) return button(`${href}/wake`, t('Wake'), whose, '');
  if (holder === null) return button(`${href}/claim`, t('Claim'), whose, ' data-key="c"');
  return `<span class="tag" title="${text(t('since {when}', { when: since ?? '' }))}"><bdi>${text(holder)}</bdi><span class="hidden-words"> ${text(t('works on it'))}</span></span>`;
}

const button = (path: string, word: string, whose: string, more: string): string =>
  `<button class="button-small" form="case-marks" formaction="${text(path)}"${more}>${text(word)}<span class="hidden-words"> ${text(whose)}</span></button>`;

const detail = (words: string | null): string => (words === null ? '' : `<span class="detail">${text(words)}</span>`);

/** What people wrote may run in another direction than the page. */
const said = (words: string | null): string =>
  words === null ? '' : `<span class="detail"><bdi>${text(words)}</bdi></span>`;
