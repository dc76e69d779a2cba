/** A delivered statement with its receipt: when it was delivered and opened, its letters, its sums. */
import Handlebars from 'handlebars';
import { moment } from '../../helpers/days.ts';
import { languageName } from '../../statements/missing-parts.ts';
import { isLanguage } from '../../languages/language.ts';
import type { SentLetter } from '../../stores/letters.ts';
import type { OpenedStatement } from './opened-statement.ts';

const nouns = { warn: 'warning', limit: 'limit', suspend: 'suspension', end: 'end of the service' };

export const nounOf = (measure: keyof typeof nouns): string => nouns[measure];

const letterStates: Record<SentLetter['state'], string> = {
  'in-app': 'not sent',
  pending: 'waits',
  sending: 'being sent',
  sent: 'sent',
  failed: 'failed',
};

export const nameOfLanguage = (language: string): string => (isLanguage(language) ? languageName(language) : language);

/** What the paper says, as it is kept; it was escaped when it was rendered. */
export const keptMarkup = (html: string) => new Handlebars.SafeString(html);

export function presentStatement({ statement, documents, document }: OpenedStatement) {
  const path = `/statements/${statement.id}`;
  const { language, html, content } = document;
  return {
    heading: (JSON.parse(content) as { title: string }).title,
    path,
    id: statement.id,
    reference: statement.reference,
    markup: keptMarkup(html),
    pdfHref: `${path}/pdf?language=${language}`,
    languages:
      documents.length < 2
        ? []
        : documents.map((one) => ({
            href: `${path}?language=${one.language}`,
            label: nameOfLanguage(one.language),
            current: one.language === language,
          })),
  };
}

export function presentReceipt(
  { statement, document }: OpenedStatement,
  letters: readonly SentLetter[],
  night: number,
  timeZone: string,
) {
  const { channel, letterReference, deliveredAt, openedAt, openedBy, composedAt } = statement;
  const at = (instant: string | null) => (instant === null ? null : moment(instant, night, timeZone));
  return {
    facts: [
      {
        label: 'Decision',
        value: `The ${nounOf(statement.measure)} of ${statement.sellerName ?? statement.sellerId}`,
        href: `/decisions/${statement.decision}`,
      },
      { label: 'Written', value: at(composedAt) },
      {
        label: channel === 'letter' ? 'Handed over' : 'Delivered',
        value: deliveredAt === null ? 'not yet' : channel === 'letter' ? deliveredAt.slice(0, 10) : at(deliveredAt),
        ...(letterReference === null ? {} : { hint: `Registered letter ${letterReference}` }),
      },
      {
        label: 'Opened',
        value: openedAt === null ? 'not yet' : at(openedAt),
        ...(openedBy === null ? {} : { hint: openedBy }),
      },
      { label: 'Template', value: `${nameOfLanguage(document.language)}, version ${document.templateVersion}` },
      { label: 'Ground', value: `${statement.ground}, version ${statement.groundVersion}` },
      { label: 'PDF (SHA-256)', value: document.pdfSha256 },
    ],
    letters: letters.map((letter) => ({
      ...letter,
      languageName: nameOfLanguage(letter.language),
      stateWords: letterStates[letter.state],
      level: letter.state === 'sent' ? 'fine' : letter.state === 'failed' ? 'limit' : 'stale',
    })),
    noPost: letters.some(({ state }) => state === 'in-app'),
    anyFailed: letters.some(({ state }) => state === 'failed'),
    awaitsPost: channel === 'letter' && deliveredAt === null,
  };
}
