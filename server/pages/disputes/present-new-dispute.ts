/** The form of a dispute, and the list to choose an order from. */
import { metricWords } from '../metric-words.ts';
import { message, type Texts } from '../../languages/texts.ts';
import type { Day } from '../../scoring/day.ts';
import { contestUntil } from '../../cases/dispute.ts';
import type { ContestableEvent } from '../../stores/contestable.ts';
import type { ForeseenEffect } from '../../stores/disputes.ts';
import { longestClaim, type DisputeForm } from './dispute-form.ts';
import { dayWords, reasonChoices } from './dispute-words.ts';
import { presentEffect } from './present-effect.ts';

const crumbs = (t: Texts) => [{ href: '/disputes', label: t('Disputes') }];

const askColleague = message('A colleague who may act for your shop can contest it.');

interface SearchShown {
  orderId: string;
  newest: readonly ContestableEvent[];
  readsOnly: boolean;
}

export function presentSearch(t: Texts, { orderId, newest, readsOnly }: SearchShown) {
  return {
    title: t('Contest an order'),
    crumbs: crumbs(t),
    lead:
      orderId === ''
        ? readsOnly
          ? t(askColleague)
          : t('Something counts against you that was not your doing? Name the order, or choose one of the newest.')
        : t(
            'No order of yours with this number counts against you. Nothing needs to be contested, or the number is another one.',
          ),
    orderId,
    error: orderId === '' ? null : t('Nothing counts against you for this order number.'),
    newest: newest.map((event) => ({
      href: newDisputeHref(event.orderId, event.metric),
      orderId: event.orderId,
      what: metricWords(t, event.metric).label,
      day: event.day,
      until: dayWords(t, contestUntil(event.posted)),
    })),
  };
}

/** Where a seller contests an order. @param metric what it came for */
export const newDisputeHref = (orderId: string, metric?: string): string =>
  `/disputes/new?order=${encodeURIComponent(orderId)}${metric === undefined ? '' : `&metric=${encodeURIComponent(metric)}`}`;

interface NewDisputeShown {
  form: DisputeForm;
  errors: Readonly<Record<string, string>>;
  events: readonly ContestableEvent[];
  since: Day;
  /** Of each event, in the same order; none while nothing can be said. */
  effects: readonly ForeseenEffect[];
  whole: ForeseenEffect | null;
  dueOn: string;
  readsOnly: boolean;
}

export function presentNewDispute(t: Texts, shown: NewDisputeShown) {
  const { form, events, since, effects, whole, dueOn, readsOnly } = shown;
  const open = events.filter((event) => closedWords(t, event, since) === null);
  const errors = atFields(shown.errors, open);
  const rows = events.map((event, at) => ({
    field: `claim-${event.metric}`,
    what: metricWords(t, event.metric).label,
    meaning: metricWords(t, event.metric).meaning,
    on: dayWords(t, event.day),
    value: form.claims[event.metric] ?? '',
    error: errors[`claim-${event.metric}`] ?? null,
    isNamed: event.metric === form.named,
    effect: effects[at] ? presentEffect(t, effects[at], 'your').sentence : null,
    until: dayWords(t, contestUntil(event.posted)),
    closed: closedWords(t, event, since),
    disputeHref: event.dispute === null ? null : `/disputes/${event.dispute}`,
  }));
  const wasRefused = Object.keys(shown.errors).length > 0;
  return {
    title: t('Contest order {order}', { order: form.orderId }),
    crumbs: crumbs(t),
    lead:
      open.length === 0
        ? wasRefused
          ? t('Nothing was sent: nothing of this order can be contested any more. What you wrote stands below.')
          : t('Nothing of this order can be contested any more.')
        : readsOnly
          ? t(askColleague)
          : t('Say what is wrong, add a file that shows it, and you get an answer to each point by {day}.', {
              day: dayWords(t, dueOn),
            }),
    order: form.orderId,
    formId: form.formId,
    rows,
    mayFile: open.length > 0 && !readsOnly,
    whole: whole && open.length > 0 ? presentEffect(t, whole, 'your') : null,
    isOne: open.length === 1,
    reasons: reasonChoices(t, form.reason ?? ''),
    further: form.further.map((value, at) => ({
      name: `point-${at + 1}`,
      label: t('Further point {n}', { n: at + 1 }),
      value,
      error: errors[`point-${at + 1}`] ?? null,
    })),
    opensFurther: form.further.some((value) => value !== ''),
    longest: longestClaim,
    errors,
    faults: Object.entries(errors).map(([name, text]) => ({ name: name === 'form' ? 'reason' : name, text })),
  };
}

/** What is wrong is said at fields that are there: of what was contested meanwhile there is none. */
function atFields(
  errors: Readonly<Record<string, string>>,
  open: readonly ContestableEvent[],
): Readonly<Record<string, string>> {
  const first = open[0];
  if (!first) return {};
  const fields = new Set(open.map(({ metric }) => `claim-${metric}`));
  return Object.fromEntries(
    Object.entries(errors)
      .map(([name, text]) => [name === 'claims' ? `claim-${first.metric}` : name, text] as const)
      .filter(([name]) => !name.startsWith('claim-') || fields.has(name)),
  );
}

function closedWords(t: Texts, { dispute, disputeState, posted }: ContestableEvent, since: Day): string | null {
  if (dispute !== null)
    return disputeState === 'open' ? t('You have contested it already.') : t('It was contested and answered.');
  return posted < since ? t('It was counted too long ago to be contested.') : null;
}
