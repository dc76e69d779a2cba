/** The form of the lab's week: what it says, and what is wrong with it. */
import type { Texts } from '../../../languages/texts.ts';
import type { LabBudget } from '../../../stores/lab/lab-budget.ts';
import { formText } from '../../portfolio/form-text.ts';

export interface BudgetForm {
  slots: string;
  /** In percent. */
  share: string;
  /** Empty: no limit. */
  money: string;
  currency: string;
  automatic: boolean;
}
export type BudgetFaults = Partial<Record<keyof BudgetForm, string>>;

const mostSlots = 500;

const digitsOf = (currency: string): number =>
  new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2;

export const formOf = ({ slots, randomShare, moneyMinor, currency, automatic }: LabBudget): BudgetForm => ({
  slots: String(slots),
  share: String(Math.round(randomShare * 100)),
  money: moneyMinor === null ? '' : (moneyMinor / 10 ** digitsOf(currency)).toFixed(digitsOf(currency)),
  ...{ currency, automatic },
});

function readForm(body: unknown): BudgetForm {
  const text = (name: string) => formText(body, name);
  return {
    ...{ slots: text('slots'), share: text('share'), money: text('money') },
    ...{ currency: text('currency').toUpperCase(), automatic: text('automatic') === '1' },
  };
}

const whole = (text: string, least: number, most: number): boolean =>
  /^\d{1,4}$/.test(text) && Number(text) >= least && Number(text) <= most;

function faultsOf({ slots, share, money, currency }: BudgetForm, t: Texts): BudgetFaults {
  return {
    ...(whole(slots, 1, mostSlots)
      ? {}
      : { slots: t('A whole number from 1 to {most}.', { most: String(mostSlots) }) }),
    ...(whole(share, 1, 100)
      ? {}
      : { share: t('A whole number from 1 to 100: without any, nothing is known of the market.') }),
    ...(money === '' || /^\d{1,9}([.,]\d{1,2})?$/.test(money)
      ? {}
      : { money: t('An amount such as 3000 or 3000.50.') }),
    ...(/^[A-Z]{3}$/.test(currency) ? {} : { currency: t('Three letters, such as EUR.') }),
  };
}

/** The budget that the form says; null with what is wrong. */
export function checkBudget(
  body: unknown,
  t: Texts,
): { form: BudgetForm; budget: LabBudget | null; faults: BudgetFaults } {
  const form = readForm(body);
  const faults = faultsOf(form, t);
  if (Object.keys(faults).length > 0) return { form, budget: null, faults };
  const { currency, automatic } = form;
  const minor = Math.round(Number(form.money.replace(',', '.')) * 10 ** digitsOf(currency));
  const moneyMinor = form.money === '' ? null : minor;
  const budget = { slots: Number(form.slots), randomShare: Number(form.share) / 100, moneyMinor, currency, automatic };
  return { form, budget, faults };
}
