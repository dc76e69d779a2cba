/** What a report says where there is nothing to tell. */
import { message, type Texts } from '../../languages/texts.ts';
import type { WeeklyScope } from '../../stores/preferences.ts';

export type Untold = 'changed' | 'opened' | 'ended' | 'measures' | 'ranked' | 'rose';

/** Of whose sellers: what is said of some is not said of the marketplace. */
const noneWords: Record<
  'changed' | 'opened' | 'ended' | 'measures' | 'ranked' | 'rose',
  Record<WeeklyScope, string>
> = {
  changed: {
    mine: message('None of your sellers changed its level.'),
    team: message('None of your team’s sellers changed its level.'),
    all: message('No seller changed its level.'),
  },
  opened: {
    mine: message('None of your sellers has a new case.'),
    team: message('None of your team’s sellers has a new case.'),
    all: message('No new case.'),
  },
  ended: {
    mine: message('None of your sellers has a case that ended.'),
    team: message('None of your team’s sellers has a case that ended.'),
    all: message('No case ended.'),
  },
  measures: {
    mine: message('None of your sellers has a measure in force.'),
    team: message('None of your team’s sellers has a measure in force.'),
    all: message('No measure is in force.'),
  },
  ranked: {
    mine: message('None of your sellers is ranked.'),
    team: message('None of your team’s sellers is ranked.'),
    all: message('No seller is ranked.'),
  },
  rose: {
    mine: message('None of your sellers rose by a point or more.'),
    team: message('None of your team’s sellers rose by a point or more.'),
    all: message('No score rose by a point or more.'),
  },
};

export const noneOf = (what: Untold, scope: WeeklyScope, t: Texts): string => t(noneWords[what][scope]);
