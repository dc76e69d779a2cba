/** A delivered statement, as it was delivered. */
import Handlebars from 'handlebars';
import type { Texts } from '../../languages/texts.ts';
import { nameOfLanguage } from './name-of-language.ts';
import type { OpenedStatement } from './opened-statement.ts';

/** What the paper says, as it is kept; it was escaped when it was rendered. */
export const keptMarkup = (html: string) => new Handlebars.SafeString(html);

export function presentStatement({ statement, documents, document }: OpenedStatement, t: Texts) {
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
            label: nameOfLanguage(one.language, t),
            current: one.language === language,
          })),
  };
}
