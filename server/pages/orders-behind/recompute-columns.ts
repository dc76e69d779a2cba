/**
 * What a seller is given to recompute its figures: tables and their columns, the same as JSON and as CSV. Days are
 * `YYYY-MM-DD`, shares and risks whole millionths, rates fractions; null: not, or not yet. `docs/recompute` explains each.
 */
export const recomputeFormat = 'assay-recompute-1';

const words = (text: string): string[] => text.split(' ');

export const recomputeColumns = {
  about: words('format seller_id night'),
  /** One order counts once in each metric from the day in its column `base` on; `subject` is the table it stands in. */
  metric: words('metric family subject base horizon last_day last_night missing level unposted'),
  /** The policy as it holds for this seller from a night on. */
  rule: [
    ...words('from policy metric acceptable warn limit suspend weight delta half_life_days window_days'),
    ...words('stale_nights restart ratios prior_shape prior_rate'),
  ],
  /** Estimates, each from a day on; without a day: from the beginning. */
  curve: words('from metric shares'),
  prior: words('from metric shape rate'),
  clustering: words('from metric cv2'),
  order: [
    ...words('order_id category grade market placed due delivered settled reviewed reply_due'),
    ...words('promised carrier cancelled_by'),
  ],
  test_order: words('test_order order_id revealed'),
  device: words('trade_in_id received inspection_due payment_due send_back_due'),
  /** Of the cells that this seller has orders in; a cell that is not named has 1000000. */
  benchmark: words('from version'),
  risk: words('from metric category grade market month risk'),
  posted: words('metric day night'),
  event: words('metric id day opened night taken_out excused_by'),
  ledger: words('metric night observed withdrawn expected'),
  excused: words('metric night learned expected'),
  release: words('metric level night'),
  /** What was published, to compare with. */
  reading: [
    ...words('metric state as_of events exposure expected rate low high reliability'),
    ...words('above_warn above_limit above_suspend evidence_warn evidence_limit evidence_suspend'),
  ],
  score: words('family score state cap evidence'),
  loss: words('family metric points'),
} as const satisfies Record<string, readonly string[]>;

export type RecomputeTable = keyof typeof recomputeColumns;
export const recomputeTables = Object.keys(recomputeColumns) as RecomputeTable[];
