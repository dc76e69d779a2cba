/** `/policy/lab/runs/:id/publish`: a draft that was tried becomes the next version of the policy. */
import type { Request, Response } from 'express';
import type { Database, Transaction } from '../../../db/connect.ts';
import { refusal } from '../../access/guard.ts';
import type { Person, Route } from '../../access/route.ts';
import { instantText, type Context } from '../../context.ts';
import { daysIn } from '../../helpers/days.ts';
import { texts, type Texts } from '../../languages/texts.ts';
import { tellOfRules, type ToldRules } from '../../notices/tell-of-rules.ts';
import { dayText, parseDay, type Day } from '../../scoring/day.ts';
import { announcedUndone } from '../../scoring/policy-differences.ts';
import { isTooSoon, noticeDays } from '../../scoring/policy-notice.ts';
import { isOnlyMilder } from '../../scoring/policy-tone.ts';
import { backtestOf, backtestPolicy, type AskedBacktest } from '../../stores/backtests.ts';
import { policyDocument, policyVersions, versionInForce } from '../../stores/desk-policies.ts';
import { lastNight } from '../../stores/nights.ts';
import { BackdatedError, NoticeError, publishPolicy, UndoneError } from '../../stores/policy-changes.ts';
import { readCommitted } from '../../stores/read.ts';
import { askPreview } from '../policy/ask-preview.ts';
import { changeWords } from '../policy/difference-words.ts';
import { presentChanges } from '../policy/present-changes.ts';

const shortestNote = 10;
const longestNote = 2_000;

type TellingRules = Omit<ToldRules, 'note' | 'at'>;
type Values = Record<string, unknown>;
type Faults = Record<string, string>;

/** Only what was tried to its end: till then nobody has seen whom it would have met. */
async function triedRun(request: Request, database: Database): Promise<AskedBacktest> {
  const run = await backtestOf(database, String(request.params['id']));
  if (run?.state !== 'done') throw refusal(404);
  return run;
}

async function show(request: Request, response: Response, context: Context): Promise<void> {
  const { database, calendar, clock } = context;
  const today = calendar(clock.now());
  const run = await triedRun(request, database);
  const { policy } = await announcedOn(context, today + 1);
  const soonest = isOnlyMilder(policy, await backtestPolicy(database, run.id)) ? 1 : noticeDays;
  await render(request, response, context, { from: dayText(today + soonest) }, {});
}

async function render(request: Request, response: Response, context: Context, values: Values, errors: Faults) {
  const { database, calendar, clock } = context;
  const t = texts(request.language);
  const today = calendar(clock.now());
  const run = await triedRun(request, database);
  const draft = await backtestPolicy(database, run.id);
  const from = parseDay(String(values['from'])) ?? today + noticeDays;
  const announced = await announcedOn(context, from);
  const undone = announcedUndone(announced.today, announced.policy, draft);
  const last = await lastNight(readCommitted(database));
  const faults = Object.entries(errors).map(([name, text]) => ({ name, text }));
  if (faults.length > 0) response.status(422);
  const path = `/policy/lab/runs/${run.token}`;
  response.render('policy-lab/publish', {
    title: t('Publish the draft'),
    lead: t('It becomes the next version of the policy. Nights before its first day keep theirs.'),
    crumbs: [
      { href: '/policy/lab', label: t('Policy lab') },
      { href: path, label: run.name },
    ],
    path: `${path}/publish`,
    back: path,
    version: announced.version,
    ahead: announced.ahead,
    undone: undone.map((one) => changeWords(t, one)),
    earliest: dayText(Math.max(today, (last ?? 0) + 1)),
    noticeWords: noticeWords(t, isOnlyMilder(announced.policy, draft), today + noticeDays),
    changes: presentChanges(t, announced.policy, draft),
    tooSoon: isTooSoon({ known: announced.policy, policy: draft, from, today, judged: last !== null }),
    values,
    errors,
    faults,
  });
}

