/** The points lost as rows of a table. Written as text: in a template the five bars take longer than all the rest of the page's head. */
import Handlebars from 'handlebars';
import type { Tongue } from '../languages/texts.ts';
import { escape, escapeText } from './escape.ts';
import { numbersIn } from './numbers-in.ts';
import { partBar } from './pictures/bars.ts';
import { safeUrl } from './words.ts';

export interface LossRow {
  label: string;
  points: number;
  href?: string;
  note?: string | null;
  /** warn, limit or suspend when the metric is there. */
  tone?: string | null;
}

/** @param longest the points that fill a bar */
export function lossRows(losses: readonly LossRow[], longest: unknown, tongue: Tongue): Handlebars.SafeString {
  const { decimal } = numbersIn(tongue);
  let text = '';
  for (const { label, points, href, note, tone } of losses) {
    const name = escapeText(label);
    text +=
      `<tr><th scope="row">${href ? `<a href="${escapeText(safeUrl(href))}">${name}</a>` : name}` +
      `${note ? ` <span class="muted">${escapeText(note)}</span>` : ''}</th>` +
      `<td class="losses-bar">${escape(partBar(points, longest, tone ?? 'loss'))}</td>` +
      `<td class="number">${escapeText(decimal(points, 2))}</td></tr>\n`;
  }
  return new Handlebars.SafeString(text);
}
