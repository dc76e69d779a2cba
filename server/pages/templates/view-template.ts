/** `/templates/:language/preview` and `/difference`: a version with a made-up or a real case, and what it changes. */
import type { Request, Response } from 'express';
import { measures, type Measure } from '../../cases/decision.ts';
import type { Route } from '../../access/route.ts';
import type { Context } from '../../context.ts';
import { texts } from '../../languages/texts.ts';
import { dayText } from '../../scoring/day.ts';
import type { StatementFacts } from '../../statements/facts.ts';
import { gatherFacts } from '../../statements/gather-facts.ts';
import { allParts } from '../../statements/parts.ts';
import { previewStatement } from '../../statements/preview-statement.ts';
import { sampleFacts } from '../../statements/sample-facts.ts';
import { wholeWording } from '../../statements/whole-wording.ts';
import { currentGrounds } from '../../stores/grounds.ts';
import { marketplaceOf } from '../../stores/marketplace.ts';
import { readCommitted } from '../../stores/read.ts';
import { decidedCase } from '../../stores/statement-sources.ts';
import { bareNouns } from '../desk/present-history.ts';
import { lackWords } from '../statements/lack-words.ts';
import { nameOfLanguage } from '../statements/name-of-language.ts';
import { versionNote } from './version-note.ts';
import { keptMarkup } from '../statements/present-statement.ts';
import { openedTemplate, versionAsked } from './opened-template.ts';
import { partName } from './part-names.ts';

const isMeasure = (text: unknown): text is Measure => measures.includes(text as Measure);

async function preview(request: Request, response: Response, context: Context): Promise<void> {
  const t = texts(request.language);
  const opened = await openedTemplate(request, context);
  const template = versionAsked(request, opened);
  const { language } = opened;
  const asked = request.query['measure'];
  const measure = isMeasure(asked) ? asked : 'limit';
  const { decision } = request.query;
  const number = typeof decision === 'string' ? decision : '';
  const real = /^\d{1,9}$/.test(number) ? await realFacts(context, Number(number)) : null;
  const facts = real ?? (await madeUp(context, measure));
  const { html, missing } = previewStatement(facts, language, wholeWording(language, template));
  const path = `/templates/${language}/preview?version=${template.version}`;
  response.render('templates/preview', {
    title: t('{language}, version {version}', { language: nameOfLanguage(language, t), version: template.version }),
    lead: real
      ? t('With the facts of decision {number}. Nothing is sent.', { number })
      : t('With a made-up case. Nothing is sent.'),
    crumbs: [{ href: '/templates', label: t('Templates') }],
    path: `/templates/${language}/preview`,
    version: template.version,
    decision: real ? number : '',
    unknown: number !== '' && !real,
    markup: html === null ? null : keptMarkup(html),
    missing: missing.map((one) => lackWords(one, t)),
    tabs: measures.map((one) => ({
      href: `${path}&measure=${one}`,
      label: t(bareNouns[one]),
      current: !real && one === measure,
    })),
  });
}

async function realFacts(context: Context, decision: number): Promise<StatementFacts | null> {
  const decided = await decidedCase(readCommitted(context.database), decision);
  return decided && (await gatherFacts(context, decided));
}

async function madeUp({ database, calendar, clock }: Context, measure: Measure): Promise<StatementFacts> {
  const read = readCommitted(database);
  const marketplace = await marketplaceOf(read);
  const grounds = await currentGrounds(read);
  const ground = grounds.find(({ key }) => key === 'late-delivery') ?? grounds[0] ?? null;
  return sampleFacts(measure, { issuedOn: dayText(calendar(clock.now())), marketplace, ground });
}

async function difference(request: Request, response: Response, context: Context): Promise<void> {
  const t = texts(request.language);
  const opened = await openedTemplate(request, context);
  const after = versionAsked(request, opened);
  const before = opened.versions.find(({ version }) => version === after.version - 1);
  // Before the first version there were no words: it differs from nothing.
  const changes = [...(before ? allParts.keys() : [])].flatMap((key) => {
    const [old = '', now = ''] = [before?.content[key], after.content[key]];
    return old === now ? [] : [{ name: partName(t, key), old, now }];
  });
  const { version } = after;
  response.render('templates/difference', {
    title: t('{language}, version {version}', { language: nameOfLanguage(opened.language, t), version }),
    lead:
      changes.length === 0
        ? t('Nothing differs from the version before.')
        : t('{n, plural, =1 {One part differs} other {# parts differ}} from version {version}.', {
            n: changes.length,
            version: version - 1,
          }),
    crumbs: [{ href: '/templates', label: t('Templates') }],
    note: versionNote(after, t),
    changes,
    written: opened.language,
  });
}

const allow = ['admin'] as const;

export const routes: Route[] = [
  { method: 'get', path: '/templates/:language/preview', allow, handle: preview },
  { method: 'get', path: '/templates/:language/difference', allow, handle: difference },
];
