/** The facts: what was counted, against which threshold, since when, how likely chance explains it, and what tests found. */
import type { Block } from '../documents/printed-document.ts';
import { paragraphs, type Voice } from './voice.ts';
import type { Figure, StatementFacts } from './facts.ts';
import { vocabulary } from './parts.ts';

export function factsOf(facts: StatementFacts, voice: Voice): Block[] {
  const { say, in: form } = voice;
  const { night, findings, words, orders } = facts;
  // A metric that stands behind the case without any figure says nothing.
  const figures = facts.figures.filter(({ rate, since }) => rate !== null || since !== null);
  return [
    ...(night !== null && figures.length > 0 ? paragraphs(say('facts.night', { night: form.day(night) })) : []),
    ...figures.flatMap((figure) => figureOf(figure, facts, voice)),
    ...(facts.testing ? paragraphs(testingOf(facts.testing, voice)) : []),
    ...findings.flatMap((one) => paragraphs(findingOf(one, voice))),
    ...(words === null ? [] : paragraphs(say('fact.words', { words }))),
    ...(orders.length > 0 ? paragraphs(say('fact.annex')) : []),
  ];
}

function testingOf({ category, failed, tested }: NonNullable<StatementFacts['testing']>, { say, in: form }: Voice) {
  const known = category !== null && (vocabulary['category'] ?? []).includes(category);
  return say('fact.testing', {
    failed: form.count(failed),
    tested: form.count(tested),
    category: say(`category.${known ? category : 'other'}`),
  });
}

function findingOf({ finding, revealedOn }: StatementFacts['findings'][number], { say, in: form }: Voice): string {
  const known = (vocabulary['finding'] ?? []).includes(finding);
  return say('fact.safety', {
    finding: say(`finding.${known ? finding : 'other'}`),
    revealed: form.day(revealedOn),
  });
}

function figureOf(figure: Figure, facts: StatementFacts, voice: Voice): Block[] {
  const { say } = voice;
  const { metric } = figure;
  const sentences = [
    rateOf(figure, voice),
    estimateOf(figure, voice),
    latelyOf(figure, voice),
    thresholdOf(figure, facts, voice),
    sinceOf(figure, voice),
    oddsOf(figure, voice),
  ];
  return [
    { kind: 'heading', level: 2, text: say(`metric.${metric}.name`) },
    { kind: 'paragraph', text: say(`metric.${metric}.meaning`), tone: 'quiet' },
    { kind: 'paragraph', text: sentences.filter(Boolean).join(' ') },
  ];
}

function eventsOf(metric: string, count: number, { say, in: form }: Voice): string {
  return say(`metric.${metric}.${form.isOne(count) ? 'one' : 'many'}`, { count: form.count(count) });
}

function rateOf({ metric, events, exposure, rate, periodFrom, periodTo }: Figure, voice: Voice): string {
  const { say, in: form } = voice;
  const period = { periodFrom: form.day(periodFrom), periodTo: form.day(periodTo) };
  if (rate === null) return '';
  if (events === null || exposure === null) return say('fact.share', { ...period, observed: form.share(rate) });
  const base = say(`metric.${metric}.base`, { count: form.count(exposure) });
  return say('fact.rate', { ...period, events: eventsOf(metric, events, voice), base, observed: form.share(rate) });
}

/** What was counted is not what is held against the threshold: both are said, so that either can be found again. */
function estimateOf({ estimate }: Figure, { say, in: form }: Voice): string {
  if (!estimate) return '';
  const { rate, low, high } = estimate;
  return say('fact.estimate', { estimate: form.share(rate), low: form.share(low), high: form.share(high) });
}

function latelyOf({ lately, threshold }: Figure, { say, in: form }: Voice): string {
  return lately === undefined || lately === null || threshold === null
    ? ''
    : say('fact.lately', { lately: form.share(lately) });
}

function thresholdOf(
  { threshold }: Figure,
  { recommended, measure }: StatementFacts,
  { say, in: form }: Voice,
): string {
  if (threshold === null) return '';
  return say('fact.threshold', { threshold: form.share(threshold), step: say(`step.${recommended ?? measure}`) });
}

function sinceOf({ metric, since }: Figure, voice: Voice): string {
  const { say, in: form } = voice;
  if (since === null) return '';
  const events = eventsOf(metric, since.observed, voice);
  return say('fact.since', { since: form.day(since.day), events, expected: form.count(since.expected) });
}

/** Beyond it a number says no more than "more than". */
const mostOdds = 1_000;

function oddsOf({ odds, threshold }: Figure, { say, in: form }: Voice): string {
  if (odds === null || threshold === null || odds < 2) return '';
  const values = { odds: form.count(Math.min(mostOdds, Math.floor(odds))), threshold: form.share(threshold) };
  return say(odds > mostOdds ? 'fact.odds.over' : 'fact.odds', values);
}
