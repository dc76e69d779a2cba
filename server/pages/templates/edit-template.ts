/** `/templates/:language/edit`: the draft of a template, group by group; published with a note once nothing is wrong with it. */
import type { Request, Response } from 'express';
import type { Person, Route } from '../../access/route.ts';
import { instantText, type Context } from '../../context.ts';
import { texts, type Texts } from '../../languages/texts.ts';
import { sayLack } from '../../statements/lack.ts';
import { placeholdersOf } from '../../statements/parts.ts';
import { firstWordings } from '../../statements/texts/index.ts';
import { faultOfPart, faultsOfWording } from '../../statements/wording-faults.ts';
import { wholeWording } from '../../statements/whole-wording.ts';
import { appendAudit } from '../../stores/audit.ts';
import { discardDraft, publishTemplate, saveDraft } from '../../stores/templates.ts';
import { formText } from '../portfolio/form-text.ts';
import { tooLongWords } from '../too-long-words.ts';
import { nameOfLanguage } from '../statements/name-of-language.ts';
import { openedTemplate, type OpenedTemplate } from './opened-template.ts';
import { partName } from './part-names.ts';
import { groupNamed, keysOf, partGroups, type PartGroup } from './part-groups.ts';

interface Typed {
  values: Readonly<Record<string, string>>;
  errors: Readonly<Record<string, string>>;
}

const longestNote = 1_000;

const field = (key: string): string => `part.${key}`;

async function show(request: Request, response: Response, context: Context): Promise<void> {
  const opened = await openedTemplate(request, context);
  render(texts(request.language), response, opened, groupNamed(request.query['group']), { values: {}, errors: {} });
}

function render(
  t: Texts,
  response: Response,
  opened: OpenedTemplate,
  group: PartGroup,
  { values, errors }: Typed,
): void {
  const { language, current, draft } = opened;
  const shown = draft ?? current;
  const name = nameOfLanguage(language, t);
  const path = `/templates/${language}`;
  const faults = Object.entries(errors).map(([key, text]) => ({ name: key, text }));
  if (faults.length > 0) response.status(422);
  response.render('templates/edit', {
    title: t('{language} template', { language: name }),
    lead: draft
      ? t(
          'You are writing version {draft}. Statements go on being written with version {version} until it is published.',
          { draft: draft.version, version: current.version },
        )
      : t('Version {version} is in force. What you keep here becomes the draft of the next version.', {
          version: current.version,
        }),
    crumbs: [{ href: '/templates', label: t('Templates') }],
    path,
    group: group.key,
    tabs: partGroups.map(({ key, label }) => ({
      href: `${path}/edit?group=${key}`,
      label: t(label),
      current: key === group.key,
    })),
    parts: keysOf(group).map((key) => {
      const text = values[key] ?? wholeWording(language, shown)[key] ?? '';
      return {
        name: field(key),
        label: partName(t, key),
        type: text.length < 70 && !text.includes('\n') ? 'text' : 'textarea',
        value: text,
        rows: Math.min(14, Math.max(1, Math.ceil(text.length / 90) + text.split('\n').length - 1)),
        hint: hintOf(t, key),
        error: errors[field(key)],
        english: language === 'en' ? null : firstWordings.en[key],
      };
    }),
    faults,
    draft: draft && {
      version: draft.version,
      previewHref: `${path}/preview`,
      differenceHref: `${path}/difference?version=${draft.version}`,
    },
    note: values['note'] ?? '',
    noteError: errors['note'],
    longestNote,
  });
}

function hintOf(t: Texts, key: string): string | null {
  const placeholders = placeholdersOf(key);
  if (placeholders.length === 0) return null;
  const named = (isRequired: boolean) =>
    placeholders
      .filter(({ required }) => required === isRequired)
      .map(({ name }) => `{{${name}}}`)
      .join(' ');
  const [must, may] = [named(true), named(false)];
  if (must === '') return t('may say {may}', { may });
  return may === '' ? t('must say {must}', { must }) : t('must say {must}, may say {may}', { must, may });
}

async function save(request: Request, response: Response, context: Context): Promise<void> {
  const t = texts(request.language);
  const opened = await openedTemplate(request, context);
  const body = request.body as Record<string, unknown>;
  const group = groupNamed(body['group']);
  const values: Record<string, string> = {};
  const errors: Record<string, string> = {};
  for (const key of keysOf(group)) {
    const text = formText(body, field(key));
    values[key] = text;
    const fault = faultOfPart(key, text);
    if (fault !== null)
      errors[field(key)] = t('{label}: {words}', { label: partName(t, key), words: sayLack(fault, t) });
  }
  if (Object.keys(errors).length > 0) {
    render(t, response, opened, group, { values, errors });
    return;
  }
  const { language, current, draft } = opened;
  const shown = draft ?? current;
  const saved = await context.database.transaction((tx) =>
    saveDraft(tx, {
      language,
      version: draft?.version ?? current.version + 1,
      content: { ...wholeWording(language, shown), ...values },
      author: (request.person as Person).email,
      at: instantText(context.clock.now()),
    }),
  );
  response
    .flash(
      saved
        ? { kind: 'done', text: t('Kept in the draft.') }
        : { kind: 'fault', text: t('Somebody published this version meanwhile. Look at it again.') },
    )
    .redirect(303, `/templates/${language}/edit?group=${group.key}`);
}

async function publish(request: Request, response: Response, context: Context): Promise<void> {
  const t = texts(request.language);
  const opened = await openedTemplate(request, context);
  const { language, draft } = opened;
  const note = formText(request.body, 'note');
  const again = (errors: Record<string, string>) =>
    render(t, response, opened, groupNamed(null), { values: { note }, errors });
  if (!draft) {
    again({ note: t('There is no draft to publish.') });
    return;
  }
  if (note.length < 5) {
    again({ note: t('Say in a sentence what changes and why.') });
    return;
  }
  if (note.length > longestNote) {
    again({ note: tooLongWords(longestNote, t) });
    return;
  }
  const [fault] = faultsOfWording(wholeWording(language, draft));
  if (fault) {
    again({ note: t('{label}: {words}', { label: partName(t, fault.key), words: sayLack(fault.fault, t) }) });
    return;
  }
  const author = (request.person as Person).email;
  const at = instantText(context.clock.now());
  const { version } = draft;
  const done = await context.database.transaction(async (tx) => {
    if (!(await publishTemplate(tx, { language, version, note, author, at }))) return false;
    const detail = { language, version, note };
    await appendAudit(tx, { at, actor: author, action: 'template published', subject: `template ${language}`, detail });
    return true;
  });
  response
    .flash(
      done
        ? {
            kind: 'done',
            text: t('Version {version} is in force. What was delivered before stays as it was.', { version }),
          }
        : { kind: 'fault', text: t('Somebody else published it meanwhile.') },
    )
    .redirect(303, '/templates');
}

async function discard(request: Request, response: Response, context: Context): Promise<void> {
  const { language, draft } = await openedTemplate(request, context);
  if (draft) await context.database.transaction((tx) => discardDraft(tx, language, draft.version));
  const text = texts(request.language)('The draft is thrown away.');
  response.flash({ kind: 'done', text }).redirect(303, '/templates');
}

const allow = ['admin'] as const;

export const routes: Route[] = [
  { method: 'get', path: '/templates/:language/edit', allow, handle: show },
  { method: 'post', path: '/templates/:language/edit', allow, handle: save },
  { method: 'post', path: '/templates/:language/publish', allow, handle: publish },
  { method: 'post', path: '/templates/:language/discard', allow, handle: discard },
];
