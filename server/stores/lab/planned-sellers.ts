/** What the planner reads of sellers besides their orders and tests: score, level, case, trial period. */
import type { Candidate } from '../../lab/planner/candidate.ts';
import { isSteady, testingIn } from '../../lab/planner/concluded-test.ts';
import type { Testing } from '../../lab/planner/testing-state.ts';
import { dayText, parseDay, type Day } from '../../scoring/day.ts';
import { defaultPolicy, worseLevel, type Level, type Policy } from '../../scoring/policy.ts';
import { policyInForce, policyVersions } from '../policies.ts';
import type { Read } from '../read.ts';
import { concludedTests, type ConcludedTest } from './test-history.ts';

interface SellerRow {
  seller: number;
  joinedOn: string | null;
  score: number | null;
  low: number | null;
  high: number | null;
  level: Level | null;
  /** Open or held recommendations. */
  cases: number;
}

export interface PlannedSeller extends Pick<Candidate, 'seller' | 'trial' | 'score' | 'level' | 'waits'> {
  /** Only of such a seller a run of passed tests may reduce the testing. */
  steady: boolean;
}

/** Metrics whose events come from the device itself, most of them. */
const ofDevices = ['complaint', 'return', 'low-review', 'refund', 'bad-order', 'inspection'];

/** By seller: the worst level that such a metric holds now. */
async function deviceLevels(read: Read): Promise<Map<number, Level>> {
  const rows = await read<{ seller: number; level: Level }>(
    `SELECT seller, level FROM breaches WHERE closed IS NULL AND metric IN (${ofDevices.map(() => '?').join(', ')}) ORDER BY id`,
    ofDevices,
  );
  const worst = new Map<number, Level>();
  for (const { seller, level } of rows) worst.set(seller, worseLevel(worst.get(seller) ?? 'none', level));
  return worst;
}

/** The last night that was published; null before the first: there is nothing to draw from. */
export async function newestNight(read: Read): Promise<Day | null> {
  const [row] = await read<{ night: Day | null }>('SELECT MAX(night) AS night FROM nights');
  return row?.night ?? null;
}

export async function policyOf(read: Read, night: Day): Promise<Policy> {
  const versions = await policyVersions(read);
  return versions.length > 0 ? policyInForce(versions, night).policy : defaultPolicy;
}

/** As of a night: everybody who is known by name, or one of them. @param today in whose trial period it may be */
export async function plannedSellers(
  read: Read,
  { night, today, seller = null }: { night: Day; today: Day; seller?: number | null },
): Promise<PlannedSeller[]> {
  const { days } = (await policyOf(read, night)).trial;
  const rows = await read<SellerRow>(
    `SELECT v.id AS seller, v.joined_on AS "joinedOn", s.score AS score, s.low AS low, s.high AS high, s.level AS level,
       (SELECT COUNT(*) FROM recommendations r WHERE r.seller = v.id AND r.state IN ('open', 'held')) AS cases
     FROM sellers v LEFT JOIN scores s ON s.seller = v.id AND s.night = ?
     WHERE v.name IS NOT NULL ${seller === null ? '' : 'AND v.id = ?'} ORDER BY v.id`,
    seller === null ? [night] : [night, seller],
  );
  const device = await deviceLevels(read);
  return rows.map(({ seller: id, joinedOn, score, low, high, level, cases }) => ({
    seller: id,
    trial: trialOf(joinedOn, today, days),
    score: score === null || low === null || high === null ? null : { score, low, high },
    // Who is only watched has no breach of one metric to tell by.
    level: device.get(id) ?? (level === 'watch' ? level : 'none'),
    waits: Number(cases) > 0,
    steady: isSteady({ trial: trialOf(joinedOn, today, days), level: level ?? 'none', waits: Number(cases) > 0 }),
  }));
}

function trialOf(joinedOn: string | null, today: Day, length: number): Candidate['trial'] {
  const joined = joinedOn === null ? null : parseDay(joinedOn);
  const days = joined === null ? -1 : today - joined;
  return joined !== null && days >= 0 && days < length ? { joinedOn: dayText(joined), days } : null;
}

export interface CategoryTesting extends Testing {
  category: string | null;
}

/** How closely one seller is tested now, in each category of which a test is concluded; and all its tests, the oldest first. */
export async function testingOfSeller(
  read: Read,
  seller: number,
  today: Day,
): Promise<{ testing: CategoryTesting[]; tests: ConcludedTest[] }> {
  const tests = await concludedTests(read, seller);
  const [found] = await plannedSellers(read, { night: (await newestNight(read)) ?? today - 1, today, seller });
  const steady = found?.steady ?? false;
  const categories = [...new Set(tests.map(({ category }) => category))];
  return { tests, testing: categories.map((category) => ({ category, ...testingIn(tests, category, steady) })) };
}
