/** `/lab/orders`: the lab's orders by stage, what is overdue first. */
import type { Request, Response } from 'express';
import type { Route } from '../../../access/route.ts';
import type { Context } from '../../../context.ts';
import { texts } from '../../../languages/texts.ts';
import { listedOrders, orderCounts } from '../../../stores/lab/mystery-order-list.ts';
import { allow } from '../mystery-order.ts';
import { ordersPageSize, presentOrders } from './present-orders.ts';
import { readOrdersAddress } from './read-orders-address.ts';

async function list({ query, language }: Request, response: Response, context: Context): Promise<void> {
  const { database, clock, calendar } = context;
  const today = calendar(clock.now());
  const asked = readOrdersAddress(query);
  const counts = await orderCounts(database, asked.filter, today);
  const total = asked.filter.stage === null ? counts.all : (counts.stages[asked.filter.stage] ?? 0);
  const page = Math.min(asked.page, Math.max(1, Math.ceil(total / ordersPageSize)));
  const orders = await listedOrders(database, asked.filter, today, {
    ...{ limit: ordersPageSize, offset: (page - 1) * ordersPageSize },
  });
  const listed = { orders, counts, total, page, asked, calendar, today };
  response.render('lab/orders/orders', presentOrders(listed, texts(language)));
}

export const routes: Route[] = [{ method: 'get', path: '/lab/orders', allow, handle: list }];
