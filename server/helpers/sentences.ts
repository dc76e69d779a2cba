/** How a template says something in the reader's language, and the markup that may stand in the middle of a sentence. */
import Handlebars from 'handlebars';
import { texts } from '../languages/texts.ts';
import { escape, escapeText } from './escape.ts';
import { tongueOf } from './tongue-of.ts';
import { safeUrl } from './words.ts';

type Options = Handlebars.HelperOptions;
const markup = (html: string) => new Handlebars.SafeString(html);

export const sentences = {
  /**
   * `{{t "Sign in"}}`, `{{t "Lost {points} points since {day}" points=(decimal lost 2) day=(day since)}}`. A number is for
   * `plural` in the message; what is only shown is formatted by its helper. Without values it is written into the template when
   * that is compiled (templates.ts), and this is called for messages that a name stands for.
   */
  t(message: unknown, options: Options): unknown {
    if (typeof message !== 'string') return '';
    const t = texts(tongueOf(options));
    if (Object.keys(options.hash as object).length === 0) return t(message);
    const pieces = t.pieces(message, options.hash as Record<string, unknown>);
    return markup(pieces.map((piece) => ('text' in piece ? escapeText(piece.text) : escape(piece.value))).join(''));
  },
  /** `(link href text)`: a link in the middle of a sentence. */
  link: (href: unknown, text: unknown) => markup(`<a href="${escape(safeUrl(href))}">${escape(text)}</a>`),
  strong: (text: unknown) => markup(`<strong>${escape(text)}</strong>`),
  /** Of people: a name, an order number, what somebody wrote. */
  bdi: (text: unknown) => markup(`<bdi>${escape(text)}</bdi>`),
  /** Free words of people, in a language that nobody knows: a reading voice must not take it for the page's. */
  written: (text: unknown) => markup(`<bdi lang="">${escape(text)}</bdi>`),
};
