/** Writes files of orders and deliveries as large as one likes, always the same for the same size. */
import { createWriteStream } from 'node:fs';
import { once } from 'node:events';
import { join } from 'node:path';
import { dayText } from '../../server/scoring/day.ts';

export interface BenchmarkFiles {
  orders: string;
  deliveries: string;
  rows: number;
}

/** `rising`: the marketplace counts its orders. `random`: it draws their keys, so that every row goes elsewhere in the index. */
export type KeyOrder = 'rising' | 'random';

const firstDay = 19_700;
const rowsPerPiece = 2_000;
const markets = ['FR', 'DE', 'ES', 'IT', 'US', 'GB', 'BE', 'NL', 'AT', 'PT', 'IE', 'FI', 'GR', 'SK', 'SE', 'JP', 'PL'];
const categories = ['smartphones', 'laptops', 'tablets', 'consoles', 'smartwatches', 'audio'];
const grades = ['fair', 'good', 'excellent', 'premium'];
const carriers = ['DPD', 'UPS', 'Colissimo', 'Correos Express'];

/**
 * The last column is there for the shell, which fills a table by position; to the import it is an unknown column.
 * `reordered` puts the second column of the orders first: other bytes, the same rows.
 */
export async function writeBenchmarkFiles(
  folder: string,
  rows: number,
  keys: KeyOrder,
  reordered = false,
): Promise<BenchmarkFiles> {
  const orders = join(folder, reordered ? 'orders-again.csv' : 'orders.csv');
  const deliveries = join(folder, reordered ? 'deliveries-again.csv' : 'deliveries.csv');
  const swap = reordered ? ([first, second, ...rest]: string[]) => [second, first, ...rest] : (row: string[]) => row;
  await writeRows(orders, rows, (index) => (index < 0 ? swap(orderColumns) : swap(orderRow(index, keys))));
  await writeRows(deliveries, rows, (index) => (index < 0 ? swap(deliveryColumns) : swap(deliveryRow(index, keys))));
  return { orders, deliveries, rows };
}

const orderColumns =
  'order_id,seller_id,ordered_at,market,category,grade,price_minor,currency,buyer_ref,cancelled_at,cancelled_by,import_id'.split(
    ',',
  );
const deliveryColumns = 'order_id,promised_on,shipped_at,delivered_at,carrier,import_id'.split(',');

function orderRow(index: number, keys: KeyOrder): string[] {
  const noise = scrambled(index);
  const cancelled = noise % 50 === 0;
  return [
    orderKey(index, keys),
    `seller-${scrambled(index * 7 + 1) % 10_000}`,
    instant(index, 0),
    markets[noise % markets.length]!,
    categories[noise % categories.length]!,
    grades[noise % grades.length]!,
    String(5_000 + (noise % 90_000)),
    'EUR',
    `b${noise}`,
    cancelled ? instant(index, 3_600) : '',
    cancelled ? 'buyer' : '',
    '1',
  ];
}

function deliveryRow(index: number, keys: KeyOrder): string[] {
  const noise = scrambled(index + 3);
  const promised = dayText(firstDay + Math.floor(index / 3_000) + 5);
  const delivered = noise % 40 === 0 ? '' : instant(index, 86_400 * (2 + (noise % 5)));
  return [orderKey(index, keys), promised, instant(index, 40_000), delivered, carriers[noise % carriers.length]!, '1'];
}

const orderKey = (index: number, keys: KeyOrder): string =>
  keys === 'rising'
    ? `A-${10_000_000 + index}`
    : `${scrambled(index).toString(16).padStart(8, '0')}-${index.toString(16).padStart(8, '0')}`;

/** Some 3,000 orders a day; half of the sources write local time. */
function instant(index: number, later: number): string {
  const seconds = firstDay * 86_400 + Math.floor((index * 86_400) / 3_000) + later;
  const text = new Date(seconds * 1000).toISOString().slice(0, 19);
  return index % 2 ? `${text}Z` : `${text}+02:00`;
}

/** A fixed, well-mixed 32-bit number for each index. */
function scrambled(index: number): number {
  let value = Math.imul(index ^ (index >>> 16), 0x45d9f3b);
  value = Math.imul(value ^ (value >>> 16), 0x45d9f3b);
  return (value ^ (value >>> 16)) >>> 0;
}

async function writeRows(path: string, rows: number, row: (index: number) => (string | undefined)[]): Promise<void> {
  const stream = createWriteStream(path);
  let piece = '';
  for (let index = -1; index < rows; index++) {
    piece += `${row(index).join(',')}\n`;
    if (index % rowsPerPiece !== 0) continue;
    if (!stream.write(piece)) await once(stream, 'drain');
    piece = '';
  }
  stream.end(piece);
  await once(stream, 'finish');
}
