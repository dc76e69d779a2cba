/** `/incidents/new`: an incident is described, looked at with what it would take out, and only then declared. */
import type { Request, Response } from 'express';
import type { Person, Route } from '../../access/route.ts';
import { instantText, type Context } from '../../context.ts';
import { dayStretch } from '../../helpers/day-stretch.ts';
import { texts, type Texts } from '../../languages/texts.ts';
import { badOrder } from '../../scoring/metrics/bad-order.ts';
import { orderMetrics } from '../../scoring/metrics/index.ts';
import { knownPlaces } from '../../stores/incident-effects.ts';
import { declareIncident } from '../../stores/incidents.ts';
import { readCommitted } from '../../stores/read.ts';
import { metricWords } from '../metric-words.ts';
import {
  declarationOf,
  faultsOfDeclaration,
  isEmpty,
  readDeclaration,
  type DeclarationFaults,
  type DeclarationForm,
  type Places,
} from './declaration-form.ts';
import { foresee } from './foresee.ts';
import { effectWords, whereWords } from './incident-words.ts';
import { declarers } from './may-declare.ts';
import { presentForeseen } from './present-foreseen.ts';

const today = ({ calendar, clock }: Context) => calendar(clock.now());

async function show(request: Request, response: Response, context: Context): Promise<void> {
  const t = texts(request.language);
  const form = readDeclaration(request.query);
  const places = await knownPlaces(readCommitted(context.database));
  const faults = isEmpty(form) ? {} : faultsOfDeclaration(t, form, today(context), places);
  await render(t, response, context, places, { form, faults });
}

async function declare(request: Request, response: Response, context: Context): Promise<void> {
  const t = texts(request.language);
  const form = readDeclaration((request.body ?? {}) as Record<string, unknown>);
  const places = await knownPlaces(readCommitted(context.database));
  const faults = faultsOfDeclaration(t, form, today(context), places);
  if (Object.keys(faults).length > 0) {
    response.status(422);
    await render(t, response, context, places, { form, faults });
    return;
  }
  const { email: person } = request.person as Person;
  const at = instantText(context.clock.now());
  const id = await declareIncident(context.database, declarationOf(form), { person, at });
  response.flash({
    kind: 'done',
    text: t('“{name}” is declared. It takes effect with tonight’s night.', { name: form.name }),
  });
  response.redirect(303, `/incidents/${id}`);
}

async function render(
  t: Texts,
  response: Response,
  context: Context,
  { markets, carriers }: Places,
  { form, faults: errors }: { form: DeclarationForm; faults: DeclarationFaults },
): Promise<void> {
  const isWhole = !isEmpty(form) && Object.keys(errors).length === 0;
  response.render('incidents/declare', {
    title: t('Declare an incident'),
    lead: t(
      'A carrier’s strike, an outage of ours: what it concerns is taken out for every seller, and comes back if you revoke it.',
    ),
    crumbs: [{ href: '/incidents', label: t('Incidents') }],
    form: { ...form, joined: form.metrics.join(',') },
    errors,
    faults: Object.entries(errors).map(([name, text]) => ({ name: name === 'metrics' ? firstMetric : name, text })),
    metrics: orderMetrics.map(({ key }) => ({
      key,
      label: metricWords(t, key).label,
      meaning: key === badOrder.key ? ofBadOrders(t) : metricWords(t, key).meaning,
      checked: form.metrics.includes(key),
    })),
    markets: choices(markets, form.market, t('all markets')),
    carriers: choices(carriers, form.carrier, t('all carriers')),
    preview: isWhole ? await previewOf(t, context, form) : null,
  });
}

const ofBadOrders = (t: Texts): string =>
  t('All of these days. Orders that are bad only by what is chosen above leave by themselves, without this.');

const firstMetric = `metric-${orderMetrics[0]!.key}`;

async function previewOf(t: Texts, context: Context, form: DeclarationForm) {
  const declaration = declarationOf(form);
  const foreseen = await foresee(context, declaration);
  return {
    effect: effectWords(t, foreseen),
    nothing: foreseen.events.length === 0,
    where: whereWords(t, declaration),
    when: dayStretch(declaration, t.language),
    foreseen: await presentForeseen(context, foreseen, t),
  };
}

function choices(words: readonly string[], chosen: string, all: string) {
  const known = chosen === '' || words.includes(chosen) ? words : [...words, chosen];
  return [
    { value: '', label: all, selected: chosen === '' },
    ...known.map((word) => ({ value: word, label: word, selected: word === chosen })),
  ];
}

export const routes: Route[] = [
  { method: 'get', path: '/incidents/new', allow: declarers, handle: show },
  { method: 'post', path: '/incidents/new', allow: declarers, handle: declare },
];
