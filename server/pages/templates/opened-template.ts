/** The template that an address names: its language, the version in force, the draft that is being written. */
import type { Request } from 'express';
import { refusal } from '../../access/guard.ts';
import type { Context } from '../../context.ts';
import { ensureTexts } from '../../statements/ensure-texts.ts';
import { type Language, isLanguage } from '../../languages/language.ts';
import { readCommitted } from '../../stores/read.ts';
import { allTemplates, type Template } from '../../stores/templates.ts';

export interface OpenedTemplate {
  language: Language;
  /** The newest first. */
  versions: Template[];
  current: Template;
  draft: Template | null;
}

export async function openedTemplate({ params }: Request, context: Context): Promise<OpenedTemplate> {
  const { language } = params;
  if (!isLanguage(language)) throw refusal(404);
  await ensureTexts(context);
  const versions = (await allTemplates(readCommitted(context.database))).filter((one) => one.language === language);
  const current = versions.find(({ state }) => state === 'published');
  if (!current) throw refusal(404);
  return { language, versions, current, draft: versions.find(({ state }) => state === 'draft') ?? null };
}

/** The version that the address asks for, else the draft, else the one in force. */
export function versionAsked({ query }: Request, { versions, current, draft }: OpenedTemplate): Template {
  const asked = versions.find(({ version }) => String(version) === query['version']);
  return asked ?? draft ?? current;
}
