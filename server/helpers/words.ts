/** Words around figures, and what is put into attributes. */
import Handlebars from 'handlebars';
import { message } from '../languages/texts.ts';
import { asciiMarkup } from './escape.ts';
import { feedWords } from './feed-words.ts';

const itself = (word: string) => [word, word] as const;

/** What has a translation: words of feeds, metrics, roles and feeds. */
const knownWords = new Map([
  ...feedWords.map((word) => [word.replaceAll(' ', '_'), word] as const),
  ['late-delivery', message('late delivery')],
  ['low-review', message('low reviews')],
  ['bad-order', message('bad orders')],
  ['complaint', message('complaints')],
  ['return', message('returns')],
  ['cancellation', message('cancellations')],
  ['refund', message('refunds')],
  ['inspection', message('inspections')],
  ['slow-reply', message('slow replies')],
  ['counter-offer', message('counter-offers')],
  ['slow-inspection', message('slow inspections')],
  ['slow-payment', message('slow payments')],
  ['slow-send-back', message('slow send backs')],
  ['testing-stopped', message('testing stopped')],
  ...[message('seller'), message('manager'), message('lab'), message('admin')].map(itself),
  ...[message('sellers'), message('orders'), message('deliveries'), message('reviews')].map(itself),
  ...[message('complaints'), message('returns'), message('coverage')].map(itself),
  ['trade_ins', message('trade ins')],
]);

/** A word of the program or of a feed as people say it: 'mobile_operator' is 'mobile operator', 'late-delivery' 'late delivery'. */
export const said = (word: unknown): string =>
  typeof word === 'string' && word ? (knownWords.get(word) ?? word.replaceAll('_', ' ')) : '–';

/** With a capital, to open a sentence or a cell. */
export const capital = (word: unknown): string => {
  const text = said(word);
  return text.charAt(0).toUpperCase() + text.slice(1);
};

/** Class names, leaving out what is empty: `classes('row', false, 'is-chosen')`. */
export const classes = (...names: unknown[]): string =>
  names.filter((name): name is string => typeof name === 'string' && name !== '').join(' ');

/** For a quoted data attribute. Its many quotation marks are escaped together: one at a time they cost more than the rest of a page. */
export const json = (value: unknown): Handlebars.SafeString => {
  // Written before.
  if (value instanceof Handlebars.SafeString) return value;
  let text = JSON.stringify(value ?? null);
  if (/[&<>]/.test(text)) text = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  return new Handlebars.SafeString(asciiMarkup(text.replaceAll('"', '&quot;')));
};

/**
 * An address that may stand in `href`: a path of ours, a fragment, http, https or mailto. Anything else leads nowhere.
 *
 * @example safeUrl('javascript:alert(1)') // '#'
 */
export function safeUrl(address: unknown): string {
  if (typeof address !== 'string') return '#';
  const text = address.trim();
  if (/^(\/(?![/\\])|[?#])/.test(text) || text === '/') return text;
  return /^(https?:\/\/|mailto:|otpauth:\/\/)/i.test(text) ? text : '#';
}
