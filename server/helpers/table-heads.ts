/** The heads of a table's columns. Written as text, like the rows below them: a template takes as long for ten heads as for a page of rows. */
import Handlebars from 'handlebars';
import type { ColumnHead } from './addresses.ts';
import { escapeText } from './escape.ts';
import { classes, safeUrl } from './words.ts';

export function tableHeads(columns: readonly ColumnHead[]): Handlebars.SafeString {
  let text = '';
  for (const { label, hint, number, className, href, sorted } of columns) {
    const named = classes(number && 'number', className);
    const name = escapeText(label);
    text +=
      `<th scope="col"${attribute('class', named)}${attribute('aria-sort', sorted)}${attribute('title', hint)}>` +
      `${href ? `<a href="${escapeText(safeUrl(href))}">${name}</a>` : name}</th>`;
  }
  return new Handlebars.SafeString(text);
}

const attribute = (name: string, value: string | undefined): string => (value ? ` ${name}="${escapeText(value)}"` : '');
