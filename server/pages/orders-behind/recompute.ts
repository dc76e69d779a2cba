/** All that a seller needs to recompute its score and its evidence, as a file. */
import type { Request, Response } from 'express';
import { refusal } from '../../access/guard.ts';
import type { Context } from '../../context.ts';
import { dayText } from '../../scoring/day.ts';
import { sendLongCsv } from '../desk/csv.ts';
import { sendPieces } from '../desk/send-pieces.ts';
import { explainedSeller } from '../explain/explained.ts';
import { explanationRoutes, type Subject } from '../explain/subject.ts';
import { recomputePieces, type Piece } from './recompute-tables.ts';
import { asCsv, asJson } from './write-recompute.ts';

const download =
  (format: 'json' | 'csv') =>
  async ({ seller, last }: Subject, _request: Request, response: Response, { database }: Context): Promise<void> => {
    const explained = await explainedSeller(database, seller, last);
    // Half of the figures would be those of the night that is being worked out.
    if (explained.underWay) throw refusal(404);
    const name = `recompute-${seller.sellerId.replaceAll(/[^\w-]/g, '_')}-${dayText(last.night)}`;
    const pieces: AsyncIterable<Piece> = recomputePieces(database, explained);
    if (format === 'csv') return sendLongCsv(response, name, asCsv(pieces));
    response.attachment(`${name}.json`).type('application/json; charset=utf-8');
    await sendPieces(response, asJson(pieces));
  };

export const routes = [
  ...explanationRoutes('recompute.json', download('json'), false),
  ...explanationRoutes('recompute.csv', download('csv'), false),
];
