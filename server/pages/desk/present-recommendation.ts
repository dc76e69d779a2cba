/** A case as the person who must decide it reads it. */
import { dayWords, exactDay } from '../../helpers/days.ts';
import { isNumber, odds } from '../../helpers/numbers.ts';
import { dayText } from '../../scoring/day.ts';
import { isMetric } from '../../scoring/metrics/index.ts';
import type { Seller } from '../../stores/desk-seller.ts';
import type { Level } from '../../stores/night-rows.ts';
import type { Decision } from '../../stores/seller-history.ts';
import { aboutThreshold } from './figures.ts';
import { measureMark, stateWords } from './measure-words.ts';
import { presentGround, presentSecondSource, type GroundFacts } from './present-ground.ts';
import { decisionWords, groundsWords } from './present-history.ts';
import { metricPath, sellerPath } from './present-seller.ts';
import { levelNoun, personWords, sentence } from './words.ts';

export interface CaseFacts extends GroundFacts {
  seller: Seller;
  decisions: readonly Decision[];
}

export function presentCase(facts: CaseFacts) {
  const { found, seller, decisions, night } = facts;
  const proposed = decisions.find(({ state }) => state === 'proposed');
  const open = found.state === 'open' || found.state === 'held';
  const main = found.grounds.find(isMetric);
  const second = presentSecondSource(facts);
  return {
    title: `${sentence(levelNoun[found.level])} for ${seller.name}?`,
    lead: leadWords(facts),
    crumbs: [
      { href: '/today', label: 'Today' },
      { href: sellerPath(seller), label: seller.name },
    ],
    path: `/recommendations/${found.id}`,
    sellerHref: main === undefined ? sellerPath(seller) : metricPath(sellerPath(seller), main),
    level: found.level,
    held: found.state === 'held' ? `/nights/${dayText(found.since)}` : null,
    open,
    since: found.since,
    grounds: [...found.grounds.map((ground) => presentGround(ground, facts)), ...(second ? [second] : [])],
    proposal: proposed ? `/decisions/${proposed.id}` : null,
    decisions: decisions.map((decision) => ({
      at: decision.decidedAt,
      title: `${decisionWords(decision.decision, decision.level)}${decision.state === 'recorded' ? '' : ` · ${stateWords[decision.state]}`}`,
      detail: `${personWords(decision.person, decision.personName)}: ${decision.reason}`,
      level: measureMark(decision.level),
      ...(decision.state !== 'recorded' && { href: `/decisions/${decision.id}` }),
    })),
    endedOn: found.state === 'ended' && found.closed !== null ? dayWords(found.closed, night) : null,
  };
}

function leadWords(facts: CaseFacts): string {
  const { found, seller, decisions, night } = facts;
  const noun = levelNoun[found.level];
  const why = `for ${groundsWords(found.grounds)}`;
  const last = decisions.at(-1);
  if (found.state === 'decided') {
    if (last?.state === 'proposed')
      return `${sentence(noun)} was recommended for ${seller.name} ${why}. ${personWords(last.person, last.personName)} proposes ${levelNoun[last.level]}: a second person must approve or refuse it. Open the proposal to do so.`;
    return last
      ? `Decided: ${decisionWords(last.decision, last.level).toLowerCase()}, by ${personWords(last.person, last.personName)}, ${dayWords(last.decidedAt, night)}.`
      : 'This case is decided.';
  }
  if (found.state === 'ended')
    return `Nothing to decide any more: the figures went back, and the recommendation of ${noun} ended by itself.`;
  const since = found.since === night ? 'since last night' : `since ${dayWords(found.since, night)}`;
  const evidence = isNumber(found.evidence)
    ? ` The evidence stands at ${odds(found.evidence)}${aboutThreshold(found.grounds[0], found.level, facts.thresholds)}.`
    : '';
  const waits =
    last?.decision === 'wait'
      ? ` ${personWords(last.person, last.personName)} chose to wait, ${dayWords(last.decidedAt, night)}.`
      : '';
  const undone =
    last?.state === 'refused' || last?.state === 'withdrawn' ? ` A proposal was ${last.state} before: see below.` : '';
  return `${sentence(noun)} is recommended for ${seller.name} ${why}, ${since}.${evidence}${waits}${undone} Read why, then decide.`;
}

/** What the numbers were on the night of the recommendation, and what they are tonight. */
export function presentSnapshotFacts(
  { found, snapshot }: CaseFacts,
  current: { score: number | null; level: Level } | null,
) {
  const { night, policy, score, low, high } = snapshot;
  return [
    {
      label: 'Frozen on',
      value: exactDay(night ?? found.since),
      hint: 'The figures on the left are of that night and do not change.',
    },
    {
      label: 'Score then',
      value: isNumber(score)
        ? `${score.toFixed(1)} (${(low ?? score).toFixed(0)}–${(high ?? score).toFixed(0)})`
        : null,
    },
    { label: 'Score now', value: isNumber(current?.score) ? current.score.toFixed(1) : null },
    { label: 'Level now', value: current ? (current.level === 'none' ? 'fine' : current.level) : null },
    { label: 'Policy', value: policy === null ? null : `version ${policy}`, href: '/policy' },
    { label: 'Since', value: exactDay(found.since) },
  ];
}
