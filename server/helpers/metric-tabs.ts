/** One tab for each metric, marked where it stands out. Written as text: a dozen of them take a template longer than the figures they lead to. */
import Handlebars from 'handlebars';
import type { Tongue } from '../languages/texts.ts';
import { escape, escapeText } from './escape.ts';
import { mark } from './marks.ts';
import { safeUrl } from './words.ts';
import { wordsIn } from './words-in.ts';

export interface MetricTab {
  href: string;
  label: string;
  /** What it stands out by, or why it is stale; null for most. */
  level: string | null;
  current: boolean;
}

export function metricTabs(tabs: readonly MetricTab[], tongue: Tongue): Handlebars.SafeString {
  const { statusWord } = wordsIn(tongue);
  let text = '';
  for (const { href, label, level, current } of tabs) {
    const status = level === null ? '' : `<span class="hidden-words"> (${escapeText(statusWord(level))})</span>`;
    text +=
      `<li><a href="${escapeText(safeUrl(href))}"${current ? ' aria-current="page"' : ''}>` +
      `${level === null ? '' : escape(mark(level, true))}${escapeText(label)}${status}</a></li>`;
  }
  return new Handlebars.SafeString(text);
}