async function take(request: Request, response: Response, context: Context): Promise<void> {
  const { database, clock } = context;
  const t = texts(request.language);
  const { exactDay } = daysIn(t.language);
  const run = await triedRun(request, database);
  const values = request.body as Values;
  const effectiveFrom = parseDay(String(values['from']));
  const note = typeof values['note'] === 'string' ? values['note'].trim() : '';
  const shortNotice = typeof values['short_notice'] === 'string' ? values['short_notice'].trim() : '';
  const errors = faultsOf(t, context, effectiveFrom, { note, shortNotice }, values['sure'] !== undefined);
  if (effectiveFrom === null || Object.keys(errors).length > 0) {
    await render(request, response, context, values, errors);
    return;
  }
  const { email: author } = request.person as Person;
  const undoing = Number(values['undo'] ?? NaN);
  const today = context.calendar(clock.now());
  const policy = await backtestPolicy(database, run.id);
  const at = instantText(clock.now());
  const given = {
    ...{ policy, effectiveFrom, author, note, today, undoing, shortNotice, at },
    tell: (tx: Transaction, told: TellingRules) => tellOfRules(tx, context, { ...told, note, at }),
  };
  try {
    const version = await publishPolicy(database, given);
    const day = exactDay(effectiveFrom);
    response.flash(
      version === null
        ? { kind: 'note', text: t('Nothing changed: the policy of {day} says the same already.', { day }) }
        : { kind: 'done', text: t('Version {version} is published. It is in force from {day} on.', { version, day }) },
    );
    const from = dayText(effectiveFrom);
    if (version !== null) await askPreview(request, context, { policy, name: String(version), from });
    response.redirect(303, '/policy');
  } catch (error) {
    const faults = refusedFaults(t, error);
    if (!faults) throw error;
    await render(request, response, context, values, faults);
  }
}

/** What the version is refused for, beside the field that mends it; null: it is no refusal. */
function refusedFaults(t: Texts, error: unknown): Faults | null {
  const { exactDay } = daysIn(t.language);
  if (error instanceof NoticeError) {
    const day = exactDay(error.earliest);
    return {
      short_notice: t('Shorter notice: say why sellers are told so late, or choose {day} or a later day above.', {
        day,
      }),
    };
  }
  if (error instanceof UndoneError) {
    const { version, effectiveFrom } = error;
    const changes = error.changes.map((one) => changeWords(t, one)).join(' · ');
    return {
      undo: t(
        'Version {version}, announced for {day}, would be undone: {changes}. Start the draft from version {version}, or tick that you know it.',
        { version, day: exactDay(effectiveFrom), changes },
      ),
    };
  }
  if (!(error instanceof BackdatedError)) return null;
  const days = { night: exactDay(error.night), first: exactDay(error.first) };
  return {
    from: t('First day: the night of {night} is published: let the policy begin on {first} or later.', days),
  };
}

/** What will be in force on a day, today's policy, and the versions that are announced and have not begun. */
async function announcedOn({ database, calendar, clock }: Context, day: Day) {
  const present = calendar(clock.now());
  const [onDay, onToday] = [await versionInForce(database, day), await versionInForce(database, present)];
  const version = onDay?.version ?? 0;
  return {
    version,
    policy: await policyDocument(database, version),
    today: await policyDocument(database, onToday?.version ?? 0),
    ahead: (await policyVersions(database)).filter(({ effectiveFrom }) => effectiveFrom > dayText(present)).reverse(),
  };
}

/** From which day on it may count, and why. */
const noticeWords = (t: Texts, isMilder: boolean, earliest: Day): string =>
  isMilder
    ? t('It asks less of every seller: it may count at once.')
    : t(
        'It asks more of some sellers, or something else: they must be told {days} days before. The first day without a reason for a shorter notice is {day}.',
        { days: noticeDays, day: daysIn(t.language).exactDay(earliest) },
      );

function faultsOf(
  t: Texts,
  { calendar, clock }: Context,
  from: Day | null,
  { note, shortNotice }: { note: string; shortNotice: string },
  isSure: boolean,
): Faults {
  return {
    ...(shortNotice !== '' && shortNotice.length < shortestNote
      ? { short_notice: t('Shorter notice: say in a sentence why sellers are told so late; they will read it.') }
      : {}),
    ...(shortNotice.length > longestNote
      ? { short_notice: t('Shorter notice: shorten it to {n} letters.', { n: longestNote }) }
      : {}),
    ...(from === null ? { from: t('First day: choose a day.') } : {}),
    ...(from !== null && from < calendar(clock.now()) ? { from: t('First day: choose today or a later day.') } : {}),
    ...(note.length < shortestNote
      ? { note: t('Note: say in a sentence why; sellers and successors will read it.') }
      : {}),
    ...(note.length > longestNote ? { note: t('Note: shorten it to {n} letters.', { n: longestNote }) } : {}),
    ...(isSure ? {} : { sure: t('Tick the box: it is a step for all sellers.') }),
  };
}

export const routes: Route[] = [
  { method: 'get', path: '/policy/lab/runs/:id/publish', allow: ['admin'], handle: show },
  { method: 'post', path: '/policy/lab/runs/:id/publish', allow: ['admin'], handle: take },
];
