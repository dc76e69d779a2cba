/** What happened with a used device, in words: what was promised and offered for it, and what of the metric's own is known. */
import { daysIn } from '../../helpers/days.ts';
import { isNumber } from '../../helpers/numbers.ts';
import { numbersIn } from '../../helpers/numbers-in.ts';
import { message, type Texts } from '../../languages/texts.ts';
import type { BusinessCalendar, Day } from '../../scoring/day.ts';
import type { CountedDevice } from '../../stores/counted-orders.ts';

export interface DeviceSetting {
  t: Texts;
  night: Day;
  calendar: BusinessCalendar;
}

/** 'Promised €200.00, offered €150.00 once it had arrived. To be paid by Fri 16 Oct: paid Thu 15 Oct.' */
export function deviceWords(device: CountedDevice, metric: string, setting: DeviceSetting): string {
  const told = [
    moneyWords(setting.t, device),
    ...(steps[metric] ?? []).map((step) => stepWords(device, step, setting)),
  ];
  return told.filter(Boolean).join(' ') || '–';
}

function moneyWords(t: Texts, { offerMinor, counterOfferMinor, currency }: CountedDevice): string {
  const { money } = numbersIn(t.language);
  const [offered, countered] = [offerMinor, counterOfferMinor].map((minor) => isNumber(minor) && currency !== null);
  const values = { offer: money(offerMinor, currency), counter: money(counterOfferMinor, currency) };
  if (offered && countered) return t('Promised {offer}, offered {counter} once it had arrived.', values);
  if (countered) return t('Offered {counter} once it had arrived.', { counter: values.counter });
  return offered ? t('Promised {offer}.', { offer: values.offer }) : '';
}

interface Step {
  due: 'inspectionDue' | 'paymentDue' | 'sendBackDue';
  at: 'inspectedAt' | 'paidAt' | 'sentBackAt';
  /** Done; its time over without a word of it; its time not over. */
  done: string;
  unknown: string;
  ahead: string;
}

const inspection: Step = {
  ...{ due: 'inspectionDue', at: 'inspectedAt' },
  done: message('To be inspected by {due}: inspected {day}.'),
  unknown: message('To be inspected by {due}: no inspection known.'),
  ahead: message('To be inspected by {due}.'),
};
const payment: Step = {
  ...{ due: 'paymentDue', at: 'paidAt' },
  done: message('To be paid by {due}: paid {day}.'),
  unknown: message('To be paid by {due}: no payment known.'),
  ahead: message('To be paid by {due}.'),
};
const sendingBack: Step = {
  ...{ due: 'sendBackDue', at: 'sentBackAt' },
  done: message('To be sent back by {due}: sent back {day}.'),
  unknown: message('To be sent back by {due}: no sending back known.'),
  ahead: message('To be sent back by {due}.'),
};

const steps: Record<string, readonly Step[]> = {
  'counter-offer': [payment, sendingBack],
  'slow-inspection': [inspection],
  'slow-payment': [payment],
  'slow-send-back': [sendingBack],
};

function stepWords(device: CountedDevice, step: Step, { t, night, calendar }: DeviceSetting): string {
  const [last, at] = [device[step.due], device[step.at]];
  if (last === null) return '';
  const { dayWords } = daysIn(t.language);
  const due = dayWords(last, night);
  if (at !== null) return t(step.done, { due, day: dayWords(calendar(at), night) });
  return last < night ? t(step.unknown, { due }) : t(step.ahead, { due });
}
