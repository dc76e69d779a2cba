/** `/reports/week?week=2026-W46`: what a week brought, as a page and on paper, and by e-mail on Mondays for who wishes. */
import type { Request, Response } from 'express';
import { refusal } from '../../access/guard.ts';
import type { Person, Route } from '../../access/route.ts';
import type { Context } from '../../context.ts';
import { renderPdf } from '../../documents/pdf.ts';
import { address } from '../../helpers/addresses.ts';
import { daysIn } from '../../helpers/days.ts';
import { message, texts } from '../../languages/texts.ts';
import { weekOf, type Day } from '../../scoring/day.ts';
import {
  storePreferences,
  weeklyOf,
  weeklyScopes,
  type Preferences,
  type WeeklyScope,
} from '../../stores/preferences.ts';
import { readCommitted } from '../../stores/read.ts';
import { teamEmails } from '../../stores/teams.ts';
import { word } from '../desk/sellers-query.ts';
import { formText } from '../portfolio/form-text.ts';
import { portfolioTabs } from '../portfolio/tabs.ts';
import { weekFacts, weekFrom } from '../../stores/week-facts.ts';
import { weekSections } from './week-content.ts';
import { weekLead } from './week-lead.ts';
import { weekName, mondayOf } from './week-name.ts';
import { weekPaper, type WeekReport } from './week-paper.ts';

const labels: Record<WeeklyScope, string> = {
  mine: message('Mine'),
  team: message('My team’s'),
  all: message('All sellers'),
};

interface Asked {
  monday: Day;
  scope: WeeklyScope;
  today: Day;
}

function asked(request: Request, { clock, calendar }: Context): Asked {
  const today = calendar(clock.now());
  const name = word(request.query['week']);
  const named = name === undefined ? null : mondayOf(name);
  if (name !== undefined && named === null) throw refusal(404);
  const scope = word(request.query['scope'], (text) => (weeklyScopes as readonly string[]).includes(text));
  return { monday: named ?? weekOf(today) - 7, scope: (scope ?? 'mine') as WeeklyScope, today };
}

const aboutWords: Record<WeeklyScope, string> = {
  mine: message('Sellers of {person}'),
  team: message('Sellers of the team of {person}'),
  all: message('All sellers'),
};

async function reportOf(
  request: Request,
  { database, calendar, config }: Context,
  { monday, scope }: Asked,
): Promise<WeekReport> {
  const { email } = request.person as Person;
  const emails = scope === 'all' ? null : scope === 'team' ? await teamEmails(database, email) : [email];
  const t = texts(request.language);
  const { exactDay } = daysIn(t.language);
  const week = weekFrom(monday, calendar);
  const facts = await weekFacts(readCommitted(database), week, emails);
  return {
    title: t('Week {week}: {from} to {to}', {
      ...{ week: weekName(monday), from: exactDay(monday), to: exactDay(monday + 6) },
    }),
    lead: weekLead(facts, scope, t),
    about: t(aboutWords[scope], { person: email }),
    sections: weekSections(facts, config.timeZone, scope, t),
    madeAt: week.to,
  };
}

async function show(request: Request, response: Response, context: Context): Promise<void> {
  const t = texts(request.language);
  const choice = asked(request, context);
  const { monday, scope, today } = choice;
  const report = await reportOf(request, context, choice);
  const weekly = weeklyOf(request.session?.preferences ?? '{}');
  const path = (changes: Record<string, string | null>) =>
    address('/reports/week', { week: weekName(monday), scope: scope === 'mine' ? null : scope, ...changes });
  response.render('reports/week', {
    title: report.title,
    lead: report.lead,
    note: monday + 6 >= today ? t('This week is not over yet: the report will grow.') : null,
    tabs: portfolioTabs('/reports/week', t),
    scopes: weeklyScopes.map((one) => ({
      href: path({ scope: one === 'mine' ? null : one }),
      label: t(labels[one]),
      current: one === scope,
    })),
    sections: report.sections,
    pdf: address('/reports/week.pdf', { week: weekName(monday), scope }),
    before: { href: path({ week: weekName(monday - 7) }), label: weekName(monday - 7) },
    after: monday + 7 > today ? null : { href: path({ week: weekName(monday + 7) }), label: weekName(monday + 7) },
    letter: [
      { value: 'never', label: t('Not by e-mail'), checked: weekly === null },
      ...weeklyScopes.map((one) => ({ value: one, label: t(labels[one]), checked: one === weekly })),
    ],
  });
}

async function download(request: Request, response: Response, context: Context): Promise<void> {
  const choice = asked(request, context);
  const report = await reportOf(request, context, choice);
  const pdf = await renderPdf(weekPaper(report, texts(request.language)));
  response
    .attachment(`week-${weekName(choice.monday)}-${choice.scope}.pdf`)
    .type('application/pdf')
    .send(pdf);
}

async function wish(request: Request, response: Response, { database }: Context): Promise<void> {
  const given = formText(request.body, 'weekly');
  const chosen = weeklyScopes.find((one) => one === given);
  const preferences = JSON.parse(request.session?.preferences ?? '{}') as Preferences;
  delete preferences.weekly;
  if (chosen) preferences.weekly = chosen;
  await storePreferences(database, (request.person as Person).id, preferences);
  const t = texts(request.language);
  const text = t(chosen ? 'The report comes by e-mail on Monday mornings.' : 'No report comes by e-mail.');
  response.flash({ kind: 'done', text }).redirect(303, '/reports/week');
}

const allow = ['manager', 'admin'] as const;

export const routes: Route[] = [
  { method: 'get', path: '/reports/week', allow, handle: show },
  { method: 'get', path: '/reports/week.pdf', allow, handle: download },
  { method: 'post', path: '/reports/week/letter', allow, handle: wish },
];
