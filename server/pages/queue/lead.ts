/** The first sentences of the morning: how many need a decision, what is new, and where to begin. */
import { count } from '../../helpers/numbers.ts';
import type { Day } from '../../scoring/day.ts';
import type { OpenCase } from '../../stores/open-cases.ts';
import { counted, sentence } from '../desk/words.ts';
import { chosen, type Asker, type Scope } from './choice.ts';
import { sleeps } from './present-marks.ts';

const whose: Partial<Record<Scope, string>> = { mine: ' of yours', team: ' of your team' };

export function queueLead(all: readonly OpenCase[], scope: Scope, asker: Asker, night: Day): string {
  const ours = all.filter((one) => chosen(one, scope, {}, asker));
  const asking = ours.filter(({ state, wait }) => state === 'open' && wait === null);
  const aside = [putOff(ours), taken(ours, asker), asleep(all, scope, asker)].filter(Boolean).join('');
  if (asking.length === 0) return `${nobody(all, ours, scope)}${aside}`;
  const sellers = new Set(asking.map(({ seller }) => seller)).size;
  const start = `${sentence(counted(sellers, 'seller'))}${whose[scope] ?? ''} ${sellers === 1 ? 'needs' : 'need'} a decision`;
  const worst = asking.some(({ grounds }) => grounds.includes('safety'))
    ? ' Begin at the top: first where buyers are in danger, then where most harm is expected.'
    : ' Begin at the top: most harm to buyers is expected there.';
  return `${start}; ${news(asking, night)}.${asking.length > 1 ? worst : ''}${aside}`;
}

function news(asking: readonly OpenCase[], night: Day): string {
  const fresh = asking.filter(({ since }) => since === night).length;
  if (fresh === 0) return 'nothing new last night';
  if (fresh < asking.length) return `${counted(fresh, 'of them', 'of them')} new last night`;
  return asking.length === 1 ? 'new last night' : 'all new last night';
}

function nobody(all: readonly OpenCase[], ours: readonly OpenCase[], scope: Scope): string {
  const held = ours.filter(({ state }) => state === 'held').length;
  if (held > 0)
    return `${sentence(counted(held, 'seller'))} ${held === 1 ? 'is' : 'are'} held back with their night: look at it as a whole first.`;
  const elsewhere = scope === 'mine' && all.length > 0 ? ` Others have ${count(all.length)} open.` : '';
  return `Nobody${whose[scope] ?? ''} needs a decision.${elsewhere}`;
}

function putOff(ours: readonly OpenCase[]): string {
  const put = ours.filter(({ wait }) => wait !== null).length;
  return put > 0 ? ` ${sentence(counted(put, 'case'))} ${put === 1 ? 'waits' : 'wait'}, as somebody chose.` : '';
}

function taken(ours: readonly OpenCase[], { email }: Asker): string {
  const claimed = ours.filter(({ claimedBy }) => claimedBy !== null && claimedBy !== email).length;
  return claimed > 0 ? ` A colleague works on ${counted(claimed, 'of them', 'of them')}.` : '';
}

function asleep(all: readonly OpenCase[], scope: Scope, asker: Asker): string {
  const awake = { ...asker, today: '9999-12-31' };
  const sleeping = all.filter((one) => sleeps(one, asker.today) && chosen(one, scope, {}, awake)).length;
  return sleeping > 0 ? ` ${sentence(counted(sleeping, 'case'))} ${sleeping === 1 ? 'sleeps' : 'sleep'}.` : '';
}
