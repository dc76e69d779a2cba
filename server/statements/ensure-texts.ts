/**
 * An installation starts with a template in each language and a catalogue of grounds, written when they are first needed. A newer
 * program brings its newer words as a further version of whatever nobody has worded anew; versions that are there never change.
 */
import { isDeepStrictEqual } from 'node:util';
import { instantText, type Context } from '../context.ts';
import { appendAudit } from '../stores/audit.ts';
import { allGrounds, publishGround, type Ground } from '../stores/grounds.ts';
import { readCommitted } from '../stores/read.ts';
import { allTemplates, bringTemplate, ownAuthor } from '../stores/templates.ts';
import { firstGrounds } from './first-grounds.ts';
import { languages } from '../languages/language.ts';
import { firstWordings } from './texts/index.ts';

export async function ensureTexts({ database, clock }: Pick<Context, 'database' | 'clock'>): Promise<void> {
  const read = readCommitted(database);
  const templates = Map.groupBy(await allTemplates(read), ({ language }) => language);
  const wordings = languages.flatMap((language) =>
    due(templates.get(language), firstWordings[language]).map((one) => ({ language, ...one })),
  );
  const known = Map.groupBy((await allGrounds(read)).map(versionOf), ({ key }) => key);
  const grounds = firstGrounds
    // What a catalogue lacks that has begun is left out: the terms of this marketplace may not have it.
    .filter(([key]) => known.size === 0 || known.has(key))
    .flatMap(([key, words]) => due(known.get(key), words).map((one) => ({ key, author: ownAuthor, ...one })));
  if (wordings.length === 0 && grounds.length === 0) return;
  const at = instantText(clock.now());
  await database.transaction(async (tx) => {
    const note = (kind: string, name: string, detail: { version: number }) =>
      appendAudit(tx, { at, actor: ownAuthor, action: `${kind} published`, subject: `${kind} ${name}`, detail });
    for (const wording of wordings) {
      const { language, version } = wording;
      const isBrought = await bringTemplate(tx, { ...wording, at });
      if (isBrought && version > 1) await note('template', language, { version });
    }
    for (const ground of grounds) {
      const isBrought = await publishGround(tx, { ...ground, at });
      if (isBrought && ground.version > 1) await note('ground', ground.key, { version: ground.version });
    }
  });
}

interface Version {
  version: number;
  author: string;
  state?: 'draft' | 'published';
  content: unknown;
}

const versionOf = ({ key, version, author, clause, serves, texts }: Ground) => ({
  ...{ key, version, author },
  content: { clause, serves, texts },
});

/**
 * The version that words of the program are due as: none where somebody words or has worded others, and none where they have stood
 * before, since a newer program than this one has brought what stands now.
 *
 * @param versions the newest first
 */
function due<Content>(versions: readonly Version[] = [], words: Content) {
  const [newest] = versions;
  if (!newest) return [{ version: 1, content: words, note: 'The first version' }];
  if (newest.author !== ownAuthor || newest.state === 'draft') return [];
  const stood = versions.some(({ content }) => isDeepStrictEqual(content, words));
  return stood ? [] : [{ version: newest.version + 1, content: words, note: 'Newer words of the program' }];
}
