/** Bars: one that fills a cell, one made of parts, and one for each day of a feed. */
import Handlebars from 'handlebars';
import { isNumber } from '../numbers.ts';
import { escape, picture, place } from './svg.ts';

const share = (part: number, whole: number): string =>
  place(whole > 0 ? Math.min(Math.max((part / whole) * 100, 0), 100) : 0);

const bar = (content: string): Handlebars.SafeString =>
  new Handlebars.SafeString(`<svg class="bar-line picture" height="8" aria-hidden="true">${content}</svg>`);

/** A bar as long as `part` of `whole`; the figure stands beside it, so it is silent. */
export function partBar(part: unknown, whole: unknown, tone: unknown): Handlebars.SafeString {
  if (!isNumber(part) || !isNumber(whole)) return bar('');
  const className = typeof tone === 'string' ? `bar-${escape(tone)}` : 'bar';
  return bar(`<rect class="${className}" width="${share(part, whole)}%" height="8" rx="1"/>`);
}

export interface Part {
  size: number;
  tone?: string;
}

/** A bar of parts laid end to end over `whole`, such as the score and the points it lost. */
export function stackedBar(parts: readonly Part[], whole: number): Handlebars.SafeString {
  let at = 0;
  const pieces = parts.map(({ size, tone }) => {
    const piece = `<rect class="${tone ? `bar-${escape(tone)}` : 'bar'}" x="${share(at, whole)}%" width="${share(size, whole)}%" height="8"/>`;
    at += size;
    return piece;
  });
  return bar(`<rect class="bar-ground" width="100%" height="8"/>${pieces.join('')}`);
}

export interface DayBar {
  rows: number;
  /** How the day is drawn: complete, confirmed by a person, doubtful, or without rows. */
  state: 'complete' | 'confirmed' | 'doubt' | 'none';
  /** The day and its rows in words, shown under the pointer. */
  words: string;
}

const barClass = { complete: 'bar', confirmed: 'bar-accent', doubt: 'bar-doubt', none: 'bar-none' };

/** One bar a day, oldest first. A day without rows is a dashed stub: absence must be seen. `words`: what the picture says. */
export function dayBars(days: readonly DayBar[], words: string): Handlebars.SafeString {
  const [step, height] = [6, 26];
  const most = Math.max(1, ...days.map(({ rows }) => rows));
  const bars = days.map(({ rows, state, words: told }, index) => {
    const tall = rows > 0 ? Math.max((rows / most) * (height - 2), 1.5) : state === 'none' ? 5 : 1.5;
    const box = `x="${index * step + 0.5}" y="${place(height - tall)}" width="4" height="${place(tall)}"`;
    return `<rect class="${barClass[state]}" ${box}><title>${escape(told)}</title></rect>`;
  });
  const axis = `<line class="axis" x1="0" x2="${days.length * step}" y1="${height + 0.5}" y2="${height + 0.5}"/>`;
  return picture(days.length * step, height + 1, words, bars.join('') + axis);
}
