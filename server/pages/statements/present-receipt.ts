/** The receipt of a statement: when it was delivered and opened, its letters, its sums. */
import type { Measure } from '../../cases/decision.ts';
import { daysIn } from '../../helpers/days.ts';
import { wordsIn } from '../../helpers/words-in.ts';
import { message, type Texts } from '../../languages/texts.ts';
import type { SentLetter } from '../../stores/letters.ts';
import type { StoredStatement } from '../../stores/statements.ts';
import { sentence } from '../desk/words.ts';
import { nameOfLanguage } from './name-of-language.ts';
import type { OpenedStatement } from './opened-statement.ts';

/** 'the limit of Nova Refurb' */
export const measureOf = (measure: Measure, seller: string, t: Texts): string =>
  t(
    '{measure, select, warn {the warning of {seller}} limit {the limit of {seller}} suspend {the suspension of {seller}} other {the end of the service of {seller}}}',
    { measure, seller },
  );

const sellerOf = ({ sellerName, sellerId }: Pick<StoredStatement, 'sellerName' | 'sellerId'>): string =>
  sellerName ?? sellerId;

function leadOf(statement: StoredStatement, t: Texts): string {
  const measure = measureOf(statement.measure, sellerOf(statement), t);
  if (statement.deliveredAt === null)
    return sentence(
      t('{measure} is written as a letter. Print it, post it, and record when it was handed over.', { measure }),
    );
  if (statement.openedAt === null)
    return sentence(t('{measure} was delivered. Nobody of the seller has opened it in the portal yet.', { measure }));
  return sentence(
    statement.openedBy === null
      ? t('{measure} was delivered, and opened by the seller.', { measure })
      : t('{measure} was delivered, and opened by {person}.', { measure, person: statement.openedBy }),
  );
}

const letterStates: Record<SentLetter['state'], string> = {
  'in-app': message('not sent'),
  pending: message('waits'),
  sending: message('being sent'),
  sent: message('sent'),
  failed: message('failed'),
};

export function presentReceipt(
  { statement, document }: OpenedStatement,
  letters: readonly SentLetter[],
  night: number,
  timeZone: string,
  t: Texts,
) {
  const { channel, letterReference, deliveredAt, openedAt, openedBy, composedAt } = statement;
  const { moment } = daysIn(t.language);
  const at = (instant: string | null) => (instant === null ? null : moment(instant, night, timeZone));
  return {
    title: t('Statement of reasons {reference}', { reference: statement.reference }),
    lead: leadOf(statement, t),
    crumbs: [{ href: `/decisions/${statement.decision}`, label: t('Decision') }],
    facts: [
      {
        label: t('Decision'),
        value: sentence(measureOf(statement.measure, sellerOf(statement), t)),
        href: `/decisions/${statement.decision}`,
      },
      { label: t('Written'), value: at(composedAt) },
      {
        label: channel === 'letter' ? t('Handed over') : t('Delivered to the seller'),
        value: deliveredAt === null ? t('not yet') : channel === 'letter' ? deliveredAt.slice(0, 10) : at(deliveredAt),
        ...(letterReference === null
          ? {}
          : { hint: t('Registered letter {reference}', { reference: letterReference }) }),
      },
      {
        label: t('Opened'),
        value: openedAt === null ? t('not yet') : at(openedAt),
        ...(openedBy === null ? {} : { hint: openedBy, ownHint: true }),
      },
      {
        label: t('Template'),
        value: t('{language}, version {version}', {
          ...{ language: nameOfLanguage(document.language, t), version: document.templateVersion },
        }),
      },
      {
        label: t('Ground'),
        value: t('{ground}, version {version}', {
          ground: wordsIn(t.language).said(statement.ground),
          version: statement.groundVersion,
        }),
      },
      { label: 'PDF (SHA-256)', value: document.pdfSha256 },
    ],
    letters: letters.map((letter) => ({
      ...letter,
      languageName: nameOfLanguage(letter.language, t),
      stateWords: t(letterStates[letter.state]),
      level: letter.state === 'sent' ? 'fine' : letter.state === 'failed' ? 'limit' : 'stale',
    })),
    noPost: letters.some(({ state }) => state === 'in-app'),
    anyFailed: letters.some(({ state }) => state === 'failed'),
    awaitsPost: channel === 'letter' && deliveredAt === null,
  };
}
