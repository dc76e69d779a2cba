/** An installation starts with a template in each language and a catalogue of grounds, written when they are first needed. */
import { instantText, type Context } from '../context.ts';
import { currentGrounds, publishGround } from '../stores/grounds.ts';
import { readCommitted } from '../stores/read.ts';
import { allTemplates, seedTemplate } from '../stores/templates.ts';
import { firstGrounds } from './first-grounds.ts';
import { languages } from '../languages/language.ts';
import { firstWordings } from './texts/index.ts';

export async function ensureTexts({ database, clock }: Pick<Context, 'database' | 'clock'>): Promise<void> {
  const read = readCommitted(database);
  const known = await allTemplates(read);
  const lacking = languages.filter((language) => !known.some((template) => template.language === language));
  const grounds = await currentGrounds(read);
  if (lacking.length === 0 && grounds.length > 0) return;
  const at = instantText(clock.now());
  await database.transaction(async (tx) => {
    for (const language of lacking) await seedTemplate(tx, language, firstWordings[language], at);
    if (grounds.length > 0) return;
    for (const [key, content] of firstGrounds)
      await publishGround(tx, { key, version: 1, content, note: 'The first version', author: 'Assay', at });
  });
}
