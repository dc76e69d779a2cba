/** The draw that an address names. */
import type { Request } from 'express';
import { refusal } from '../../access/guard.ts';
import type { Context } from '../../context.ts';
import { plannedDraw, type Draw } from '../../stores/lab/draws.ts';
import { readCommitted } from '../../stores/read.ts';

export async function requestedDraw({ params }: Request, { database }: Context): Promise<Draw> {
  const id = /^\d{1,9}$/.test(String(params['id'])) ? Number(params['id']) : 0;
  const draw = await plannedDraw(readCommitted(database), id);
  if (!draw) throw refusal(404);
  return draw;
}
