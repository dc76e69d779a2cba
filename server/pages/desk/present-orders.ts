/** Orders behind a figure, each with what happened, in words. */
import { wordsIn } from '../../helpers/words-in.ts';
import type { Day } from '../../scoring/day.ts';
import type { OrderStory, PlacedOrder } from '../../stores/orders-behind.ts';
import { whatHappened, type OrderWords } from '../orders-behind/what-happened.ts';

export { isTold, kindsTold, whatHappened, type OrderWords } from '../orders-behind/what-happened.ts';

export function presentOrder(
  order: PlacedOrder & { day?: Day },
  story: OrderStory,
  metric: string,
  { night, calendar, t }: OrderWords,
) {
  const { said } = wordsIn(t.language);
  return {
    orderId: order.orderId,
    day: order.day ?? null,
    ordered: calendar(order.orderedAt),
    market: order.market,
    category: [order.category, order.grade].flatMap((word) => (word ? [said(word)] : [])).join(', '),
    what: whatHappened(order, story, metric, { night, calendar, t }),
  };
}
