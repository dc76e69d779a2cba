/** What came out, in sentences: “With ‘Complaints: limit’ 1.2 % instead of 1.5 %, seven more sellers would have been limited …” */
import { message, type Texts } from '../../languages/texts.ts';
import type { BacktestResult } from '../../scoring/backtest-result.ts';
import type { LevelTotals } from '../../scoring/backtest.ts';
import { thresholdLevels, type ThresholdLevel } from '../../scoring/policy.ts';
import { listed, numberWord, sentence } from '../desk/words.ts';
import { saidIn } from '../policy/difference-words.ts';

/** Of several sellers. */
export const done: Record<ThresholdLevel, string> = {
  warn: message('warned'),
  limit: message('limited'),
  suspend: message('suspended'),
};

/** What nothing changes for. */
const unmoved: Record<ThresholdLevel, string> = {
  warn: message('warnings'),
  limit: message('limits'),
  suspend: message('suspensions'),
};

export function headline(t: Texts, result: BacktestResult): string {
  if (result.changes.length === 0) return t('The draft says the same as the policy in force.');
  const moved = thresholdLevels.filter((level) => hasMoved(result.totals.levels[level]));
  const same = thresholdLevels.filter((level) => !moved.includes(level)).map((level) => t(unmoved[level]));
  const changes = changeWords(t, result);
  const [first, ...others] = moved;
  if (first === undefined)
    return t('With {changes}, nothing moves: every warning, limit and suspension would have been the same.', {
      changes,
    });
  const totals = result.totals.levels;
  return [
    t('With {changes}, {moves}.', { changes, moves: moveWords(t, first, totals[first]) }),
    ordersWords(t, first, totals[first]),
    ...others.flatMap((level) => [
      sentence(t('{news}.', { news: moveWords(t, level, totals[level]) })),
      ordersWords(t, level, totals[level]),
    ]),
    same.length > 0 ? t('No change for {levels}.', { levels: listed(same, t) }) : '',
  ]
    .filter(Boolean)
    .join(' ');
}

const hasMoved = ({ gained, lost, earlier, later, draftOnly, inForceOnly }: LevelTotals): boolean =>
  gained + lost + earlier + later + draftOnly + inForceOnly > 0;

/** '“Complaints: limit” 1.2 % instead of 1.5 % and two other changes' */
function changeWords(t: Texts, { changes }: BacktestResult): string {
  const told = changes.slice(0, 2).map((change) => {
    const { place, before, after } = saidIn(t, change);
    return t('“{place}” {after} instead of {before}', { place, after, before });
  });
  const n = changes.length - told.length;
  const more =
    n > 0
      ? [
          t('{n, plural, one {{number} other change} other {{number} other changes}}', {
            ...{ n, number: numberWord(n, t) },
          }),
        ]
      : [];
  return listed([...told, ...more], t);
}

const moves = {
  gained: message(
    '{n, plural, one {{number} more seller would have been {level, select, warn {warned} limit {limited} other {suspended}}} other {{number} more sellers would have been {level, select, warn {warned} limit {limited} other {suspended}}}}',
  ),
  lost: message(
    '{n, plural, one {{number} seller would no longer have been {level, select, warn {warned} limit {limited} other {suspended}}} other {{number} sellers would no longer have been {level, select, warn {warned} limit {limited} other {suspended}}}}',
  ),
  earlier: message(
    '{n, plural, one {{number} seller would have been {level, select, warn {warned} limit {limited} other {suspended}} {nights} earlier} other {{number} sellers would have been {level, select, warn {warned} limit {limited} other {suspended}} {nights} earlier}}',
  ),
  later: message(
    '{n, plural, one {{number} seller would have been {level, select, warn {warned} limit {limited} other {suspended}} {nights} later} other {{number} sellers would have been {level, select, warn {warned} limit {limited} other {suspended}} {nights} later}}',
  ),
};

function moveWords(t: Texts, level: ThresholdLevel, totals: LevelTotals): string {
  const { earlierNights, laterNights } = totals;
  const nights = { gained: 0, lost: 0, earlier: earlierNights, later: laterNights };
  const parts = (['gained', 'lost', 'earlier', 'later'] as const).flatMap((move) => {
    const n = totals[move];
    const values = { n, number: numberWord(n, t), level, nights: n > 0 ? meanNights(t, nights[move], n) : '' };
    return n > 0 ? [t(moves[move], values)] : [];
  });
  return parts.length > 0
    ? listed(parts, t)
    : t(
        'the same sellers would have been {level, select, warn {warned} limit {limited} other {suspended}}, some of them for longer or shorter',
        { level },
      );
}

function meanNights(t: Texts, nights: number, sellers: number): string {
  const n = Math.round(nights / sellers);
  const values = { n, number: numberWord(n, t) };
  return sellers === 1
    ? t('{n, plural, one {{number} night} other {{number} nights}}', values)
    : t('{n, plural, one {{number} night on average} other {{number} nights on average}}', values);
}

/** What that means for customers: orders on days when one of the two policies has the seller at the level and the other has not. */
function ordersWords(t: Texts, level: ThresholdLevel, { draftOnly, inForceOnly }: LevelTotals): string {
  const parts = [
    draftOnly > 0
      ? t(
          '{n, plural, one {# order was} other {# orders were}} placed with sellers {level, select, warn {warned} limit {limited} other {suspended}} by the draft alone',
          { n: draftOnly, level },
        )
      : '',
    inForceOnly > 0
      ? t(
          '{n, plural, one {# order was} other {# orders were}} placed with sellers {level, select, warn {warned} limit {limited} other {suspended}} by the policy in force alone',
          { n: inForceOnly, level },
        )
      : '',
  ].filter(Boolean);
  return parts.length > 0 ? t('{news}.', { news: listed(parts, t) }) : '';
}
