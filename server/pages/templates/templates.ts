/** `/templates`: the words of statements in each language, with their versions. */
import type { Request, Response } from 'express';
import type { Route } from '../../access/route.ts';
import type { Context } from '../../context.ts';
import { ensureTexts } from '../../statements/ensure-texts.ts';
import { languages } from '../../languages/language.ts';
import { texts, type Texts } from '../../languages/texts.ts';
import { marketplaceOf, type Marketplace } from '../../stores/marketplace.ts';
import { readCommitted } from '../../stores/read.ts';
import { allTemplates } from '../../stores/templates.ts';
import { nameOfLanguage } from '../statements/name-of-language.ts';
import { versionNote } from './version-note.ts';

async function show(request: Request, response: Response, context: Context): Promise<void> {
  const t = texts(request.language);
  await ensureTexts(context);
  const read = readCommitted(context.database);
  const all = await allTemplates(read);
  const marketplace = await marketplaceOf(read);
  const rows = languages.map((language) => {
    const versions = all.filter((one) => one.language === language);
    const current = versions.find(({ state }) => state === 'published');
    const draft = versions.find(({ state }) => state === 'draft');
    const path = `/templates/${language}`;
    return {
      name: nameOfLanguage(language, t),
      path,
      current: current && {
        ...current,
        note: versionNote(current, t),
        previewHref: `${path}/preview?version=${current.version}`,
      },
      draft: draft && { version: draft.version, author: draft.author, changedAt: draft.changedAt },
      versions: versions
        .filter(({ state }) => state === 'published')
        .map(({ version, note, author, publishedAt }) => ({
          ...{ version, note: versionNote({ version, note, author }, t), author, publishedAt },
          previewHref: `${path}/preview?version=${version}`,
          differenceHref: version > 1 ? `${path}/difference?version=${version}` : null,
        })),
    };
  });
  const lacking = lackingOf(marketplace);
  response.render('templates/templates', {
    title: t('Templates'),
    lead: leadOf(t, rows.filter(({ draft }) => draft).length, lacking),
    rows,
    lacking,
  });
}

/** What keeps every restriction from being delivered. */
function lackingOf({ name, address, complaints, terms, mediators, disputeBody }: Marketplace): number {
  return [name, address, complaints, terms, mediators[0] ?? '', disputeBody].filter((text) => text === '').length;
}

function leadOf(t: Texts, drafts: number, lacking: number): string {
  if (lacking > 0)
    return t('Something about the marketplace is not set yet: until it is, no statement of reasons can be delivered.');
  if (drafts > 0)
    return t(
      '{n, plural, =1 {One draft waits} other {# drafts wait}} to be published. Statements are written with the published words.',
      { n: drafts },
    );
  return t('Statements of reasons are written with these words. A delivered statement never changes.');
}

export const routes: Route[] = [{ method: 'get', path: '/templates', allow: ['admin'], handle: show }];
