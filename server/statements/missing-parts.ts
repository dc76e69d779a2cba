/** What a statement still lacks. As long as anything does, it is not delivered and the decision does not go on. */
import type { Language } from '../languages/language.ts';
import { message } from '../languages/texts.ts';
import { isRestriction } from '../cases/decision.ts';
import { isMetric } from '../scoring/metrics/index.ts';
import type { StatementFacts } from './facts.ts';
import type { Lack } from './lack.ts';
import { vocabulary, type Wording } from './parts.ts';
import { faultsOfWording } from './wording-faults.ts';

/** Sentences for the person who decides, each with what to do; none: it may be delivered in these languages. */
export function missingParts(facts: StatementFacts, wordings: ReadonlyMap<Language, Wording>): Lack[] {
  return [
    ...ofMarketplace(facts),
    ...ofDecision(facts),
    ...[...wordings].flatMap(([language, wording]) => ofLanguage(facts, language, wording)),
  ];
}

const lacking = (all: readonly (readonly [boolean, string])[]): Lack[] =>
  all.filter(([is]) => is).map(([, sentence]) => ({ message: sentence }));

function ofMarketplace({ marketplace, measure }: StatementFacts): Lack[] {
  const { name, address, complaints, terms, mediators, disputeBody } = marketplace;
  return lacking([
    [
      name === '',
      message('The name of the marketplace is not set. An administrator writes it under Templates, Marketplace.'),
    ],
    [
      address === '',
      message('The address of the marketplace is not set. An administrator writes it under Templates, Marketplace.'),
    ],
    [
      complaints === '',
      message('The address for complaints is not set. An administrator writes it under Templates, Marketplace.'),
    ],
    [
      terms === '',
      message('The name and date of the terms are not set. An administrator writes it under Templates, Marketplace.'),
    ],
    [
      isRestriction(measure) && mediators.length === 0,
      message('No mediator is named. An administrator writes it under Templates, Marketplace.'),
    ],
    [
      isRestriction(measure) && disputeBody === '',
      message(
        'No out-of-court dispute settlement body is named. An administrator writes it under Templates, Marketplace.',
      ),
    ],
  ]);
}

function ofDecision(facts: StatementFacts): Lack[] {
  const { ground, measure, restriction, exception, earlier, figures, findings, words } = facts;
  const told = figures.filter(({ metric, rate }) => rate !== null && isSaid(metric));
  const unsaid = figures.filter(({ metric }) => !isSaid(metric));
  return [
    ...lacking([
      [ground === null, message('No ground in the terms is chosen. Choose one with the decision.')],
      [
        told.length + findings.length === 0 && words === null,
        message(
          'There are no facts: the case has no figures, no finding of a test and no words of the person who decided.',
        ),
      ],
      [measure === 'limit' && restriction === null, message('It is not said how far the offer is limited.')],
      [
        exception === 'repeated-infringement' && earlier.length === 0,
        message(
          'Repeated infringement must be shown, and no earlier measure was in force during the last twelve months.',
        ),
      ],
    ]),
    ...unsaid.map(({ metric }) => ({
      ...{ message: message('The templates have no words for the metric {metric}.'), values: { metric } },
    })),
  ];
}

const isSaid = (metric: string): boolean => isMetric(metric) && (vocabulary['metric'] ?? []).includes(metric);

function ofLanguage({ ground }: StatementFacts, language: Language, wording: Wording): Lack[] {
  const words = ground?.texts[language];
  const [fault] = faultsOfWording(wording);
  const isUntold = ground !== null && (!words?.title.trim() || !words.text.trim());
  return [
    ...(isUntold ? [{ message: noText, values: { ground: ground.key, language } }] : []),
    ...(fault ? [{ message: notComplete, values: { language, part: fault.key, fault: fault.fault } }] : []),
  ];
}

const noText = message(
  'The ground “{ground}” has no text in {language, select, en {English} fr {French} de {German} es {Spanish} other {Italian}}. An administrator writes it under Grounds.',
);
const notComplete = message(
  'The {language, select, en {English} fr {French} de {German} es {Spanish} other {Italian}} template is not complete ({part}: {fault})',
);
