/** Answers to disputes are kept one after the other as they were given: a correction is another one, and the newest stands. */
import type { Knex } from 'knex';
import { runStatements } from './spelling.ts';

const answered = "state IN ('accepted', 'partly', 'refused')";

const kept = `
-- number: the first answer is 1. reason: why it takes the place of the one before; null: it is the first. counted_on: the night
-- since which the figures hold what it accepts; null: none yet, or it moved nothing.
CREATE TABLE dispute_answers (dispute INTEGER NOT NULL, number INTEGER NOT NULL, state TEXT NOT NULL, answered_by TEXT NOT NULL,
  answered_at TEXT NOT NULL, closing TEXT, reason TEXT, counted_on TEXT, PRIMARY KEY (dispute, number));
-- verdict: null for a point that contests nothing.
CREATE TABLE dispute_point_answers (dispute INTEGER NOT NULL, answer INTEGER NOT NULL, point INTEGER NOT NULL, verdict TEXT,
  words TEXT NOT NULL, PRIMARY KEY (dispute, answer, point));
INSERT INTO dispute_answers (dispute, number, state, answered_by, answered_at, closing, counted_on)
  SELECT id, 1, state, COALESCE(closed_by, ''), COALESCE(closed_at, filed_at), answer, counted_on FROM disputes WHERE ${answered};
INSERT INTO dispute_point_answers (dispute, answer, point, verdict, words)
  SELECT p.dispute, 1, p.number, p.verdict, COALESCE(p.answer, '') FROM dispute_points p JOIN dispute_answers a ON a.dispute = p.dispute;
-- answers: how many there are; the one with this number stands. counted: 0 while a night has yet to count what stands.
ALTER TABLE disputes ADD COLUMN answers INTEGER NOT NULL DEFAULT 0;
UPDATE disputes SET answers = 1, closed_by = NULL, closed_at = NULL WHERE ${answered};
ALTER TABLE disputes RENAME COLUMN closed_by TO withdrawn_by;
ALTER TABLE disputes RENAME COLUMN closed_at TO withdrawn_at;
ALTER TABLE disputes DROP COLUMN answer;
ALTER TABLE disputes DROP COLUMN counted_on;
ALTER TABLE dispute_points DROP COLUMN verdict;
ALTER TABLE dispute_points DROP COLUMN answer;
`;

/** Of several answers the one that stands is left. */
const asBefore = `
ALTER TABLE dispute_points ADD COLUMN verdict TEXT;
ALTER TABLE dispute_points ADD COLUMN answer TEXT;
ALTER TABLE disputes ADD COLUMN answer TEXT;
ALTER TABLE disputes ADD COLUMN counted_on TEXT;
ALTER TABLE disputes RENAME COLUMN withdrawn_by TO closed_by;
ALTER TABLE disputes RENAME COLUMN withdrawn_at TO closed_at;
UPDATE dispute_points SET
  verdict = (SELECT x.verdict FROM dispute_point_answers x JOIN disputes d ON d.id = x.dispute AND d.answers = x.answer
    WHERE x.dispute = dispute_points.dispute AND x.point = dispute_points.number),
  answer = (SELECT x.words FROM dispute_point_answers x JOIN disputes d ON d.id = x.dispute AND d.answers = x.answer
    WHERE x.dispute = dispute_points.dispute AND x.point = dispute_points.number);
UPDATE disputes SET
  closed_by = (SELECT a.answered_by FROM dispute_answers a WHERE a.dispute = disputes.id AND a.number = disputes.answers),
  closed_at = (SELECT a.answered_at FROM dispute_answers a WHERE a.dispute = disputes.id AND a.number = disputes.answers),
  answer = (SELECT a.closing FROM dispute_answers a WHERE a.dispute = disputes.id AND a.number = disputes.answers),
  counted_on = (SELECT a.counted_on FROM dispute_answers a WHERE a.dispute = disputes.id AND a.number = disputes.answers)
  WHERE answers > 0;
ALTER TABLE disputes DROP COLUMN answers;
DROP TABLE dispute_point_answers;
DROP TABLE dispute_answers;
`;

export const up = (knex: Knex): Promise<void> => runStatements(knex, kept);

export const down = (knex: Knex): Promise<void> => runStatements(knex, asBefore);
