/** `/grounds`: the catalogue of grounds in the terms, each with its versions. */
import type { Request, Response } from 'express';
import { refusal } from '../../access/guard.ts';
import type { Person, Route } from '../../access/route.ts';
import { instantText, type Context } from '../../context.ts';
import { wordsIn } from '../../helpers/words-in.ts';
import { ensureTexts } from '../../statements/ensure-texts.ts';
import { languages } from '../../languages/language.ts';
import { texts as textsIn, type Texts } from '../../languages/texts.ts';
import { appendAudit } from '../../stores/audit.ts';
import { currentGrounds, groundVersions, publishGround, type Ground } from '../../stores/grounds.ts';
import { readCommitted } from '../../stores/read.ts';
import { nameOfLanguage } from '../statements/name-of-language.ts';
import { versionNote } from './version-note.ts';
import { emptyGround, longestOf, readGroundForm, servable, type GroundForm } from './ground-form.ts';

async function list(request: Request, response: Response, context: Context): Promise<void> {
  const t = textsIn(request.language);
  const { said } = wordsIn(t.language);
  await ensureTexts(context);
  const grounds = await currentGrounds(readCommitted(context.database));
  response.render('templates/grounds', {
    title: t('Grounds'),
    lead: t(
      'Each decision names one of these grounds in the terms. An edit is a new version; what was delivered keeps its own.',
    ),
    grounds: grounds.map((ground) => ({
      ...ground,
      href: `/grounds/${ground.key}`,
      title: titleOf(t, ground),
      for: ground.serves.map(said).join(', '),
      lacking: languages
        .filter((language) => !ground.texts[language]?.text.trim())
        .map((language) => nameOfLanguage(language, t))
        .join(', '),
    })),
  });
}

/** In the reader's language, or as the first one has it. */
const titleOf = ({ language }: Texts, { key, texts }: Ground): string => (texts[language] ?? texts['en'])?.title ?? key;

async function opened({ params }: Request, context: Context): Promise<[Ground, ...Ground[]]> {
  await ensureTexts(context);
  const [current, ...older] = await groundVersions(readCommitted(context.database), String(params['key']));
  if (!current) throw refusal(404);
  return [current, ...older];
}

async function show(request: Request, response: Response, context: Context): Promise<void> {
  const versions = await opened(request, context);
  const [{ key, clause, serves, texts }] = versions;
  render(textsIn(request.language), response, { key, clause, serves, texts, note: '' }, versions, {});
}

function render(
  t: Texts,
  response: Response,
  form: GroundForm,
  versions: readonly Ground[],
  errors: Record<string, string>,
): void {
  const [current] = versions;
  const faults = Object.entries(errors).map(([name, text]) => ({ name, text }));
  if (faults.length > 0) response.status(422);
  response.render('templates/ground', {
    title: current ? t('Ground: {title}', { title: titleOf(t, current) }) : t('A new ground'),
    lead: current
      ? t('Version {version} is in force. What you publish becomes version {next}.', {
          version: current.version,
          next: current.version + 1,
        })
      : t('It can be chosen with a decision as soon as it is published.'),
    crumbs: [{ href: '/grounds', label: t('Grounds') }],
    path: current ? `/grounds/${current.key}` : '/grounds/new',
    isNew: !current,
    version: current?.version ?? 0,
    ...{ form, longestOf },
    faults,
    errors,
    serves: servable.map((key) => ({ key, label: wordsIn(t.language).said(key), checked: form.serves.includes(key) })),
    texts: languages.map((language) => ({
      name: nameOfLanguage(language, t),
      title: {
        name: `title_${language}`,
        value: form.texts[language]?.title ?? '',
        error: errors[`title_${language}`],
      },
      text: { name: `text_${language}`, value: form.texts[language]?.text ?? '', error: errors[`text_${language}`] },
    })),
    versions: versions.map(({ version, note, author, publishedAt }) => ({
      ...{ version, author, publishedAt },
      note: versionNote({ version, note, author }, t),
    })),
  });
}

async function publish(request: Request, response: Response, context: Context): Promise<void> {
  const versions = await opened(request, context);
  await write(request, response, context, versions);
}

async function write(request: Request, response: Response, { database, clock }: Context, versions: readonly Ground[]) {
  const [current] = versions;
  const t = textsIn(request.language);
  const { form, seen, errors } = readGroundForm(t, request.body, current?.key ?? null);
  if (Object.keys(errors).length > 0) {
    render(t, response, form, versions, errors);
    return;
  }
  const author = (request.person as Person).email;
  const at = instantText(clock.now());
  const { key, clause, serves, texts, note } = form;
  const version = seen + 1;
  const done = await database.transaction(async (tx) => {
    if (!(await publishGround(tx, { key, version, content: { clause, serves, texts }, note, author, at })))
      return false;
    await appendAudit(tx, {
      at,
      actor: author,
      action: 'ground published',
      subject: `ground ${key}`,
      detail: { key, version, clause, note },
    });
    return true;
  });
  if (!done) {
    render(t, response, form, versions, {
      note: t('Somebody else published this version meanwhile. Nothing of yours was kept; look at it again.'),
    });
    return;
  }
  response.flash({ kind: 'done', text: t('Version {version} is in force.', { version }) }).redirect(303, '/grounds');
}

const allow = ['admin'] as const;

export const routes: Route[] = [
  { method: 'get', path: '/grounds', allow, handle: list },
  {
    method: 'get',
    path: '/grounds/new',
    allow,
    handle: (request, response) => render(textsIn(request.language), response, emptyGround, [], {}),
  },
  {
    method: 'post',
    path: '/grounds/new',
    allow,
    handle: (request, response, context) => write(request, response, context, []),
  },
  { method: 'get', path: '/grounds/:key', allow, handle: show },
  { method: 'post', path: '/grounds/:key', allow, handle: publish },
];
