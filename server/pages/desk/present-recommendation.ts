/** A case as the person who must decide it reads it. */
import { isOver } from '../../cases/decision.ts';
import { daysIn } from '../../helpers/days.ts';
import { isNumber } from '../../helpers/numbers.ts';
import { numbersIn } from '../../helpers/numbers-in.ts';
import { wordsIn } from '../../helpers/words-in.ts';
import type { Texts } from '../../languages/texts.ts';
import { dayText, type Day } from '../../scoring/day.ts';
import { isMetric } from '../../scoring/metrics/index.ts';
import type { Seller } from '../../stores/desk-seller.ts';
import type { Level } from '../../stores/night-rows.ts';
import type { Decision } from '../../stores/seller-history.ts';
import { onDay, sinceDay } from './day-phrases.ts';
import { firstWords } from '../portfolio/story-decisions.ts';
import { briefPercent, thresholdOf } from './figures.ts';
import { measureMark, stateWords } from './measure-words.ts';
import { presentGround, presentSecondSource, type GroundFacts } from './present-ground.ts';
import { decisionWords, groundsWords, nounOf } from './present-history.ts';
import { metricPath, sellerPath } from './present-seller.ts';
import { metricWords } from '../metric-words.ts';
import { levelNoun, personWords, sentence } from './words.ts';

export interface CaseFacts extends GroundFacts {
  seller: Seller;
  decisions: readonly Decision[];
  /** E-mail of the person who looks. */
  reader: string;
}

export function presentCase(facts: CaseFacts, t: Texts) {
  const { found, seller, decisions } = facts;
  const proposed = decisions.find(({ state }) => state === 'proposed');
  const open = found.state === 'open' || found.state === 'held';
  const main = found.grounds.find(isMetric);
  const second = presentSecondSource(facts, t);
  const grounds = found.grounds.map((ground) => presentGround(ground, facts, t));
  return {
    title: sentence(t('{measure} for {seller}?', { measure: t(levelNoun[found.level]), seller: seller.name })),
    lead: leadWords(facts, t),
    crumbs: [
      { href: '/today', label: t('Today') },
      { href: sellerPath(seller), label: seller.name, own: true },
    ],
    path: `/recommendations/${found.id}`,
    sellerHref: main === undefined ? sellerPath(seller) : metricPath(sellerPath(seller), main),
    level: found.level,
    held: found.state === 'held' ? `/nights/${dayText(found.since)}#held` : null,
    open,
    since: found.since,
    grounds: [...grounds, ...(second ? [second] : [])],
    odds: grounds.some(({ nights }) => nights.some(({ evidence }) => evidence.length > 0)),
    proposal: proposed ? `/decisions/${proposed.id}` : null,
    decisions: decisions.map((decision) => ({
      at: decision.decidedAt,
      title: [firstWords(decision, t), ...(decision.state === 'recorded' ? [] : [t(stateWords[decision.state])])].join(
        ' · ',
      ),
      detail: t('{label}: {words}', {
        label: personWords(decision.person, decision.personName),
        words: decision.reason,
      }),
      own: true,
      level: measureMark(decision.level),
      ...(decision.state !== 'recorded' && { href: `/decisions/${decision.id}` }),
    })),
  };
}

