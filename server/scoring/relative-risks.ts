/** Which orders are riskier than others, by the benchmark that held when their risk opened. */
import { relativeRisk } from './case-mix.ts';
import { monthOf, type Day } from './day.ts';
import { inForce, type EstimateHistory } from './estimates.ts';
import { riskUnit } from './ledger.ts';

/** What an order is made of as far as benchmarks ask. '' stands for unknown. */
export interface OrderCell {
  category: string;
  grade: string;
  market: string;
}

/**
 * The relative risk of an order in millionths: that of its cell, under the benchmark in force when its risk opened.
 * An order keeps it, so that a quarter's new benchmark changes nothing that was counted.
 */
export type RiskOf = (metric: string, cell: OrderCell, opened: Day) => number;

export function risksAt(history: EstimateHistory): RiskOf {
  const found = new Map<string, number>();
  return (metric, cell, opened) => {
    const estimate = inForce(history['case-mix'], opened);
    const mix = estimate?.document[metric];
    if (!mix) return riskUnit;
    const month = mix.monthly ? monthOf(opened) : null;
    const key = `${estimate.version} ${metric} ${month} ${cell.category}\t${cell.grade}\t${cell.market}`;
    let risk = found.get(key);
    if (risk === undefined) found.set(key, (risk = Math.round(relativeRisk(mix, { ...cell, month }) * riskUnit)));
    return risk;
  };
}

/** The cell of an order. @example cellOf({ category: 'phones', grade: null, market: 'FR' }) // { category: 'phones', grade: '', market: 'FR' } */
export const cellOf = (order: { [part in keyof OrderCell]: string | null }): OrderCell => ({
  category: order.category ?? '',
  grade: order.grade ?? '',
  market: order.market ?? '',
});
