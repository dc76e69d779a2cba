/** Brings the sides of a backtest together, seller by seller, with the orders that customers placed in between. */
import { compareSeller, type ComparedSeller, type Rule } from '../../server/scoring/backtest.ts';
import type { Day } from '../../server/scoring/day.ts';
import { levelLine, type LevelStep } from '../../server/scoring/level-line.ts';
import { levelRank, type Level } from '../../server/scoring/policy.ts';
import { placedOn, recommendedThen } from '../../server/stores/judged-then.ts';
import type { Read } from '../../server/stores/read.ts';
import type { LevelChange, Replay } from './replay.ts';

interface Sides {
  draft: Replay;
  inForce: Replay;
}

type Steps = Map<number, LevelStep[]>;

/** @param nights of the stretch, oldest first, at least one */
export async function compareReplays(read: Read, { draft, inForce }: Sides, nights: readonly Day[]) {
  const [from, to] = [nights[0]!, nights.at(-1)!];
  const steps: Record<Rule, Steps> = {
    draft: bySeller(draft.changes),
    inForce: bySeller(inForce.changes),
    naive: bySeller(draft.naive),
    real: await realSteps(read, from, to),
  };
  const sellers = [...new Set(Object.values(steps).flatMap((one) => [...one.keys()]))].sort((a, b) => a - b);
  const touched = sellers.filter((seller) =>
    Object.values(steps).some((one) => levelLine(one.get(seller) ?? [], nights).first.warn !== null),
  );
  const placed = await ordersOf(read, new Set(touched), from, to);
  const [ofDraft, ofInForce] = [groundsOf(draft.changes, to), groundsOf(inForce.changes, to)];
  return touched.map((seller): ComparedSeller => {
    const own = (rule: Rule) => steps[rule].get(seller) ?? [];
    return compareSeller(
      {
        seller,
        steps: { draft: own('draft'), inForce: own('inForce'), naive: own('naive'), real: own('real') },
        grounds: { draft: ofDraft(seller, from), inForce: ofInForce(seller, from) },
      },
      nights,
      placed.get(seller) ?? [],
    );
  });
}

function bySeller(changes: readonly (LevelStep & { seller: number })[]): Steps {
  const steps: Steps = new Map();
  for (const { seller, night, level } of changes) {
    const known = steps.get(seller);
    if (known) known.push({ night, level });
    else steps.set(seller, [{ night, level }]);
  }
  return steps;
}

async function realSteps(read: Read, from: Day, to: Day): Promise<Steps> {
  const steps: Steps = new Map();
  for (const { seller, level, since, closed } of await recommendedThen(read, from, to)) {
    const own = steps.get(seller) ?? [];
    // One that ends on the night on which the next begins leaves nothing between them.
    if (own.at(-1)?.night === since) own.pop();
    own.push({ night: since, level: level as Level });
    if (closed !== null) own.push({ night: closed, level: 'none' });
    steps.set(seller, own);
  }
  return steps;
}

async function ordersOf(read: Read, sellers: ReadonlySet<number>, from: Day, to: Day) {
  const placed = new Map<number, { day: Day; orders: number }[]>();
  for (let day = from; day <= to; day++) {
    for (const { seller, orders } of await placedOn(read, day)) {
      if (!sellers.has(seller)) continue;
      const known = placed.get(seller);
      if (known) known.push({ day, orders });
      else placed.set(seller, [{ day, orders }]);
    }
  }
  return placed;
}

/** What a seller's highest level up to the last night rested on, of those that held in the stretch. */
function groundsOf(changes: readonly LevelChange[], to: Day) {
  const own = new Map<number, LevelChange[]>();
  for (const change of changes) {
    if (change.night > to) continue;
    const known = own.get(change.seller);
    if (known) known.push(change);
    else own.set(change.seller, [change]);
  }
  return (seller: number, from: Day): readonly string[] => {
    const all = own.get(seller) ?? [];
    const held = all.filter(({ night }, index) => night >= from || (all[index + 1]?.night ?? Infinity) > from);
    return (
      held.reduce<LevelChange | null>(
        (worst, one) => (levelRank(one.level) > levelRank(worst?.level ?? 'none') ? one : worst),
        null,
      )?.grounds ?? []
    );
  };
}
