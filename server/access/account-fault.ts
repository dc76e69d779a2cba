/** What the person who asked may read; nothing was changed. */
export class AccountFault extends Error {
  /** The field of the form that it is about. */
  readonly field: string;

  constructor(field: string, message: string) {
    super(message);
    this.field = field;
  }
}
