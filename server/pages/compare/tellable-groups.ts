/**
 * Of which groups of peers sellers are told anything: only of groups of ten and more, and only of those of which no difference
 * (all sellers less one group, a group less one inside it) leaves fewer than ten, or what is said of the two would tell of those few.
 */
import { groupParts, type Grouped, type GroupPart } from './group-query.ts';

/** A smaller group is for staff only: in it a seller could tell its neighbours' standing from its own. */
export const leastPeers = 10;

export interface TellableGroup<Member> {
  part: GroupPart;
  value: string;
  members: readonly Member[];
}

/** Most first. The same for whoever asks: what one seller is told does not depend on what another one is. */
export function tellableGroups<Member extends Grouped>(all: readonly Member[]): TellableGroup<Member>[] {
  if (all.length < leastPeers) return [];
  const groups = groupParts
    .flatMap((part) => groupsBy(all, part))
    .filter(({ members }) => members.length >= leastPeers);
  groups.sort((a, b) => b.members.length - a.members.length || (keyOf(a) < keyOf(b) ? -1 : 1));
  // What has been taken away may leave few others behind: until nothing more has to go.
  for (let told = groups; ;) {
    const kept = withoutNested(withoutFewLeft(told, all.length));
    if (kept.length === told.length) return kept;
    told = kept;
  }
}

const keyOf = ({ part, value }: { part: string; value: string }): string => `${part} ${value}`;

function groupsBy<Member extends Grouped>(all: readonly Member[], part: GroupPart): TellableGroup<Member>[] {
  const found = new Map<string, Member[]>();
  for (const one of all) {
    const value = one[part];
    if (value !== null) found.set(value, [...(found.get(value) ?? []), one]);
  }
  return [...found].map(([value, members]) => ({ part, value, members }));
}

/** Where fewer than ten sellers are in no group of their part, all the groups together would tell of them: the smallest goes too. */
function withoutFewLeft<Member>(groups: TellableGroup<Member>[], total: number): TellableGroup<Member>[] {
  return groupParts.flatMap((part) => {
    const own = groups.filter((group) => group.part === part);
    const left = total - own.reduce((sum, { members }) => sum + members.length, 0);
    return left > 0 && left < leastPeers ? own.slice(0, -1) : own;
  });
}

/** Of a group inside another one that has fewer than ten others, the smaller goes. */
function withoutNested<Member>(groups: TellableGroup<Member>[]): TellableGroup<Member>[] {
  const sets = new Map(groups.map((group) => [group, new Set(group.members)]));
  const leavesFew = (inside: TellableGroup<Member>, around: TellableGroup<Member>): boolean => {
    const others = around.members.length - inside.members.length;
    return others > 0 && others < leastPeers && inside.members.every((one) => sets.get(around)!.has(one));
  };
  return groups.filter((group) => !groups.some((around) => around !== group && leavesFew(group, around)));
}
