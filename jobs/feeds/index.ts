/** Every feed of the contract. */
import { complaints } from './complaints.ts';
import { coverage } from './coverage.ts';
import { deliveries } from './deliveries.ts';
import { orders } from './orders.ts';
import { returns } from './returns.ts';
import { reviews } from './reviews.ts';
import { sellers } from './sellers.ts';
import { tradeIns } from './trade-ins.ts';
import type { Feed } from './column.ts';

export const feeds: readonly Feed[] = [sellers, orders, deliveries, reviews, complaints, returns, tradeIns, coverage];
