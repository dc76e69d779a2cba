/** A group of peers ranked among themselves, by the night's formula and the night's scores. */
import type { Database } from '../../../db/connect.ts';
import { rankSellers } from '../../scoring/rank.ts';
import { onceEachNight } from '../../stores/night-memo.ts';
import { peerScores, type PeerScore } from '../../stores/peers.ts';
import type { PublishedNight } from '../../stores/published-night.ts';
import { groupKey, isIn, isWhole, type Group } from './group-query.ts';

export { leastPeers } from './tellable-groups.ts';

export const allPeers = (database: Database, last: PublishedNight): Promise<PeerScore[]> =>
  onceEachNight(database, last, 'peer scores', () => peerScores(database, last.night));

/** Best first, with ranks, percentiles and chances among the group alone. Null where the night did not keep the scores' distributions. */
export async function rankedGroup(database: Database, last: PublishedNight, group: Group): Promise<PeerScore[] | null> {
  const all = await allPeers(database, last);
  if (isWhole(group)) return all;
  return onceEachNight(database, last, `ranked ${groupKey(group)}`, () =>
    Promise.resolve(rankAmongThemselves(all.filter((seller) => isIn(group, seller)))),
  );
}

function rankAmongThemselves(peers: readonly PeerScore[]): PeerScore[] | null {
  const bySellerId = new Map(peers.map((peer) => [peer.sellerId, peer]));
  const scored = peers.flatMap(({ sellerId, mean, variance }) =>
    mean === null || variance === null ? [] : [{ sellerId, moments: { mean, variance } }],
  );
  if (scored.length < peers.length) return null;
  return rankSellers(scored).map(({ sellerId, ...rank }) => ({ ...bySellerId.get(sellerId)!, ...rank }));
}
