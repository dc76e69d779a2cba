/**
 * The weeks of each seller and metric, in the order of the seller: a year of one of them is one short stretch of one table,
 * where the nights have a row in each of 365 places. Filled from the nights that there are.
 */
import type { Knex } from 'knex';
import { runStatements } from './spelling.ts';

// week: the Sunday that ends it. observed, expected: what the ledger entered on its nights. events to state: the reading of
// its Sunday's night, null where that night was left out. opened: orders whose risk opened in the week, occurred: those of
// them that had an event, both null until the week is eight weeks old.
const table = `
CREATE TABLE weeks (seller INTEGER NOT NULL, metric TEXT NOT NULL, week INTEGER NOT NULL, observed INTEGER NOT NULL,
  expected REAL NOT NULL, events INTEGER, exposure REAL, rate REAL, low REAL, high REAL, ratio REAL, state TEXT,
  opened INTEGER, occurred INTEGER, PRIMARY KEY (seller, metric, week)) COMPACT;
`;

const nights = [6, 5, 4, 3, 2, 1, 0];
const sum = (column: string) => nights.map((age) => `COALESCE(l${age}.${column}, 0)`).join(' + ');

// 1970-01-01 was a Thursday: day 3 is a Sunday. The sums add in the order of the nights, alike on both databases.
const fill = `
INSERT INTO weeks (seller, metric, week, observed, expected, events, exposure, rate, low, high, ratio, state)
  SELECT r.seller, r.metric, r.night, ${sum('observed')}, ${sum('expected')},
    r.events, r.exposure, r.rate, r.low, r.high, r.ratio, r.state
  FROM readings r
  ${nights.map((age) => `LEFT JOIN ledger l${age} ON l${age}.night = r.night - ${age} AND l${age}.seller = r.seller AND l${age}.metric = r.metric`).join('\n  ')}
  WHERE r.night % 7 = 3 AND COALESCE(r.exposure, ${nights.map((age) => `l${age}.expected`).join(', ')}) IS NOT NULL;
UPDATE weeks SET opened = c.opened, occurred = c.occurred
  FROM (SELECT seller, metric, day - (day + 3) % 7 + 6 AS week, SUM(opened) AS opened, SUM(occurred) AS occurred
    FROM daily_counts GROUP BY seller, metric, day - (day + 3) % 7 + 6) AS c
  WHERE weeks.seller = c.seller AND weeks.metric = c.metric AND weeks.week = c.week
    AND weeks.week <= (SELECT MAX(night) - 56 FROM scores WHERE night % 7 = 3);
`;

export async function up(knex: Knex): Promise<void> {
  await runStatements(knex, table);
  await runStatements(knex, fill);
}

export async function down(knex: Knex): Promise<void> {
  await knex.schema.dropTable('weeks');
}
