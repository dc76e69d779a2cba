/** The form of a ground: its clause, what it serves, and its words in each language. */
import { allMetrics } from '../../scoring/metrics/index.ts';
import { languages } from '../../languages/language.ts';
import type { Texts } from '../../languages/texts.ts';
import type { GroundContent } from '../../stores/grounds.ts';
import { nameOfLanguage } from '../statements/name-of-language.ts';

export interface GroundForm extends GroundContent {
  key: string;
  note: string;
}

/** What a case may rest on. */
export const servable: readonly string[] = [...allMetrics.map(({ key }) => key), 'testing-stopped', 'safety'];

export const emptyGround: GroundForm = { key: '', clause: '', serves: [], texts: {}, note: '' };

export interface ReadGround {
  form: GroundForm;
  /** The version that the person had before their eyes; 0 for a new ground. */
  seen: number;
  errors: Record<string, string>;
}

export function readGroundForm(t: Texts, body: unknown, known: string | null): ReadGround {
  const given = (body ?? {}) as Record<string, unknown>;
  const text = (name: string, most: number) =>
    typeof given[name] === 'string' ? given[name].trim().slice(0, most) : '';
  const several = [given['serves']].flat().filter((one): one is string => typeof one === 'string');
  const form: GroundForm = {
    key: known ?? text('key', 60),
    clause: text('clause', 40),
    serves: servable.filter((key) => several.includes(key)),
    texts: Object.fromEntries(
      languages.map((one) => [one, { title: text(`title_${one}`, 200), text: text(`text_${one}`, 3_000) }]),
    ),
    note: text('note', 1_000),
  };
  const seen = known === null ? 0 : Number(/^\d{1,6}$/.exec(text('version', 6))?.[0] ?? '0');
  return { form, seen, errors: faultsOf(t, form) };
}

function faultsOf(t: Texts, { key, clause, texts, note }: GroundForm): Record<string, string> {
  const errors: Record<string, string> = {};
  if (!/^[a-z][a-z0-9-]*$/.test(key) || key === 'new')
    errors['key'] = t('Name it in small letters and hyphens, such as late-delivery.');
  if (clause === '') errors['clause'] = t('Say which clause of your terms it is.');
  for (const language of languages) {
    const { title = '', text = '' } = texts[language] ?? {};
    const name = nameOfLanguage(language, t);
    if (title === '') errors[`title_${language}`] = t('{language}: write a title.', { language: name });
    if (text === '') errors[`text_${language}`] = t('{language}: write the words of the clause.', { language: name });
  }
  if (note.length < 5) errors['note'] = t('Say in a sentence what changes and why.');
  return errors;
}
