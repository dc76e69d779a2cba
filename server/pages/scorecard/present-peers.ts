/** Where a seller stands among those like it: its kind, its country, what it mostly sells. */
import type { Database } from '../../../db/connect.ts';
import { count } from '../../helpers/numbers.ts';
import type { PublishedNight } from '../../stores/published-night.ts';
import { everyone, groupName, groupParts, type Group } from '../compare/group-query.ts';
import { allPeers, leastPeers, rankedGroup } from '../compare/ranked-group.ts';
import { betterThan } from './present-scorecard.ts';

export interface PeerLine {
  /** 'Among 71 repairers' */
  among: string;
  better: string;
}

/** Groups under ten sellers are left out: in them a seller could tell its neighbours' standing from its own. */
export async function presentPeers(database: Database, last: PublishedNight, seller: number): Promise<PeerLine[]> {
  const own = (await allPeers(database, last)).find((one) => one.seller === seller);
  if (!own) return [];
  const lines: PeerLine[] = [];
  for (const part of groupParts) {
    const value = own[part];
    if (value === null) continue;
    const group: Group = { ...everyone, [part]: value };
    const ranked = (await rankedGroup(database, last, group)) ?? [];
    const rank = ranked.find((one) => one.seller === seller);
    const better = rank && ranked.length >= leastPeers ? betterThan(rank, ranked.length, '') : null;
    if (better) lines.push({ among: `Among ${count(ranked.length)} ${groupName(group, ranked.length)}`, better });
  }
  return lines;
}
