/** The orders behind a figure as rows of a table. Written as text: in a template a row takes as long as a question to the database. */
import Handlebars from 'handlebars';
import type { Tongue } from '../languages/texts.ts';
import { daysIn } from './days.ts';
import { escape, escapeText } from './escape.ts';
import { safeUrl } from './words.ts';

export interface OrderRow {
  orderId: string;
  day: number | null;
  ordered: number | null;
  market: string | null;
  category: string | null;
  /** What happened, in words. */
  what: string;
  /** Where its seller contests it, or has. */
  contest?: { href: string; label: string; about: string } | null;
}

const nothing = escapeText('–');
const known = (text: string | null): string => (text ? escapeText(text) : nothing);

/** @param night the day that is yesterday to the reader */
export function orderRows(rows: readonly OrderRow[], night: unknown, tongue: Tongue): Handlebars.SafeString {
  const { day: dayElement } = daysIn(tongue);
  let text = '';
  for (const { orderId, day, ordered, market, category, what, contest } of rows)
    text +=
      `<tr><th scope="row" class="at-name"><bdi>${escapeText(orderId)}</bdi></th>` +
      `<td class="nowrap at-figure">${escape(dayElement(day, night))}</td>` +
      `<td class="nowrap wide">${escape(dayElement(ordered, night))}</td>` +
      `<td class="wide">${known(market)}</td><td class="wide">${known(category)}</td>` +
      `<td class="at-all"><bdi>${escapeText(what)}</bdi>${contest ? contestLink(contest) : ''}</td></tr>\n`;
  return new Handlebars.SafeString(text);
}

const contestLink = ({ href, label, about }: NonNullable<OrderRow['contest']>): string =>
  ` <a class="nowrap" href="${escapeText(safeUrl(href))}" aria-label="${escapeText(about)}">${escapeText(label)}</a>`;
