/** The estimates that nights worked with, as rows, each from the day on that it holds for. The defaults hold from the beginning. */
import { relativeRisk } from '../../scoring/case-mix.ts';
import { dayText, type Day } from '../../scoring/day.ts';
import { defaultCurves, stepCurve } from '../../scoring/delay-curves.ts';
import type { Estimate, EstimateHistory } from '../../scoring/estimates.ts';
import { riskUnit } from '../../scoring/ledger.ts';
import { allMetrics, orderMetrics } from '../../scoring/metrics/index.ts';
import type { OrderCell } from '../../scoring/relative-risks.ts';
import type { Cell } from '../desk/csv.ts';
import type { Piece } from './recompute-tables.ts';

export function* estimatePieces(history: EstimateHistory, night: Day): Generator<Piece> {
  const upTo = <One extends { night: Day }>(all: readonly One[]): One[] => all.filter((one) => one.night <= night);
  const shares = (known: readonly number[] | undefined, metric: string): string =>
    (known ?? (defaultCurves[metric] ?? stepCurve).shares).join(' ');
  const everyMetric = (rowsOf: (metric: string) => Cell[][]): Cell[][] => allMetrics.flatMap(({ key }) => rowsOf(key));
  yield {
    table: 'curve',
    rows: everyMetric((metric) => [
      [null, metric, shares(undefined, metric)],
      ...upTo(history.curves).map(({ night: from, document }): Cell[] => [
        ...[dayText(from), metric, shares(document[metric]?.shares, metric)],
      ]),
    ]),
  };
  yield {
    table: 'prior',
    rows: everyMetric((metric) =>
      upTo(history.prior).map(({ night: from, document }): Cell[] => [
        ...[dayText(from), metric, document[metric]?.shape ?? null, document[metric]?.rate ?? null],
      ]),
    ),
  };
  yield {
    table: 'clustering',
    rows: everyMetric((metric) =>
      upTo(history.clustering).map(({ night: from, document }): Cell[] => [
        ...[dayText(from), metric, document[metric]?.cv2 ?? 0],
      ]),
    ),
  };
}

/** @param cells those that the seller has orders in: the benchmark of others is none of its figures */
export function* riskPieces(history: EstimateHistory, night: Day, cells: readonly OrderCell[]): Generator<Piece> {
  const versions = history['case-mix'].filter((one) => one.night <= night);
  yield { table: 'benchmark', rows: versions.map(({ night: from, version }) => [dayText(from), version]) };
  yield { table: 'risk', rows: [] };
  for (const version of versions) yield { table: 'risk', rows: riskRows(version, cells) };
}

const months = Array.from({ length: 12 }, (_, at) => at + 1);

function riskRows({ night, document }: Estimate<'case-mix'>, cells: readonly OrderCell[]): Cell[][] {
  return orderMetrics.flatMap(({ key }) => {
    const mix = document[key];
    if (!mix) return [];
    return cells.flatMap((cell) =>
      (mix.monthly ? months : [null]).map((month): Cell[] => {
        const risk = Math.round(relativeRisk(mix, { ...cell, month }) * riskUnit);
        return [dayText(night), key, cell.category, cell.grade, cell.market, month, risk];
      }),
    );
  });
}
