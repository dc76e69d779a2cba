/** The words of a template with those that it lacks: a part that came with a newer program has its first words until an admin writes others. */
import { isLanguage } from '../languages/language.ts';
import type { Template } from '../stores/templates.ts';
import { type Wording } from './parts.ts';
import { firstWordings } from './texts/index.ts';

export const wholeWording = (language: string, template: Pick<Template, 'content'> | null): Wording => ({
  ...(isLanguage(language) ? firstWordings[language] : {}),
  ...template?.content,
});
