/** The language that a page is drawn in, as every helper of a template is told it. */
import type Handlebars from 'handlebars';
import type { Tongue } from '../languages/texts.ts';

export const tongueOf = (options: Handlebars.HelperOptions): Tongue =>
  (options.data as { root?: { language?: Tongue } } | undefined)?.root?.language ?? 'en';
