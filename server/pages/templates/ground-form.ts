/** The form of a ground: its clause, what it serves, and its words in each language. */
import { allMetrics } from '../../scoring/metrics/index.ts';
import { languages, type Language } from '../../languages/language.ts';
import type { Texts } from '../../languages/texts.ts';
import type { GroundContent } from '../../stores/grounds.ts';
import { formText } from '../portfolio/form-text.ts';
import { tooLongWords } from '../too-long-words.ts';
import { nameOfLanguage } from '../statements/name-of-language.ts';

export interface GroundForm extends GroundContent {
  key: string;
  note: string;
}

/** What a case may rest on. */
export const servable: readonly string[] = [...allMetrics.map(({ key }) => key), 'testing-stopped', 'safety'];

export const emptyGround: GroundForm = { key: '', clause: '', serves: [], texts: {}, note: '' };

/** Letters of each text. */
export const longestOf = { key: 60, clause: 40, title: 200, text: 3_000, note: 1_000 };

export interface ReadGround {
  form: GroundForm;
  /** The version that the person had before their eyes; 0 for a new ground. */
  seen: number;
  errors: Record<string, string>;
}

export function readGroundForm(t: Texts, body: unknown, known: string | null): ReadGround {
  const given = (body ?? {}) as Record<string, unknown>;
  const text = (name: string) => formText(given, name);
  const several = [given['serves']].flat().filter((one): one is string => typeof one === 'string');
  const form: GroundForm = {
    key: known ?? text('key'),
    clause: text('clause'),
    serves: servable.filter((key) => several.includes(key)),
    texts: Object.fromEntries(
      languages.map((one) => [one, { title: text(`title_${one}`), text: text(`text_${one}`) }]),
    ),
    note: text('note'),
  };
  const seen = known === null ? 0 : Number(/^\d{1,6}$/.exec(text('version'))?.[0] ?? '0');
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
  return { ...errors, ...tooLong(t, { key, clause, texts, note }) };
}

function tooLong(t: Texts, { key, clause, texts, note }: Pick<GroundForm, 'key' | 'clause' | 'texts' | 'note'>) {
  const fault = (of: keyof typeof longestOf, words: string, language?: Language) => {
    if (words.length <= longestOf[of]) return [];
    const said = tooLongWords(longestOf[of], t);
    const named = language && t('{label}: {words}', { label: nameOfLanguage(language, t), words: said });
    return [[language ? `${of}_${language}` : of, named ?? said]];
  };
  const own = [...fault('key', key), ...fault('clause', clause), ...fault('note', note)];
  const inEach = languages.flatMap((one) => [
    ...fault('title', texts[one]?.title ?? '', one),
    ...fault('text', texts[one]?.text ?? '', one),
  ]);
  return Object.fromEntries([...own, ...inEach]) as Record<string, string>;
}