function leadWords({ found, seller, decisions, night, thresholds, reader }: CaseFacts, t: Texts): string {
  const values = { measure: t(levelNoun[found.level]), seller: seller.name, grounds: groundsWords(found.grounds, t) };
  const last = decisions.at(-1);
  if (found.state === 'decided') {
    if (!last) return t('This case is decided.');
    const person = personWords(last.person, last.personName);
    if (last.state !== 'recorded' && isOver(last.state))
      return t('{measure}: {state}. It had been decided by {person}, {day}.', {
        ...{ measure: sentence(nounOf(last.level, t)), state: t(stateWords[last.state]), person },
        day: daysIn(t.language).dayWords(last.decidedAt, night),
      });
    if (last.state !== 'proposed')
      return t('{decision}, by {person}, {day}.', {
        ...{ decision: decisionWords(last.decision, last.level, t), person },
        day: daysIn(t.language).dayWords(last.decidedAt, night),
      });
    const recommended = t('{measure} was recommended for {seller} for {grounds}.', values);
    if (last.person === reader) {
      const own = t(
        'You propose {measure}: a colleague must approve or refuse it. Until then you can withdraw it: open the proposal to do so.',
        { measure: t(levelNoun[last.level]) },
      );
      return `${sentence(recommended)} ${own}`;
    }
    const proposed = t(
      '{person} proposes {measure}: a second person must approve or refuse it. Open the proposal to do so.',
      { person, measure: t(levelNoun[last.level]) },
    );
    return `${sentence(recommended)} ${proposed}`;
  }
  if (found.state === 'ended' && last && last.state !== 'recorded')
    return t('The case ended {day}. What was decided on it goes its own way: {measure}, {state}.', {
      day: onDay(found.closed, night, t),
      ...{ measure: nounOf(last.level, t), state: t(stateWords[last.state]) },
    });
  if (found.state === 'ended')
    return t(
      'Nothing to decide any more: the figures went back, and the recommendation of {measure} ended by itself.',
      values,
    );
  const since = found.since === night ? t('since last night') : sinceDay(found.since, night, t);
  return [
    sentence(t('{measure} is recommended for {seller} for {grounds}, {since}.', { ...values, since })),
    evidenceWords(found, thresholds, t),
    last && beforeWords(last, night, t),
    t('Read why, then decide.'),
  ]
    .filter(Boolean)
    .join(' ');
}

function evidenceWords(
  { evidence, grounds: [metric = ''], level }: CaseFacts['found'],
  thresholds: CaseFacts['thresholds'],
  t: Texts,
): string | null {
  if (!isNumber(evidence)) return null;
  const odds = numbersIn(t.language).odds(evidence);
  const bound = thresholds[metric]?.[thresholdOf(level)];
  return isNumber(bound)
    ? t('By last night the evidence stands at {odds} that the rate of {metric} is above {threshold}.', {
        ...{ odds, metric: metricWords(t, metric).name, threshold: briefPercent(bound, t) },
      })
    : t('By last night the evidence stands at {odds}.', { odds });
}

/** What became of the case before, while it is open again or still. */
function beforeWords(last: Decision, night: Day, t: Texts): string | null {
  if (last.state === 'refused') return t('A proposal was refused before: see below.');
  if (last.state === 'withdrawn') return t('A proposal was withdrawn before: see below.');
  if (last.decision !== 'wait') return null;
  const day = daysIn(t.language).dayWords(last.decidedAt, night);
  return t('{person} chose to wait, {day}.', { person: personWords(last.person, last.personName), day });
}

/** What the numbers were on the night of the recommendation, and what they are tonight. */
export function presentSnapshotFacts(
  { found, snapshot }: CaseFacts,
  current: { score: number | null; level: Level } | null,
  t: Texts,
) {
  const { exactDay } = daysIn(t.language);
  const { decimal } = numbersIn(t.language);
  const { night, policy, score, low, high } = snapshot;
  return [
    {
      label: t('Frozen on'),
      value: exactDay(night ?? found.since),
      hint: t('What the page names that night for does not change any more.'),
    },
    {
      label: t('Score then'),
      value: isNumber(score) ? `${decimal(score, 1)} (${decimal(low ?? score, 0)}–${decimal(high ?? score, 0)})` : null,
    },
    { label: t('Score now'), value: isNumber(current?.score) ? decimal(current.score, 1) : null },
    { label: t('Level now'), value: current ? wordsIn(t.language).statusWord(current.level) : null },
    {
      label: t('Policy'),
      value: policy === null ? null : t('version {version}', { version: policy }),
      href: '/policy',
    },
    { label: t('Since'), value: exactDay(found.since) },
  ];
}
