import { texts, type Texts, type Values } from '../languages/texts.ts';

/** What the person who asked may read; nothing was changed. Its `message` is English, for the command line. */
export class AccountFault extends Error {
  /** The field of the form that it is about. */
  readonly field: string;
  readonly #text: string;
  readonly #values: Values | undefined;

  /** @param text marked by `message()` where it stands */
  constructor(field: string, text: string, values?: Values) {
    super(texts('en')(text, values));
    this.field = field;
    this.#text = text;
    this.#values = values;
  }

  say(t: Texts): string {
    return t(this.#text, this.#values);
  }
}
