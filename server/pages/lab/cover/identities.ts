/** `/lab/identities`: who buys for the lab, and which of them are likely known to sellers by now. */
import type { Request, Response } from 'express';
import type { Person, Route } from '../../../access/route.ts';
import { instantText, type Context } from '../../../context.ts';
import { message, texts, type Texts } from '../../../languages/texts.ts';
import { appendAudit } from '../../../stores/audit.ts';
import { addIdentity, identities } from '../../../stores/lab/identities.ts';
import { readCommitted } from '../../../stores/read.ts';
import { allow } from '../mystery-order.ts';
import { broken, faultLines, readFields, textFault } from '../orders/field-rules.ts';
import { presentIdentities } from './present-identities.ts';
import { toolTabs } from '../tool-tabs.ts';

const fields = ['name', 'email', 'phone', 'address', 'market'] as const;
type Form = Record<(typeof fields)[number], string>;
type Faults = Partial<Form>;

async function show(request: Request, response: Response, context: Context): Promise<void> {
  await render(request, response, context, readFields({}, fields), {});
}

async function render(
  request: Request,
  response: Response,
  context: Context,
  form: Form,
  errors: Faults,
): Promise<void> {
  const { database, clock, calendar } = context;
  const t = texts(request.language);
  const all = await identities(readCommitted(database));
  response.render('lab/cover/identities', {
    ...presentIdentities(all, calendar(clock.now()), t),
    ...{ form, errors, tabs: toolTabs('/lab/identities', t) },
    faults: faultLines(labels, errors, t),
  });
}

const labels: Form = {
  ...{ name: message('Name'), email: message('E-mail'), phone: message('Phone') },
  ...{ address: message('Address'), market: message('Market') },
};

const faultsOf = ({ name, email, phone, address, market }: Form, t: Texts): Faults =>
  broken({
    name: name === '' ? t('Under which name does it order?') : textFault(name, t, 200),
    email: /^[^\s@]+@[^\s@]+$/.test(email) ? textFault(email, t, 254) : t('An address such as someone@example.com.'),
    phone: textFault(phone, t, 50),
    address: address === '' ? t('Where do its parcels go?') : textFault(address, t, 1_000),
    market: /^[A-Z]{2}$/.test(market)
      ? null
      : t('The country in which it receives parcels, in two letters, such as FR.'),
  });

async function add(request: Request, response: Response, context: Context): Promise<void> {
  const { database, clock } = context;
  const t = texts(request.language);
  const read = readFields(request.body, fields);
  const form = { ...read, market: read.market.toUpperCase() };
  const known = await identities(readCommitted(database));
  const same = known.find(({ email }) => email.toLowerCase() === form.email.toLowerCase());
  const errors = {
    ...(same ? { email: t('There is an identity with this address already.') } : {}),
    ...faultsOf(form, t),
  };
  if (Object.keys(errors).length > 0) {
    response.status(422);
    await render(request, response, context, form, errors);
    return;
  }
  const { email: by } = request.person as Person;
  const at = instantText(clock.now());
  await database.transaction(async (tx) => {
    const id = await addIdentity(tx, form, { by, at });
    await appendAudit(tx, { at, actor: by, action: 'lab identity added', subject: `lab identity ${id}`, detail: {} });
  });
  response.flash({ kind: 'done', text: t('Added: it buys from now on.') }).redirect(303, '/lab/identities');
}

export const routes: Route[] = [
  { method: 'get', path: '/lab/identities', allow, handle: show },
  { method: 'post', path: '/lab/identities', allow, handle: add },
];
