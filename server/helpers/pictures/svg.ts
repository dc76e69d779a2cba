/** What all server-drawn pictures share: sizes and places are attributes, colours come from classes in figures.css. */
import Handlebars from 'handlebars';
import { escape } from '../escape.ts';

export { escape };

/** One decimal is finer than a pixel, and keeps pages small. */
export function place(value: number): string {
  const tenths = Math.round(value * 10);
  return places[tenths] ?? String(tenths / 10);
}

const places = Array.from({ length: 2_000 }, (_, tenths) => String(tenths / 10));

/** A picture with words for those who do not see it. */
export function picture(width: number, height: number, label: string, content: string): Handlebars.SafeString {
  const size = `width="${width}" height="${height}" viewBox="0 0 ${width} ${height}"`;
  return new Handlebars.SafeString(
    `<svg class="picture" ${size} role="img" aria-label="${escape(label)}">${content}</svg>`,
  );
}
