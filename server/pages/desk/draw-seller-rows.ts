/**
 * The rows of the ranking. Written as text and not as a template: 50 rows with 20 figures each are most of what the most
 * visited page costs, and a template takes five times as long for them.
 */
import { escape, escapeText } from '../../helpers/escape.ts';
import { mark, shapeOf } from '../../helpers/marks.ts';
import { count, decimal, range } from '../../helpers/numbers.ts';
import { sparkline } from '../../helpers/pictures/sparkline.ts';
import type { PresentedRow } from './present-sellers.ts';

const to = escapeText('–');
const unknown = `<span class="muted">${to}</span>`;

export const drawRow = (row: PresentedRow): string =>
  `<tr><td class="number at-detail">${row.provisional ? unknown : rankCell(row)}</td>` +
  `<th scope="row" class="at-name"><a href="${escapeText(row.href)}"><bdi>${escapeText(row.name)}</bdi></a>` +
  ` <span class="muted small">${escapeText(row.origin)}</span></th>` +
  `<td class="number at-figure">${row.provisional ? unknown : scoreCell(row)}</td>` +
  `<td class="wide">${row.provisional ? '' : sureCell(row)}</td>` +
  `<td class="wide">${row.provisional ? '' : trendCell(row)}</td>` +
  `<td class="number wide">${escapeText(count(row.orders))}</td>` +
  `<td class="at-end">${levelCell(row)}</td>` +
  `<td class="at-all${row.isProblem ? '' : ' muted'}">${problemCell(row)}</td></tr>\n`;

const rankCell = ({ rank, rankLow, rankHigh }: PresentedRow): string =>
  `<span class="nowrap">#${escapeText(count(rank))} <span class="muted">(${escapeText(range(rankLow, rankHigh))})</span></span>`;

const scoreCell = ({ score, low, high }: PresentedRow): string =>
  `<strong>${escapeText(decimal(score, 0))}</strong> <span class="muted small nowrap">${escapeText(decimal(low, 0))}${to}${escapeText(decimal(high, 0))}</span>`;

/** The same as the figures beside it, for the eye alone: a whole point is a pixel. */
function sureCell({ score, low, high }: PresentedRow): string {
  if (score === null || low === null || high === null) return '';
  const at = (points: number) => Math.round(points) + 5;
  return (
    '<svg class="picture" width="112" height="18" aria-hidden="true"><path class="axis" d="M0 9h112"/>' +
    `<path class="whisker" d="M${at(low)} 9H${at(high)}"/><circle class="dot" cx="${at(score)}" cy="9" r="4"/></svg>`
  );
}

const trendCell = ({ trend }: PresentedRow): string =>
  sparkline(trend, { label: 'Score, 13 weeks', width: 80 }).toHTML();

const recommends = '<span aria-hidden="true">?</span><span class="hidden-words"> recommended</span>';

function levelCell({ level, word, outline, recommended, inForce }: PresentedRow): string {
  const status = `<span class="status status-${shapeOf(level)}">${escape(mark(level, outline))}<span>${escapeText(word)}${recommended ? recommends : ''}</span></span>`;
  return inForce ? `${status} <span class="detail">${escapeText(inForce)} in force</span>` : status;
}

const problemCell = ({ problem, provisional }: PresentedRow): string =>
  problem ? escapeText(problem) : provisional ? 'too few orders to judge' : to;
