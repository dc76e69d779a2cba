/** `/templates/marketplace`: what every statement says about the marketplace itself. */
import type { Request, Response } from 'express';
import { z } from 'zod';
import type { Person, Route } from '../../access/route.ts';
import { instantText, type Context } from '../../context.ts';
import { message, texts, type Texts } from '../../languages/texts.ts';
import { appendAudit } from '../../stores/audit.ts';
import { marketplaceOf, storeMarketplace } from '../../stores/marketplace.ts';
import { readCommitted } from '../../stores/read.ts';
import { tooLongWords } from '../too-long-words.ts';

const required = (fault: string, most: number) => z.string().trim().max(most, String(most)).min(1, fault).prefault('');

const form = z.object({
  name: required(message('Say how the marketplace is called, with its legal form.'), 200),
  address: required(message('Write the postal address.'), 500),
  complaints: required(message('Say where complaints are received: an e-mail or a postal address.'), 300),
  terms: required(message('Say how the terms are called, and of which date they are.'), 200),
  mediators: required(message('Name the mediators: the law asks for two or more.'), 3_000),
  disputeBody: required(message('Name an out-of-court dispute settlement body.'), 300),
});

const fields = [
  { name: 'name', label: message('Name'), hint: message('With its legal form, as it stands under a letter.') },
  { name: 'address', label: message('Postal address'), type: 'textarea', rows: 4 },
  {
    name: 'complaints',
    label: message('Where complaints are received'),
    hint: message('Besides the portal: an e-mail or a postal address.'),
  },
  {
    name: 'terms',
    label: message('Terms'),
    hint: message('How they are called, with their date: “Terms for sellers of 1 October 2026”.'),
  },
  {
    name: 'mediators',
    label: message('Mediators'),
    type: 'textarea',
    rows: 5,
    hint: message(
      'One on each line: name, place, how to reach them. Article 12 of Regulation (EU) 2019/1150 asks for two or more.',
    ),
  },
  {
    name: 'disputeBody',
    label: message('Out-of-court dispute settlement body'),
    hint: message('Certified under Article 21 of Regulation (EU) 2022/2065: name, place, how to reach it.'),
  },
] as const;

async function show(request: Request, response: Response, { database }: Context): Promise<void> {
  const { mediators, ...lines } = await marketplaceOf(readCommitted(database));
  render(texts(request.language), response, { ...lines, mediators: mediators.join('\n') }, {});
}

function render(t: Texts, response: Response, values: Record<string, unknown>, errors: Record<string, string>): void {
  const faults = Object.entries(errors).map(([name, text]) => ({ name, text }));
  if (faults.length > 0) response.status(422);
  response.render('templates/marketplace', {
    title: t('The marketplace'),
    crumbs: [{ href: '/templates', label: t('Templates') }],
    fields: fields.map((field) => ({
      ...{ ...field, label: t(field.label), hint: 'hint' in field ? t(field.hint) : undefined },
      ...{ value: values[field.name], error: errors[field.name], required: true },
    })),
    faults,
  });
}

const faultOf = (t: Texts, { code, message: told }: { code: string; message: string }): string =>
  code === 'too_big' ? tooLongWords(Number(told), t) : t(told);

async function save(request: Request, response: Response, { database, clock }: Context): Promise<void> {
  const t = texts(request.language);
  const given = form.safeParse(request.body);
  if (!given.success) {
    const errors = Object.fromEntries(given.error.issues.map((issue) => [String(issue.path[0]), faultOf(t, issue)]));
    render(t, response, request.body as Record<string, unknown>, errors);
    return;
  }
  const lines = given.data.mediators.split('\n').map((line) => line.trim());
  const marketplace = { ...given.data, mediators: lines.filter(Boolean) };
  const actor = (request.person as Person).email;
  const at = instantText(clock.now());
  await database.transaction(async (tx) => {
    await storeMarketplace(tx, marketplace);
    await appendAudit(tx, {
      at,
      actor,
      action: 'marketplace described',
      subject: 'marketplace',
      detail: { ...marketplace },
    });
  });
  response
    .flash({ kind: 'done', text: t('Kept. Statements from now on say so; those delivered before stay as they were.') })
    .redirect(303, '/templates');
}

const allow = ['admin'] as const;

/** Before `/templates/:language/…`. */
export const routes: Route[] = [
  { method: 'get', path: '/templates/marketplace', allow, handle: show },
  { method: 'post', path: '/templates/marketplace', allow, handle: save },
];
