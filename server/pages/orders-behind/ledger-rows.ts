/** A seller's events and its ledger up to a night, as rows, metric by metric. */
import { dayText, type Day } from '../../scoring/day.ts';
import { allMetrics } from '../../scoring/metrics/index.ts';
import { releasesOf } from '../../stores/breaches.ts';
import { countedEvents } from '../../stores/counted-orders.ts';
import { excusedExpected } from '../../stores/excused-expected.ts';
import { sellerLedger } from '../../stores/ledger.ts';
import type { Read } from '../../stores/read.ts';
import type { Cell } from '../desk/csv.ts';
import type { Piece } from './recompute-tables.ts';
import { dayCell } from './subject-rows.ts';

export async function* ledgerPieces(read: Read, seller: number, night: Day): AsyncGenerator<Piece> {
  for (const { key } of allMetrics) {
    const events = await countedEvents(read, seller, key);
    const rows = events.map(({ id, day, opened, posted, retracted, incident }): Cell[] => [
      ...[key, id, ...[day, opened, posted, retracted].map(dayCell), excusedBy(incident)],
    ]);
    yield { table: 'event', rows };
  }
  for (const { key } of allMetrics) {
    const ledger = (await sellerLedger(read, seller, key)).filter((row) => row.night <= night);
    const rows = ledger.map(({ night: by, observed, withdrawn, expected }): Cell[] => [
      ...[key, dayText(by), observed, withdrawn, expected],
    ]);
    yield { table: 'ledger', rows };
  }
  for (const { key } of allMetrics) {
    const excused = await excusedExpected(read, seller, key, night);
    const rows = excused.map((one): Cell[] => [key, dayText(one.night), dayText(one.learned), one.expected]);
    yield { table: 'excused', rows };
  }
  for (const { key } of allMetrics) {
    const releases = await releasesOf(read, seller, key, night);
    yield { table: 'release', rows: releases.map(({ level, night: left }) => [key, level, dayText(left)]) };
  }
}

/** An accepted dispute stands as an incident with a minus. @example excusedBy(-5) // 'dispute 5' */
export const excusedBy = (incident: number | null): string | null =>
  incident === null ? null : incident < 0 ? `dispute ${-incident}` : `incident ${incident}`;
