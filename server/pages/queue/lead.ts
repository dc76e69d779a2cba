/** The first sentences of the morning: how many need a decision, what is new, and where to begin. */
import { numbersIn } from '../../helpers/numbers-in.ts';
import { message, type Texts } from '../../languages/texts.ts';
import type { Day } from '../../scoring/day.ts';
import type { OpenCase } from '../../stores/open-cases.ts';
import { numberWord, sentence } from '../desk/words.ts';
import { chosen, type Asker, type Scope } from './choice.ts';
import { sleeps } from './present-marks.ts';

const needs: Partial<Record<Scope, string>> = {
  mine: message(
    '{n, plural, one {{number} seller of yours needs a decision} other {{number} sellers of yours need a decision}}',
  ),
  team: message(
    '{n, plural, one {{number} seller of your team needs a decision} other {{number} sellers of your team need a decision}}',
  ),
};
const anybodyNeeds = message(
  '{n, plural, one {{number} seller needs a decision} other {{number} sellers need a decision}}',
);

const nobodyNeeds: Partial<Record<Scope, string>> = {
  mine: message('Nobody of yours needs a decision.'),
  team: message('Nobody of your team needs a decision.'),
};
const nobodyAtAll = message('Nobody needs a decision.');

/** What a message of a number takes. */
const numbered = (n: number, t: Texts) => ({ n, number: numberWord(n, t) });

export function queueLead(all: readonly OpenCase[], scope: Scope, asker: Asker, night: Day, t: Texts): string {
  const ours = all.filter((one) => chosen(one, scope, {}, asker));
  const asking = ours.filter(({ state, wait }) => state === 'open' && wait === null);
  const aside = [putOff(ours, t), taken(ours, asker, t), asleep(all, scope, asker, t)].filter((part) => part !== null);
  if (asking.length === 0) {
    // As the tabs count: awake, and not in the reader's own hands.
    const others = all.filter((one) => chosen(one, 'all', {}, asker)).length - ours.length;
    return [nobody(ours, others, scope, t), ...aside].join(' ');
  }
  const sellers = new Set(asking.map(({ seller }) => seller)).size;
  const start = sentence(t(needs[scope] ?? anybodyNeeds, numbered(sellers, t)));
  const worst = asking.some(({ grounds }) => grounds.includes('safety'))
    ? t('Begin at the top: first where buyers are in danger, then where most harm is expected.')
    : t('Begin at the top: most harm to buyers is expected there.');
  const whole = t('{start}; {news}.', { start, news: news(asking, night, t) });
  return [whole, ...(asking.length > 1 ? [worst] : []), ...aside].join(' ');
}

function news(asking: readonly OpenCase[], night: Day, t: Texts): string {
  const fresh = asking.filter(({ since }) => since === night).length;
  if (fresh === 0) return t('nothing new last night');
  if (fresh < asking.length)
    return t(
      '{n, plural, one {{number} of them new last night} other {{number} of them new last night}}',
      numbered(fresh, t),
    );
  return asking.length === 1 ? t('new last night') : t('all new last night');
}

function nobody(ours: readonly OpenCase[], others: number, scope: Scope, t: Texts): string {
  const held = ours.filter(({ state }) => state === 'held').length;
  if (held > 0)
    return sentence(
      t(
        '{n, plural, one {{number} seller is held back with their night: look at it as a whole first.} other {{number} sellers are held back with their night: look at it as a whole first.}}',
        numbered(held, t),
      ),
    );
  const nobodyDoes = t(nobodyNeeds[scope] ?? nobodyAtAll);
  if (scope !== 'mine' || others === 0) return nobodyDoes;
  return `${nobodyDoes} ${t('{n, plural, one {Others have {cases} open.} other {Others have {cases} open.}}', { n: others, cases: numbersIn(t.language).count(others) })}`;
}

function putOff(ours: readonly OpenCase[], t: Texts): string | null {
  const put = ours.filter(({ wait }) => wait !== null).length;
  if (put === 0) return null;
  return sentence(
    t(
      '{n, plural, one {{number} case waits, as somebody chose.} other {{number} cases wait, as somebody chose.}}',
      numbered(put, t),
    ),
  );
}

function taken(ours: readonly OpenCase[], { email }: Asker, t: Texts): string | null {
  const claimed = ours.filter(({ claimedBy }) => claimedBy !== null && claimedBy !== email).length;
  if (claimed === 0) return null;
  return t(
    '{n, plural, one {A colleague works on {number} of them.} other {A colleague works on {number} of them.}}',
    numbered(claimed, t),
  );
}

function asleep(all: readonly OpenCase[], scope: Scope, asker: Asker, t: Texts): string | null {
  const awake = { ...asker, today: '9999-12-31' };
  const sleeping = all.filter((one) => sleeps(one, asker.today) && chosen(one, scope, {}, awake)).length;
  if (sleeping === 0) return null;
  return sentence(t('{n, plural, one {{number} case sleeps.} other {{number} cases sleep.}}', numbered(sleeping, t)));
}
