-- The tables of the first migration for the sqlite3 shell: the same columns, key and indexes, ids generated (as rowid).
PRAGMA journal_mode = WAL;
PRAGMA synchronous = FULL;
PRAGMA cache_size = -32000;
CREATE TABLE orders (order_id TEXT NOT NULL UNIQUE, seller TEXT NOT NULL, ordered_at INTEGER NOT NULL, market TEXT,
  category TEXT, grade TEXT, price_minor INTEGER, currency TEXT, buyer_ref TEXT, cancelled_at INTEGER, cancelled_by TEXT,
  import_id INTEGER NOT NULL);
CREATE INDEX orders_by_import ON orders (import_id);
CREATE TABLE deliveries (order_id TEXT NOT NULL UNIQUE, promised_day INTEGER, shipped_at INTEGER, delivered_at INTEGER,
  carrier TEXT, import_id INTEGER NOT NULL);
CREATE INDEX deliveries_by_import ON deliveries (import_id);
