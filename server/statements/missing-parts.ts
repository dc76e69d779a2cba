/** What a statement still lacks. As long as anything does, it is not delivered and the decision does not go on. */
import type { Language } from '../languages/language.ts';
import { isRestriction } from '../cases/decision.ts';
import { isMetric } from '../scoring/metrics/index.ts';
import type { StatementFacts } from './facts.ts';
import { vocabulary, type Wording } from './parts.ts';
import { faultsOfWording } from './wording-faults.ts';

const names: Record<Language, string> = {
  en: 'English',
  fr: 'French',
  de: 'German',
  es: 'Spanish',
  it: 'Italian',
};

export const languageName = (language: Language): string => names[language];

/** Sentences for the person who decides, each with what to do; none: it may be delivered in these languages. */
export function missingParts(facts: StatementFacts, wordings: ReadonlyMap<Language, Wording>): string[] {
  return [
    ...ofMarketplace(facts),
    ...ofDecision(facts),
    ...[...wordings].flatMap(([language, wording]) => ofLanguage(facts, language, wording)),
  ];
}

function ofMarketplace({ marketplace, measure }: StatementFacts): string[] {
  const { name, address, complaints, terms, mediators, disputeBody } = marketplace;
  const where = 'An administrator writes it under Templates, Marketplace.';
  const lacking: [boolean, string][] = [
    [name === '', 'The name of the marketplace is not set.'],
    [address === '', 'The address of the marketplace is not set.'],
    [complaints === '', 'The address for complaints is not set.'],
    [terms === '', 'The name and date of the terms are not set.'],
    [isRestriction(measure) && mediators.length === 0, 'No mediator is named.'],
    [isRestriction(measure) && disputeBody === '', 'No out-of-court dispute settlement body is named.'],
  ];
  return lacking.filter(([is]) => is).map(([, words]) => `${words} ${where}`);
}

function ofDecision(facts: StatementFacts): string[] {
  const { ground, measure, restriction, exception, earlier, figures, findings, words } = facts;
  const told = figures.filter(({ metric, rate }) => rate !== null && isSaid(metric));
  const lacking: [boolean, string][] = [
    [ground === null, 'No ground in the terms is chosen. Choose one with the decision.'],
    [
      told.length + findings.length === 0 && words === null,
      'There are no facts: the case has no figures, no finding of a test and no words of the person who decided.',
    ],
    [measure === 'limit' && restriction === null, 'It is not said how far the offer is limited.'],
    [
      exception === 'repeated-infringement' && earlier.length === 0,
      'Repeated infringement must be shown, and no earlier measure was in force during the last twelve months.',
    ],
  ];
  const unsaid = figures.filter(({ metric }) => !isSaid(metric));
  return [
    ...lacking.filter(([is]) => is).map(([, sentence]) => sentence),
    ...unsaid.map(({ metric }) => `The templates have no words for the metric ${metric}.`),
  ];
}

const isSaid = (metric: string): boolean => isMetric(metric) && (vocabulary['metric'] ?? []).includes(metric);

function ofLanguage({ ground }: StatementFacts, language: Language, wording: Wording): string[] {
  const words = ground?.texts[language];
  const [fault] = faultsOfWording(wording);
  return [
    ...(ground && (!words?.title.trim() || !words.text.trim())
      ? [`The ground “${ground.key}” has no text in ${names[language]}. An administrator writes it under Grounds.`]
      : []),
    ...(fault ? [`The ${names[language]} template is not complete (${fault.key}: ${fault.text})`] : []),
  ];
}
