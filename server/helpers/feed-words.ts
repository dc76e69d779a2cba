/** The words that feeds may use (jobs/feeds/words.ts), as people say them. What a source calls otherwise, such as a carrier, is said as it is written. */
import { message } from '../languages/texts.ts';

const categories = [
  ...[message('smartphones'), message('laptops'), message('tablets'), message('consoles'), message('smartwatches')],
  ...[message('audio'), message('appliances'), message('desktops'), message('tv'), message('mobility')],
  ...[message('retro'), message('accessories')],
];
const kinds = [
  ...[message('factory'), message('repairer'), message('recycler'), message('trader'), message('lessor')],
  ...[message('manufacturer'), message('retailer'), message('mobile operator')],
];
const grades = [message('fair'), message('good'), message('excellent'), message('premium')];
const sides = [
  ...[message('buyer'), message('carrier'), message('platform')],
  ...[message('none'), message('unknown'), message('other')],
];
const reasons = [
  ...[message('defective'), message('not as described'), message('wrong item'), message('missing part')],
  ...[message('not delivered'), message('late'), message('battery'), message('locked device'), message('invoice')],
  ...[message('change of mind'), message('damaged in transit'), message('counterfeit'), message('warranty')],
];
const answers = [
  ...[message('refund'), message('replace'), message('repair'), message('advice')],
  ...[message('rejected'), message('accepted')],
];

export const feedWords: readonly string[] = [...categories, ...kinds, ...grades, ...sides, ...reasons, ...answers];
