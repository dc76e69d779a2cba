/** Everything a night computes, as text, with the sources' own ids and without any instant. */
import type { Database } from '../../db/connect.ts';

const withSeller = (table: string, columns: string, order: string) =>
  `SELECT v.seller_id AS seller_id, ${columns} FROM ${table} t JOIN sellers v ON v.id = t.seller ORDER BY ${order}`;

const questions: Record<string, string> = {
  outcomes: `SELECT o.order_id AS order_id, v.seller_id AS seller_id, placed_day, due_day, delivered_day, settled_day, reviewed_day, reply_due_day
    FROM outcomes t JOIN orders o ON o.id = t.order_key JOIN sellers v ON v.id = t.seller ORDER BY o.order_id`,
  order_events: `SELECT o.order_id AS order_id, t.metric AS metric, t.day AS day, t.opened_day AS opened_day, t.posted AS posted,
    t.retracted AS retracted FROM order_events t JOIN orders o ON o.id = t.order_key ORDER BY o.order_id, t.metric, t.day`,
  // What is no order stands under our own number of it with a minus.
  inspection_events: `SELECT t.order_key AS order_key, t.day AS day, t.opened_day AS opened_day, t.posted AS posted,
    t.retracted AS retracted FROM order_events t WHERE t.metric = 'inspection' ORDER BY t.order_key`,
  disputes: `SELECT d.id AS id, d.counted AS counted, a.counted_on AS counted_on FROM disputes d
    LEFT JOIN dispute_answers a ON a.dispute = d.id AND a.number = d.answers ORDER BY d.id`,
  inspections: 'SELECT id, recounted_on FROM mystery_orders WHERE recounted_on IS NOT NULL ORDER BY id',
  trade_in_events: `SELECT i.trade_in_id AS trade_in_id, t.metric AS metric, t.day AS day, t.opened_day AS opened_day,
    t.posted AS posted, t.retracted AS retracted FROM order_events t JOIN trade_ins i ON i.id = -t.order_key
    WHERE t.metric <> 'inspection' ORDER BY i.trade_in_id, t.metric, t.day`,
  daily_counts: withSeller('daily_counts', 'metric, day, opened, risk, reported, occurred', 'metric, day, v.seller_id'),
  arrears: withSeller(
    'arrears',
    'metric, day, opened, risk, excused, occurred, reported, retracted, corrections',
    'metric, v.seller_id, day',
  ),
  posted_days: 'SELECT metric, day, night FROM posted_days ORDER BY metric, day',
  ledger: withSeller(
    'ledger',
    'night, metric, observed, withdrawn, expected, order_count',
    'night, v.seller_id, metric',
  ),
  detector_state: withSeller('detector_state', 'metric, night, content', 'v.seller_id, metric'),
  readings: withSeller(
    'readings',
    'night, metric, events, exposure, expected, rate, low, high, ratio, reliability, chance_above, evidence, state, as_of, remarks',
    'night, v.seller_id, metric',
  ),
  weeks: withSeller(
    'weeks',
    'metric, week, observed, expected, events, exposure, rate, low, high, ratio, t.state AS state, opened, occurred',
    'v.seller_id, metric, week',
  ),
  market_weeks: withSeller('market_weeks', 'market, week, orders', 'market, week, v.seller_id'),
  scores: withSeller(
    'scores',
    'night, score, low, high, state, rank, rank_low, rank_high, percentile, p_bottom5, cap, losses, level, evidence, main_metric, mean, variance',
    'night, v.seller_id',
  ),
  main_categories: withSeller('main_categories', 'category, night', 'v.seller_id'),
  trade_in_outcomes: `SELECT i.trade_in_id AS trade_in_id, v.seller_id AS seller_id, received_day, inspection_due_day,
    payment_due_day, send_back_due_day FROM trade_in_outcomes t JOIN trade_ins i ON i.id = t.trade_in
    JOIN sellers v ON v.id = t.seller ORDER BY i.trade_in_id`,
  trade_in_scores: withSeller(
    'trade_in_scores',
    'night, score, low, high, state, losses, main_metric',
    'night, v.seller_id',
  ),
  breaches: withSeller('breaches', 't.id AS id, metric, level, opened, closed, ending', 't.id'),
  recommendations: withSeller(
    'recommendations',
    't.id AS id, level, state, since, closed, grounds, evidence, harm, held, snapshot',
    't.id',
  ),
  nights: 'SELECT night, policy, method, summary FROM nights ORDER BY night',
  estimates: 'SELECT kind, night, version, document FROM estimates ORDER BY night, kind',
  letters: 'SELECT once, person, kind, subject, body, state FROM letters ORDER BY once',
};

export async function dump(database: Database, tables = Object.keys(questions)): Promise<string> {
  const lines: string[] = [];
  for (const table of tables) {
    for (const row of await database.read(questions[table] as string)) lines.push(`${table} ${JSON.stringify(row)}`);
  }
  return lines.join('\n');
}
