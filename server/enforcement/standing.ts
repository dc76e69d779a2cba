/** What holds for a seller right now: every measure in force, as the marketplace's programs are told it. */
import { measureRank, type Measure, type Restriction, type Scope } from '../cases/decision.ts';

/** A measure as it is kept. */
export interface MeasureInForce {
  decision: number;
  measure: Measure;
  scope: Scope;
  restriction: Restriction | null;
  /** `YYYY-MM-DD`, inclusive; `until` null: until another decision. */
  from: string | null;
  until: string | null;
}

/** A measure as machines read it. Empty markets and categories: everywhere. */
export interface ToldMeasure {
  decision: number;
  measure: Measure;
  markets: string[];
  categories: string[];
  orders_per_day: number | null;
  /** Percent. */
  share_of_listings: number | null;
  from: string | null;
  until: string | null;
}

export type StandingLevel = 'good' | Measure;

export interface Standing {
  /** The harshest measure anywhere: a headline. What is to be done stands in `measures`. */
  level: StandingLevel;
  /** The harshest measure on the whole account. */
  account_level: StandingLevel;
  measures: ToldMeasure[];
}

export const toldMeasure = ({ decision, measure, scope, restriction, from, until }: MeasureInForce): ToldMeasure => ({
  decision,
  measure,
  markets: [...(scope.markets ?? [])],
  categories: [...(scope.categories ?? [])],
  orders_per_day: restriction && 'ordersPerDay' in restriction ? restriction.ordersPerDay : null,
  share_of_listings: restriction && 'shareOfListings' in restriction ? restriction.shareOfListings : null,
  from,
  until,
});

/** @example standingOf([]) // { level: 'good', account_level: 'good', measures: [] } */
export function standingOf(inForce: readonly MeasureInForce[]): Standing {
  const measures = inForce.map(toldMeasure);
  const everywhere = measures.filter(({ markets, categories }) => markets.length + categories.length === 0);
  return { level: harshest(measures), account_level: harshest(everywhere), measures };
}

const harshest = (measures: readonly ToldMeasure[]): StandingLevel =>
  measures.reduce<StandingLevel>(
    (worst, { measure }) => (worst === 'good' || measureRank(measure) > measureRank(worst) ? measure : worst),
    'good',
  );
