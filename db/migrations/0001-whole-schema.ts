/**
 * The whole schema on one page, the same on both databases.
 *
 * Small tables keep days as text `YYYY-MM-DD` and instants as text `YYYY-MM-DDTHH:MM:SSZ`. Tables that grow with orders or
 * with seller × night keep days as whole days since 1970-01-01 (`*_day`, `night`) and instants as whole seconds since then
 * (`*_at`). Money is in minor units. `id` is ours and never leaves the program; `*_id TEXT` is the source's own key.
 */
import type { Knex } from 'knex';
import { runStatements } from './spelling.ts';

const tables = `
-- People and access ---------------------------------------------------------------------------------------------------
CREATE TABLE people (id ID, email TEXT NOT NULL UNIQUE, name TEXT NOT NULL, role TEXT NOT NULL, seller INTEGER,
  password_hash TEXT, disabled_at TEXT, created_at TEXT NOT NULL, last_seen_at TEXT, preferences TEXT NOT NULL);
CREATE TABLE links (token_hash TEXT PRIMARY KEY, person INTEGER NOT NULL, purpose TEXT NOT NULL, expires_at TEXT NOT NULL,
  used_at TEXT);
CREATE TABLE sessions (sid_hash TEXT PRIMARY KEY, person INTEGER, content TEXT NOT NULL, created_at TEXT NOT NULL,
  expires_at TEXT NOT NULL);
CREATE INDEX sessions_by_person ON sessions (person);
CREATE TABLE audit (id ID, at TEXT NOT NULL, actor TEXT NOT NULL, action TEXT NOT NULL, subject TEXT NOT NULL,
  detail TEXT NOT NULL, previous_hash TEXT NOT NULL, hash TEXT NOT NULL);
CREATE TABLE settings (name TEXT PRIMARY KEY, value TEXT NOT NULL);

-- What came in: one row per file, the rows that could not be taken, and how complete each feed's days are ----------------
-- feed_days.announced: how many rows the source says the day has.
CREATE TABLE imports (id ID, file TEXT NOT NULL, feed TEXT, sha256 TEXT, bytes BIGINT, lines INTEGER NOT NULL,
  accepted INTEGER NOT NULL, unchanged INTEGER NOT NULL, quarantined INTEGER NOT NULL, blank INTEGER NOT NULL,
  waiting INTEGER NOT NULL, state TEXT NOT NULL, message TEXT NOT NULL, warnings TEXT NOT NULL, started_at TEXT NOT NULL,
  finished_at TEXT, counted_at TEXT);
CREATE INDEX imports_by_sha256 ON imports (sha256);
CREATE TABLE rejections (id ID, import_id INTEGER NOT NULL, line INTEGER NOT NULL, column_name TEXT, rule TEXT NOT NULL,
  raw TEXT NOT NULL);
CREATE INDEX rejections_by_import ON rejections (import_id, line);
CREATE TABLE feed_days (feed TEXT NOT NULL, day INTEGER NOT NULL, row_count INTEGER NOT NULL, covered INTEGER NOT NULL,
  announced INTEGER, confirmed_by TEXT, PRIMARY KEY (feed, day));

-- The marketplace as its feeds tell it. A seller without a name is known from its orders only: its file is still to come.
CREATE TABLE sellers (id ID, seller_id TEXT NOT NULL UNIQUE, name TEXT, kind TEXT, country TEXT, joined_on TEXT,
  manager_email TEXT, import_id INTEGER NOT NULL);
CREATE TABLE orders (id ID, order_id TEXT NOT NULL UNIQUE, seller INTEGER NOT NULL, ordered_at BIGINT NOT NULL, market TEXT,
  category TEXT, grade TEXT, price_minor BIGINT, currency TEXT, buyer_ref TEXT, cancelled_at BIGINT, cancelled_by TEXT,
  import_id INTEGER NOT NULL);
CREATE INDEX orders_by_import ON orders (import_id);
CREATE TABLE deliveries (id ID, order_id TEXT NOT NULL UNIQUE, promised_day INTEGER, shipped_at BIGINT, delivered_at BIGINT,
  carrier TEXT, import_id INTEGER NOT NULL);
CREATE INDEX deliveries_by_import ON deliveries (import_id);
CREATE TABLE reviews (id ID, review_id TEXT NOT NULL UNIQUE, order_id TEXT NOT NULL, rating INTEGER NOT NULL,
  reviewed_at BIGINT NOT NULL, title TEXT, body TEXT, language TEXT, withdrawn_at BIGINT, import_id INTEGER NOT NULL);
CREATE INDEX reviews_by_order ON reviews (order_id);
CREATE INDEX reviews_by_import ON reviews (import_id);
CREATE TABLE complaints (id ID, complaint_id TEXT NOT NULL UNIQUE, order_id TEXT NOT NULL, opened_at BIGINT NOT NULL,
  reason TEXT, fault TEXT, first_reply_at BIGINT, closed_at BIGINT, resolution TEXT, withdrawn_at BIGINT,
  import_id INTEGER NOT NULL);
CREATE INDEX complaints_by_order ON complaints (order_id);
CREATE INDEX complaints_by_import ON complaints (import_id);
CREATE TABLE returns (id ID, return_id TEXT NOT NULL UNIQUE, order_id TEXT NOT NULL, opened_at BIGINT NOT NULL, reason TEXT,
  fault TEXT, received_at BIGINT, closed_at BIGINT, resolution TEXT, refund_minor BIGINT, withdrawn_at BIGINT,
  import_id INTEGER NOT NULL);
CREATE INDEX returns_by_order ON returns (order_id);
CREATE INDEX returns_by_import ON returns (import_id);
CREATE INDEX returns_without_reason ON returns (opened_at) WHERE reason IS NULL;
CREATE TABLE trade_ins (id ID, trade_in_id TEXT NOT NULL UNIQUE, seller INTEGER NOT NULL, offered_at BIGINT NOT NULL,
  offer_minor BIGINT, currency TEXT, category TEXT, received_at BIGINT, inspected_at BIGINT, counter_offer_minor BIGINT,
  customer_decision TEXT, decided_at BIGINT, paid_at BIGINT, sent_back_at BIGINT, import_id INTEGER NOT NULL);
CREATE INDEX trade_ins_by_import ON trade_ins (import_id);
-- form_id: the form that logged it, so that the same one sent again logs nothing. Withdrawn ones stay and never count.
CREATE TABLE mystery_orders (id ID, seller INTEGER NOT NULL, draw TEXT NOT NULL, category TEXT, grade TEXT, order_id TEXT,
  ordered_on TEXT NOT NULL, received_on TEXT, inspected_on TEXT, quality INTEGER, delivery INTEGER, packaging INTEGER,
  verdict TEXT, safety_finding TEXT, notes TEXT NOT NULL, logged_by TEXT NOT NULL, logged_at TEXT NOT NULL,
  form_id TEXT UNIQUE, revealed_on TEXT, withdrawn_on TEXT, withdrawn_reason TEXT);
CREATE INDEX mystery_orders_by_seller ON mystery_orders (seller);

-- What each order counts as. Derived from the tables above whenever one of an order's rows changes. -----------------------
-- outcomes: the days on which the order's risks open. order_events: each metric's event of the order, if it has one:
-- day = reported, opened_day = the order's risk opened, posted = the night whose ledger counted it,
-- retracted = the night that learned that it does not count after all.
CREATE TABLE outcomes (order_key INTEGER PRIMARY KEY, seller INTEGER NOT NULL, placed_day INTEGER NOT NULL, due_day INTEGER,
  delivered_day INTEGER, settled_day INTEGER, reviewed_day INTEGER);
CREATE INDEX outcomes_by_day ON outcomes (placed_day, seller);
CREATE TABLE order_events (seller INTEGER NOT NULL, metric TEXT NOT NULL, day INTEGER NOT NULL, order_key INTEGER NOT NULL,
  opened_day INTEGER NOT NULL, posted INTEGER, retracted INTEGER, PRIMARY KEY (seller, metric, day, order_key)) COMPACT;
CREATE INDEX order_events_by_order ON order_events (order_key);
CREATE INDEX order_events_unposted ON order_events (metric, day) WHERE posted IS NULL;
-- opened: orders whose risk opened that day; risk: the sum of their relative risks in millionths; reported: events
-- reported that day; occurred: events whose order's risk opened that day.
CREATE TABLE daily_counts (metric TEXT NOT NULL, day INTEGER NOT NULL, seller INTEGER NOT NULL, opened INTEGER NOT NULL,
  risk BIGINT NOT NULL, reported INTEGER NOT NULL, occurred INTEGER NOT NULL, PRIMARY KEY (metric, day, seller)) COMPACT;
-- Changes that come too late for the nights that posted their days; the next night that posts the metric takes them in and
-- clears them. day: the opening day for opened, risk and occurred, the day of the event for reported and retracted.
CREATE TABLE arrears (metric TEXT NOT NULL, seller INTEGER NOT NULL, day INTEGER NOT NULL, opened INTEGER NOT NULL,
  risk BIGINT NOT NULL, occurred INTEGER NOT NULL, reported INTEGER NOT NULL, retracted INTEGER NOT NULL,
  PRIMARY KEY (metric, seller, day)) COMPACT;

-- The night: observed and expected, the detector, and what follows from them ----------------------------------------------
CREATE TABLE posted_days (metric TEXT NOT NULL, day INTEGER NOT NULL, night INTEGER NOT NULL, PRIMARY KEY (metric, day));
CREATE TABLE ledger (night INTEGER NOT NULL, seller INTEGER NOT NULL, metric TEXT NOT NULL, observed INTEGER NOT NULL,
  withdrawn INTEGER NOT NULL, expected REAL NOT NULL, order_count INTEGER NOT NULL,
  PRIMARY KEY (night, seller, metric)) COMPACT;
CREATE TABLE detector_state (seller INTEGER NOT NULL, metric TEXT NOT NULL, night INTEGER NOT NULL, content TEXT NOT NULL,
  PRIMARY KEY (seller, metric)) COMPACT;
-- remarks: what is to be said besides the figures (a level held back and by what, rows that say too little); mostly null.
CREATE TABLE readings (night INTEGER NOT NULL, seller INTEGER NOT NULL, metric TEXT NOT NULL, events INTEGER,
  exposure REAL, expected REAL, rate REAL, low REAL, high REAL, ratio REAL, reliability REAL, chance_above TEXT,
  evidence TEXT, state TEXT NOT NULL, as_of INTEGER, remarks TEXT, PRIMARY KEY (night, seller, metric)) COMPACT;
CREATE TABLE scores (night INTEGER NOT NULL, seller INTEGER NOT NULL, score REAL, low REAL, high REAL, state TEXT NOT NULL,
  rank INTEGER, rank_low INTEGER, rank_high INTEGER, percentile REAL, p_bottom5 REAL, cap REAL, losses TEXT NOT NULL,
  level TEXT NOT NULL, evidence REAL, main_metric TEXT, PRIMARY KEY (night, seller)) COMPACT;
CREATE INDEX scores_by_rank ON scores (night, rank);
CREATE TABLE policies (version ID, effective_from TEXT NOT NULL, announced_at TEXT NOT NULL, author TEXT NOT NULL,
  note TEXT NOT NULL, document TEXT NOT NULL);
-- ending: raised (a higher level began), released (calm long enough; the evidence starts again at zero), corrected.
CREATE TABLE breaches (id ID, seller INTEGER NOT NULL, metric TEXT NOT NULL, level TEXT NOT NULL, opened INTEGER NOT NULL,
  closed INTEGER, ending TEXT);
CREATE INDEX breaches_by_seller ON breaches (seller, metric);
CREATE TABLE recommendations (id ID, seller INTEGER NOT NULL, level TEXT NOT NULL, state TEXT NOT NULL,
  since INTEGER NOT NULL, closed INTEGER, grounds TEXT NOT NULL, evidence REAL, harm REAL, held INTEGER NOT NULL,
  snapshot TEXT NOT NULL);
CREATE INDEX recommendations_by_seller ON recommendations (seller);
CREATE INDEX recommendations_by_state ON recommendations (state);
CREATE TABLE decisions (id ID, recommendation INTEGER, seller INTEGER NOT NULL, level TEXT NOT NULL, decision TEXT NOT NULL,
  person TEXT NOT NULL, reason TEXT NOT NULL, decided_at TEXT NOT NULL, in_force_from TEXT, in_force_to TEXT);
CREATE INDEX decisions_by_seller ON decisions (seller);
-- A published night is one that every page may show; its row is the flip.
CREATE TABLE nights (night INTEGER PRIMARY KEY, policy INTEGER NOT NULL, method TEXT NOT NULL, summary TEXT NOT NULL,
  published_at TEXT NOT NULL);
-- One row per stage of a night, and one with stage '' for the night itself: lock, lease, fence and log in one.
CREATE TABLE runs (id ID, job TEXT NOT NULL, night INTEGER NOT NULL, stage TEXT NOT NULL, state TEXT NOT NULL,
  holder TEXT NOT NULL, fence INTEGER NOT NULL, lease_until TEXT NOT NULL, started_at TEXT NOT NULL, finished_at TEXT,
  detail TEXT NOT NULL, UNIQUE (job, night, stage));
CREATE TABLE notices (id ID, night INTEGER NOT NULL, person INTEGER NOT NULL, kind TEXT NOT NULL, subject TEXT NOT NULL,
  body TEXT NOT NULL, state TEXT NOT NULL, attempts INTEGER NOT NULL, created_at TEXT NOT NULL, sent_at TEXT,
  UNIQUE (night, person, kind));
`;

export const up = (knex: Knex): Promise<void> => runStatements(knex, tables);

export async function down(knex: Knex): Promise<void> {
  const names = [...tables.matchAll(/CREATE TABLE (\w+)/g)].map((match) => match[1] as string);
  for (const name of names.reverse()) await knex.schema.dropTable(name);
}
