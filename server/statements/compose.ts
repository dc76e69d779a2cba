/** Facts and words make a statement: pure, the same facts and the same words make the same document. */
import type { Language } from '../languages/language.ts';
import { isRestriction } from '../cases/decision.ts';
import type { Block, PrintedDocument } from '../documents/printed-document.ts';
import { annexOf } from './compose-annex.ts';
import { factsOf } from './compose-facts.ts';
import { earlierMeasures, groundOf, noticeOf } from './compose-grounds.ts';
import { durationOf, measureOf, scopeOf } from './compose-measure.ts';
import { conditionsOf, decidedBy, mediationOf, redressOf } from './compose-redress.ts';
import type { StatementFacts } from './facts.ts';
import type { Wording } from './parts.ts';
import { capital, heading, inOneLine, linesOf, paragraphs, voiceOf, type Voice } from './voice.ts';

/**
 * A warning is shorter: it restricts nothing, so no notice and no mediation.
 *
 * @throws UnsaidPartError for a part without words: ask `missingParts` first
 */
export function composeStatement(facts: StatementFacts, language: Language, wording: Wording): PrintedDocument {
  const voice = voiceOf(language, wording);
  const { say } = voice;
  const { measure, marketplace, reference } = facts;
  const named = { marketplace: marketplace.name, seller: inOneLine(facts.seller.name) };
  const blocks: Block[] = [
    { kind: 'paragraph', text: say('salutation', named) },
    ...paragraphs(say(`intro.${measure}`, named)),
    { kind: 'facts', rows: summary(facts, voice) },
    heading(say('heading.measure')),
    ...paragraphs(measureOf(facts, voice)),
    heading(say('heading.facts')),
    ...factsOf(facts, voice),
    ...earlierMeasures(facts, voice),
    heading(say('heading.ground')),
    ...groundOf(facts, voice),
    ...(isRestriction(measure) ? [heading(say('heading.notice')), ...paragraphs(noticeOf(facts, voice))] : []),
    heading(say('heading.conditions')),
    ...paragraphs(conditionsOf(facts, voice)),
    heading(say('heading.automation')),
    ...paragraphs(decidedBy(facts, voice)),
    heading(say('heading.redress')),
    ...redressOf(facts, voice),
    ...(isRestriction(measure) ? mediationOf(facts, voice) : []),
    ...paragraphs(say('closing', named)),
    ...annexOf(facts, voice),
  ];
  return {
    language,
    title: say(`title.${measure}`),
    author: marketplace.name,
    madeAt: facts.issuedAt,
    sender: [marketplace.name, ...linesOf(marketplace.address)],
    recipient: recipientOf(facts, voice),
    foot: say('foot', { ...named, reference }),
    pageWords: say('page', { page: '{page}', pages: '{pages}' }),
    blocks,
  };
}

function recipientOf({ seller }: StatementFacts, { say, in: form }: Voice): string[] {
  const { name, sellerId, country } = seller;
  return [inOneLine(name), `${say('label.seller')} ${sellerId}`, ...(country === null ? [] : [form.country(country)])];
}

function summary(facts: StatementFacts, voice: Voice): [string, string][] {
  const { say, in: form } = voice;
  const { seller, ground, measure } = facts;
  const title = ground?.texts[voice.language]?.title ?? '–';
  return [
    [say('label.reference'), facts.reference],
    [say('label.date'), form.day(facts.issuedOn)],
    [say('label.seller'), say('seller.named', { seller: inOneLine(seller.name), id: seller.sellerId })],
    [say('label.measure'), capital(say(`step.${measure}`))],
    ...(isRestriction(measure) ? [[say('label.scope'), scopeOf(facts, voice)] as [string, string]] : []),
    [say('label.duration'), durationOf(facts, voice)],
    [say('label.ground'), ground ? `${ground.clause} – ${title}` : '–'],
  ];
}
