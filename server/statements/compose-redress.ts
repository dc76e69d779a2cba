/** What brings the seller back, who decided, and what the seller can do against it. */
import { needsSecondPerson } from '../cases/decision.ts';
import type { Block } from '../documents/printed-document.ts';
import { heading, paragraphs, type Voice } from './voice.ts';
import type { StatementFacts } from './facts.ts';

export function conditionsOf(facts: StatementFacts, voice: Voice): string {
  const { measure } = facts;
  const { say } = voice;
  const own = ownConditions(facts, voice);
  if (own !== null) return `${own}\n\n${say(measure === 'end' ? 'conditions.end' : 'conditions.tell')}`;
  return [say(`conditions.${measure}`), ...withoutConditions(facts, voice)].join('\n\n');
}

/** Where nobody set conditions: what the program's rules and the calendar say. The end of the service is for good. */
function withoutConditions(facts: StatementFacts, { say, in: form }: Voice): string[] {
  const { measure, figures, recommended, calmNights, until } = facts;
  if (measure === 'end') return [];
  const isJudged = recommended !== null && figures.some(({ threshold }) => threshold !== null);
  return [
    ...(isJudged && calmNights !== undefined ? [say('conditions.nights', { nights: form.count(calmNights) })] : []),
    ...(until === null ? [] : [say('conditions.until', { until: form.day(until) })]),
  ];
}

/** What was proposed is said in the language of the statement; what somebody wrote, as it was written. */
function ownConditions({ conditions, wayBack }: StatementFacts, { say, in: form }: Voice): string | null {
  if (wayBack === 'danger') return say('conditions.danger');
  if (wayBack === 'tests') return say('conditions.tests');
  if (wayBack === null)
    return conditions.trim() === '' ? null : say('conditions.own', { conditions: conditions.trim() });
  const { metric, below, nights, orders } = wayBack;
  const values = { metric: say(`metric.${metric}.name`), threshold: form.share(below), nights: form.count(nights) };
  const rate = say('conditions.rate', values);
  return orders === null ? rate : `${rate} ${say('conditions.orders', { orders: form.count(orders) })}`;
}

/** No names: a team stands behind a decision, not a person that a seller could find. */
export function decidedBy(
  { recommended, night, measure, secondPerson }: StatementFacts,
  { say, in: form }: Voice,
): string {
  const origin =
    recommended !== null && night !== null
      ? say('automation.recommended', { night: form.day(night), step: say(`step.${recommended}`) })
      : say('automation.own');
  const two = needsSecondPerson(measure) && secondPerson ? ` ${say('automation.two')}` : '';
  return `${origin} ${say('automation.decided')}${two}`;
}

export function redressOf(facts: StatementFacts, { say, in: form }: Voice): Block[] {
  const { portal, marketplace, reference, complainUntil, orders } = facts;
  const { complaints } = marketplace;
  return [
    ...paragraphs(say('redress.complaint', { portal, complaints, reference, until: form.day(complainUntil) })),
    ...paragraphs(say('redress.answer')),
    ...(orders.length > 0 ? paragraphs(say('redress.facts')) : []),
  ];
}

export function mediationOf({ marketplace }: StatementFacts, { say }: Voice): Block[] {
  const { mediators, disputeBody } = marketplace;
  return [
    heading(say('heading.mediation')),
    ...paragraphs(say('mediation.mediators')),
    { kind: 'list', items: mediators },
    ...paragraphs(say('mediation.costs')),
    ...paragraphs(say('mediation.dispute', { body: disputeBody })),
    ...paragraphs(say('mediation.courts')),
  ];
}
