/** What is taken as given: the policy, the estimates of each night, which days each night posted, and releases. */
import { defaultTau, horizons } from './definitions.ts';
import type { Query } from './raw-rows.ts';

export interface MetricPolicy {
  acceptable: number | null;
  warn: number | null;
  limit: number | null;
  suspend: number | null;
  weight: number;
}

export interface PolicyDocument {
  delta: number;
  halfLifeDays: number;
  windowDays: number;
  prior: { shape: number; rate: number };
  staleNights: number;
  metrics: Record<string, MetricPolicy>;
  detector: { ratios: number[]; restart: number };
  trial: { days: number; factor: number };
}

/** A cell of the case mix: its risk, and the finer cells within it by the word that tells them apart. */
interface MixCell {
  risk: number;
  within?: Record<string, MixCell>;
}

interface Documents {
  curves: Record<string, { shares: number[] } | null>;
  'case-mix': Record<string, { monthly: boolean; cells: MixCell } | null>;
  prior: Record<string, { shape: number; rate: number } | null>;
  clustering: Record<string, { cv2: number } | null>;
}

export interface Given {
  policy: PolicyDocument;
  estimates: { kind: string; night: number; document: unknown }[];
  /** What was in force by kind and night, once it was looked up. */
  found: Map<string, unknown>;
  /** metric → day → the night that posted it. */
  posted: Map<string, Map<number, number>>;
  /** After that night the evidence of that level starts at zero. */
  releases: { seller: number; metric: string; level: string; night: number }[];
  joined: Map<number, number | null>;
}

const toDay = (text: string) => Date.parse(`${text.slice(0, 10)}T00:00:00Z`) / 86_400_000;

export async function readGiven(query: Query): Promise<Given> {
  const policies = await query('SELECT document FROM policies ORDER BY version');
  if (policies.length !== 1) throw new Error('these nights had one policy');
  const posted = new Map<string, Map<number, number>>();
  for (const { metric, day, night } of await query('SELECT metric, day, night FROM posted_days ORDER BY day')) {
    const days = posted.get(String(metric)) ?? new Map<number, number>();
    posted.set(String(metric), days.set(Number(day), Number(night)));
  }
  return {
    policy: JSON.parse(String(policies[0]!['document'])) as PolicyDocument,
    estimates: (await query('SELECT kind, night, document FROM estimates ORDER BY night')).map((row) => {
      return {
        kind: String(row['kind']),
        night: Number(row['night']),
        document: JSON.parse(String(row['document'])) as unknown,
      };
    }),
    found: new Map(),
    posted,
    releases: (await query("SELECT * FROM breaches WHERE ending = 'released'")).map((row) => {
      const { seller, metric, level, closed } = row;
      return { seller: Number(seller), metric: String(metric), level: String(level), night: Number(closed) };
    }),
    joined: new Map(
      (await query('SELECT id, joined_on FROM sellers')).map(({ id, joined_on: on }) => [
        Number(id),
        typeof on === 'string' ? toDay(on) : null,
      ]),
    ),
  };
}

/** The newest estimate of a kind that was made on or before the night. */
export function inForce<Kind extends keyof Documents>(given: Given, kind: Kind, night: number): Documents[Kind] {
  const key = `${kind} ${night}`;
  if (!given.found.has(key)) {
    const upTo = given.estimates.filter((one) => one.kind === kind && one.night <= night);
    given.found.set(key, upTo.at(-1)?.document ?? {});
  }
  return given.found.get(key) as Documents[Kind];
}

/** F(0), F(1) … F(horizon): the curve in force on the day the risk opened, in whole millionths. */
export function curveOn(given: Given, metric: string, opened: number): number[] {
  const horizon = horizons[metric]!;
  if (horizon === 0) return [1];
  const estimated = inForce(given, 'curves', opened)[metric];
  if (estimated) return estimated.shares.map((share) => share / 1e6);
  const tau = defaultTau[metric]!;
  const shape = (age: number) => (1 - Math.exp(-(age + 1) / tau)) / (1 - Math.exp(-(horizon + 1) / tau));
  return Array.from({ length: horizon + 1 }, (_, age) => Math.round(shape(age) * 1e6) / 1e6);
}

/** The relative risk of a cell by the benchmark in force on the day the risk opened: that of the finest cell it knows. */
export function riskOn(given: Given, metric: string, opened: number, words: readonly string[]): number {
  let cell: MixCell | undefined = inForce(given, 'case-mix', opened)[metric]?.cells;
  let risk = 1;
  for (const word of words) {
    cell = Object.hasOwn(cell?.within ?? {}, word || 'unknown') ? cell?.within?.[word || 'unknown'] : undefined;
    if (cell === undefined) break;
    risk = cell.risk;
  }
  return Math.round(risk * 1e6) / 1e6;
}

/** The thresholds that a seller is judged by on a night: on trial, stricter, but never the acceptable rate itself. */
export function thresholdsOf({ policy, joined }: Given, metric: string, seller: number, night: number): MetricPolicy {
  const own = policy.metrics[metric]!;
  const since = joined.get(seller) ?? null;
  if (since === null || own.acceptable === null || night < since || night - since >= policy.trial.days) return own;
  const stricter = (threshold: number | null) => {
    if (threshold === null) return null;
    const nearest = own.acceptable! + (threshold - own.acceptable!) / 4;
    return Math.max(threshold * policy.trial.factor, nearest);
  };
  return { ...own, warn: stricter(own.warn), limit: stricter(own.limit), suspend: stricter(own.suspend) };
}
