/** One metric of one made-up seller: orders by chance, events by chance, reported with the delays of the metric's own curve. */
import type { Random } from '../../../db/sample/random.ts';
import { curveUnit, curveWeights, type DelayCurve } from '../../../server/scoring/delay-curves.ts';
import { expectedEvents, riskUnit } from '../../../server/scoring/ledger.ts';

export interface StreamSetup {
  perWeek: number;
  curve: DelayCurve;
  /** The rate that is expected of the seller, without any allowance. */
  acceptable: number;
}

export interface StreamNight {
  /** Events reported tonight, and those that a seller at the acceptable rate would have had reported. */
  observed: number;
  expected: number;
  /** Orders whose risk opened today, and how many of them will have the event sooner or later. */
  orders: number;
  bad: number;
}

/**
 * Nights of a seller that has long been selling: the first night already sees the late reports of earlier orders.
 * Each call of the result is one night on which orders open with the given true rate.
 */
export function metricStream(random: Random, setup: StreamSetup, rateBefore: number): (rate: number) => StreamNight {
  const { curve, acceptable } = setup;
  const perDay = setup.perWeek / 7;
  const span = curve.horizon + 1;
  const weights = curveWeights(curve);
  const drawAge = ageFrom(curve);
  const opened = new Float64Array(span);
  const reported = new Float64Array(span);
  let day = 0;
  const next = (rate: number): StreamNight => {
    const today = day++ % span;
    const bad = random.poisson(perDay * rate);
    const orders = bad + random.poisson(perDay * (1 - rate));
    opened[today] = orders;
    for (let one = 0; one < bad; one++) reported[(today + drawAge(random)) % span]! += 1;
    let units = 0;
    for (let age = 0; age < span; age++) units += opened[(today + span - age) % span]! * weights[age]!;
    const observed = reported[today]!;
    reported[today] = 0;
    return { observed, expected: expectedEvents(units * riskUnit, acceptable, 0), orders, bad };
  };
  for (let warmUp = 0; warmUp < span; warmUp++) next(rateBefore);
  return next;
}

/** Draws after how many days an event is reported. */
export function ageFrom(curve: DelayCurve): (random: Random) => number {
  const { shares } = curve;
  return (random) => {
    const mark = random.next() * curveUnit;
    let age = 0;
    while (shares[age]! <= mark) age++;
    return age;
  };
}
