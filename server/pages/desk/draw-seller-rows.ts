/**
 * The rows of the ranking. Written as text and not as a template: 50 rows with 20 figures each are most of what the most
 * visited page costs, and a template takes five times as long for them.
 */
import { escape, escapeText } from '../../helpers/escape.ts';
import { mark, shapeOf } from '../../helpers/marks.ts';
import { numbersIn } from '../../helpers/numbers-in.ts';
import { sparkline } from '../../helpers/pictures/sparkline.ts';
import type { Texts } from '../../languages/texts.ts';
import type { PresentedRow } from './present-sellers.ts';

const to = escapeText('–');
const unknown = `<span class="muted">${to}</span>`;

export function drawRow(row: PresentedRow, t: Texts): string {
  const { provisional } = row;
  const { count } = numbersIn(t.language);
  return (
    `<tr><td class="number at-detail">${provisional ? unknown : rankCell(row, t)}</td>` +
    `<th scope="row" class="at-name"><a href="${escapeText(row.href)}"><bdi>${escapeText(row.name)}</bdi></a>` +
    ` <span class="muted small">${escapeText(row.origin)}</span></th>` +
    `<td class="number at-figure">${provisional ? unknown : scoreCell(row, t)}</td>` +
    `<td class="wide">${provisional ? '' : sureCell(row)}</td>` +
    `<td class="wide">${provisional ? '' : trendCell(row, t)}</td>` +
    `<td class="number wide">${escapeText(count(row.orders))}</td>` +
    `<td class="at-end">${levelCell(row, t)}</td>` +
    `<td class="at-all${row.isProblem ? '' : ' muted'}">${problemCell(row, t)}</td></tr>\n`
  );
}

function rankCell({ rank, rankLow, rankHigh }: PresentedRow, { language }: Texts): string {
  const numbers = numbersIn(language);
  return `<span class="nowrap">${escapeText(numbers.rank(rank))} <span class="muted">(${escapeText(numbers.range(rankLow, rankHigh))})</span></span>`;
}

function scoreCell({ score, low, high }: PresentedRow, { language }: Texts): string {
  const { decimal } = numbersIn(language);
  return `<strong>${escapeText(decimal(score, 0))}</strong> <span class="muted small nowrap">${escapeText(decimal(low, 0))}${to}${escapeText(decimal(high, 0))}</span>`;
}

/** The same as the figures beside it, for the eye alone: a whole point is a pixel. */
function sureCell({ score, low, high }: PresentedRow): string {
  if (score === null || low === null || high === null) return '';
  const at = (points: number) => Math.round(points) + 5;
  return (
    '<svg class="picture" width="112" height="18" aria-hidden="true"><path class="axis" d="M0 9h112"/>' +
    `<path class="whisker" d="M${at(low)} 9H${at(high)}"/><circle class="dot" cx="${at(score)}" cy="9" r="4"/></svg>`
  );
}

const trendCell = ({ trend }: PresentedRow, t: Texts): string =>
  sparkline(trend, { label: t('Score, 13 weeks'), width: 80 }, t.language).toHTML();

function levelCell({ level, word, outline, recommended, inForce }: PresentedRow, t: Texts): string {
  const asks = recommended
    ? `<span aria-hidden="true">${escapeText(t('?'))}</span><span class="hidden-words"> ${escapeText(t('recommended'))}</span>`
    : '';
  const status = `<span class="status status-${shapeOf(level)}">${escape(mark(level, outline))}<span>${escapeText(word)}${asks}</span></span>`;
  return inForce ? `${status} <span class="detail">${escapeText(inForce)}</span>` : status;
}

const problemCell = ({ problem, provisional }: PresentedRow, t: Texts): string =>
  problem ? escapeText(problem) : provisional ? escapeText(t('too few orders to judge')) : to;
