/** What the parts of a statement are called where an administrator words them. */
import { wordsIn } from '../../helpers/words-in.ts';
import { message, type Texts } from '../../languages/texts.ts';

/** Those that nothing else of the program says. */
export const partWords: readonly string[] = [
  message('title'),
  message('end'),
  message('salutation'),
  message('intro'),
  message('label'),
  message('reference'),
  message('date'),
  message('scope'),
  message('duration'),
  message('named'),
  message('heading'),
  message('share'),
  message('account'),
  message('markets'),
  message('categories'),
  message('both'),
  message('night'),
  message('fact'),
  message('rate'),
  message('threshold'),
  message('since'),
  message('over'),
  message('testing'),
  message('words'),
  message('annex'),
  message('notice'),
  message('restriction'),
  message('thirty'),
  message('legal-obligation'),
  message('imperative-reason'),
  message('repeated-infringement'),
  message('conditions'),
  message('own'),
  message('danger'),
  message('tests'),
  message('tell'),
  message('automation'),
  message('two'),
  message('redress'),
  message('mediation'),
  message('costs'),
  message('courts'),
  message('more'),
  message('happened'),
  message('foot'),
  message('page'),
  message('email'),
  message('subject'),
  message('body'),
  message('one'),
  message('many'),
  message('missing'),
  message('review'),
  message('reply'),
  message('silence'),
  message('meaning'),
  message('base'),
  message('category'),
  message('previous owner data'),
  message('worse'),
];

/** 'Fact: since' of `fact.since`. */
export function partName(t: Texts, key: string): string {
  const { said, capital } = wordsIn(t.language);
  const [first = '', ...rest] = key.split('.');
  return rest.reduce((label, part) => t('{label}: {words}', { label, words: said(part) }), capital(first));
}
