/**
 * Text for a page: what has a meaning in HTML and everything beyond ASCII as character references. A page of ASCII alone is
 * sent as it stands; one with a single dash in it costs twice the memory and a walk over every character to encode.
 */
import Handlebars from 'handlebars';

const strange = /[&<>"'`=\u0080-\uffff]/;
const pieces = /[&<>"'`=]|[\ud800-\udbff][\udc00-\udfff]|[\u0080-\uffff]/g;
const isBeyond = /[\u0080-\uffff]/;
const beyond = /[\ud800-\udbff][\udc00-\udfff]|[\u0080-\uffff]/g;

const references = new Map<string, string>(
  Object.entries({
    '&': '&amp;',
    '<': '&lt;',
    '>': '&gt;',
    '"': '&quot;',
    "'": '&#x27;',
    '`': '&#x60;',
    '=': '&#x3D;',
  }),
);

function referenceOf(piece: string): string {
  const known = references.get(piece);
  if (known !== undefined) return known;
  const point = piece.codePointAt(0) as number;
  // Half of a pair is no character; browsers show the sign for one that could not be read.
  return `&#${point >= 0xd800 && point <= 0xdfff ? 0xfffd : point};`;
}

export const escapeText = (text: string): string =>
  strange.test(text) ? narrow(text.replace(pieces, referenceOf)) : text;

/**
 * The same ASCII text in one byte a character and in one piece. What is left of a text with a single dash in it keeps two, and a
 * page that is put together with one such piece has two throughout: it then takes three times as long to send. A text that was
 * put together of many pieces stays so, and is walked through again in each page that it becomes a part of.
 */
export const narrow = (ascii: string): string => Buffer.from(ascii, 'latin1').toString('latin1');

/** As Handlebars escapes `{{…}}`: what is safe already stays, nothing is nothing. */
export function escape(value: unknown): string {
  if (typeof value === 'string') return escapeText(value);
  if (value === null || value === undefined) return '';
  if (value instanceof Handlebars.SafeString) return value.toHTML();
  return escapeText(`${value as string}`);
}

/** Markup in which everything beyond ASCII is a reference. */
export const asciiMarkup = (markup: string): string => {
  const ascii = isBeyond.test(markup) ? markup.replace(beyond, referenceOf) : markup;
  return narrow(ascii);
};
