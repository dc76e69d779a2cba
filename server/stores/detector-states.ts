/** What the detector remembers of each seller, by metric. */
import type { Transaction } from '../../db/connect.ts';
import { detectorText, readDetector } from '../scoring/detector-text.ts';
import type { DetectorState } from '../scoring/detector.ts';
import type { Read } from './read.ts';

export type States = Map<number, DetectorState>;

/** The states of one metric, by seller. */
export async function detectorStates(read: Read, metric: string): Promise<States> {
  const rows = await read<{ seller: number; content: string }>(
    'SELECT seller, content FROM detector_state WHERE metric = ? ORDER BY seller',
    [metric],
  );
  return new Map(rows.map(({ seller, content }) => [seller, readDetector(content)]));
}

export async function writeStates(tx: Transaction, metric: string, states: States): Promise<void> {
  const rows = [...states].map(([seller, state]) => [seller, metric, state.night, detectorText(state)]);
  await tx.insertMany('detector_state', ['seller', 'metric', 'night', 'content'], rows, {
    key: ['seller', 'metric'],
    update: ['night', 'content'],
  });
}
