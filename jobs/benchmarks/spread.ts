/** What repeated measurements say. */
import { max, median, min } from 'simple-statistics';

export interface Spread {
  median: number;
  min: number;
  max: number;
}

export const spread = (values: readonly number[]): Spread => ({
  median: median([...values]),
  min: min([...values]),
  max: max([...values]),
});
