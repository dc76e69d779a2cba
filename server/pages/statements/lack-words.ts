/** What a statement of reasons lacks, as the marketplace's people read it. */
import type { Texts } from '../../languages/texts.ts';
import { sayLack, type Lack } from '../../statements/lack.ts';
import { refusalWords } from '../decisions/refusals.ts';

/** What the rules refuse takes no values. */
export const lackWords = (lack: Lack, t: Texts): string =>
  lack.values === undefined ? refusalWords(lack.message, t) : sayLack(lack, t);
