/** Where a seller stands among those like it: its kind, its country, what it mostly sells. Nothing is said of small groups. */
import type { Database } from '../../../db/connect.ts';
import { isNumber } from '../../helpers/numbers.ts';
import { wordsIn } from '../../helpers/words-in.ts';
import { localeOf, type Texts } from '../../languages/texts.ts';
import { onceEachNight } from '../../stores/night-memo.ts';
import type { PublishedNight } from '../../stores/published-night.ts';
import { everyone, type GroupPart } from '../compare/group-query.ts';
import { allPeers, rankedGroup } from '../compare/ranked-group.ts';
import { tellableGroups } from '../compare/tellable-groups.ts';
import { betterThan } from './better-than.ts';

export async function presentPeers(
  database: Database,
  t: Texts,
  last: PublishedNight,
  seller: number,
): Promise<string[]> {
  const own = (await allPeers(database, last)).find((one) => one.seller === seller);
  if (!own) return [];
  const groups = await onceEachNight(database, last, 'groups that sellers are told of', async () =>
    tellableGroups(await allPeers(database, last)),
  );
  const lines: string[] = [];
  for (const { part, value, members } of groups) {
    if (own[part] !== value) continue;
    const ranked = (await rankedGroup(database, last, { ...everyone, [part]: value })) ?? [];
    const rank = ranked.find((one) => one.seller === seller);
    if (rank) lines.push(groupSentence(t, part, value, { ...rank, ...roughPlace(rank, members.length) }));
  }
  return lines;
}

export interface RoughPlace {
  /** Of a hundred sellers, in steps of five and rather too wide than too narrow. */
  low: number;
  high: number;
  /** Down to full tens. */
  size: number;
}

/** Round, so that a place cannot be told from the one that another seller is shown. @example roughPlace({ rankLow: 3, rankHigh: 9 }, 13) // better than 30 to 80 of 100, of 10 or more */
export function roughPlace({ rankLow, rankHigh }: { rankLow: number; rankHigh: number }, total: number): RoughPlace {
  const share = (rank: number) => ((total - rank) / total) * 20;
  return {
    low: isNumber(rankHigh) ? Math.floor(share(rankHigh)) * 5 : 0,
    high: isNumber(rankLow) ? Math.ceil(share(rankLow)) * 5 : 100,
    size: Math.floor(total / 10) * 10,
  };
}

function groupSentence(t: Texts, part: GroupPart, value: string, place: RoughPlace): string {
  const figures = { size: place.size, place: betterThan(t, place) };
  switch (part) {
    case 'kind':
      return t('Among {size, number} or more sellers of your kind ({kind}): {place}', {
        ...{ ...figures, kind: wordsIn(t.language).said(value) },
      });
    case 'country':
      return t('Among {size, number} or more sellers of your country ({country}): {place}', {
        ...{ ...figures, country: countryName(t, value) },
      });
    case 'category':
      return t('Among {size, number} or more sellers that sell mostly {category}: {place}', {
        ...{ ...figures, category: wordsIn(t.language).said(value) },
      });
  }
}

/** A code that is none is said as it is. */
const countryName = (t: Texts, code: string): string =>
  /^[A-Z]{2}$/.test(code) ? (new Intl.DisplayNames(localeOf(t.language), { type: 'region' }).of(code) ?? code) : code;
