/** What is counted, as rows: orders, test orders and devices, each with the days on which its risks open. */
import { dayText, type Day } from '../../scoring/day.ts';
import { countedDevices, countedTestOrders, type CountedOrder } from '../../stores/counted-orders.ts';
import type { Read } from '../../stores/read.ts';
import type { Cell } from '../desk/csv.ts';
import type { Piece } from './recompute-tables.ts';

export const dayCell = (day: Day | null): string | null => (day === null ? null : dayText(day));

export const orderCells = (order: CountedOrder): Cell[] => {
  const { orderId, category, grade, market, placed, due, delivered, settled, reviewed, replyDue, promised } = order;
  return [
    ...[orderId, category, grade, market],
    ...[placed, due, delivered, settled, reviewed, replyDue, promised].map(dayCell),
    ...[order.carrier, order.cancelledBy],
  ];
};

export async function* subjectPieces(read: Read, seller: number): AsyncGenerator<Piece> {
  const tests = await countedTestOrders(read, seller);
  yield { table: 'test_order', rows: tests.map(({ id, orderId, revealed }) => [String(id), orderId, revealed]) };
  const devices = await countedDevices(read, seller);
  const cells = ({ received, inspectionDue, paymentDue, sendBackDue }: (typeof devices)[number]) =>
    [received, inspectionDue, paymentDue, sendBackDue].map(dayCell);
  yield { table: 'device', rows: devices.map((device) => [device.tradeInId, ...cells(device)]) };
}
