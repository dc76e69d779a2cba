/** What the address of the list asks for. Whatever it does not understand is left out. */
import type { Query } from '../../../helpers/addresses.ts';
import type { OrderFilter, OrderStage } from '../../../stores/lab/mystery-order-list.ts';
import { word } from '../../desk/sellers-query.ts';
import { categories } from '../words.ts';

/** As they follow each other. */
export const orderStages = [
  ...(['ordered', 'shipped', 'received', 'inspecting', 'inspected', 'concluded', 'revealed', 'withdrawn'] as const),
] satisfies readonly OrderStage[];

export const choices = ['random', 'risk', 'cause'] as const;

export interface OrdersAddress {
  filter: OrderFilter;
  page: number;
  query: Query;
}

export function readOrdersAddress(given: Record<string, unknown>): OrdersAddress {
  const one = <Word extends string>(name: string, words: readonly Word[]): Word | null =>
    (word(given[name], (text) => (words as readonly string[]).includes(text)) ?? null) as Word | null;
  const filter = {
    stage: one('stage', orderStages),
    chosen: one('chosen', choices),
    category: one('category', categories),
    overdue: given['overdue'] === 'yes',
    search: word(given['search']) ?? null,
  };
  const page = Math.min(Math.max(1, Math.trunc(Number(given['page'])) || 1), 100_000);
  const { overdue, ...others } = filter;
  return { filter, page, query: { ...others, overdue: overdue ? 'yes' : null } };
}
