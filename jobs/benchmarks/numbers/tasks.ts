/** Every simulation that a thread can be sent, by name: sellers `from` … `to − 1` of a set-up. */
import { watchAcceptable } from './false-alarms.ts';
import { countChanges } from './level-changes.ts';
import { watchMarketplace } from './marketplace.ts';
import { delaysAfterChange, quietYears } from './matched-detectors.ts';
import { watchOutages } from './outages.ts';
import { rankedSellers } from './ranked-sellers.ts';
import { quietSellers, sellersGoneBad } from './seller-evidence.ts';

export const tasks = {
  watchAcceptable,
  quietYears,
  delaysAfterChange,
  watchMarketplace,
  quietSellers,
  sellersGoneBad,
  watchOutages,
  countChanges,
  rankedSellers,
};

export type Tasks = typeof tasks;
