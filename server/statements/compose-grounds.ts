/** The ground in the terms, the measures that came before, and when the decision takes effect. */
import type { Block } from '../documents/printed-document.ts';
import { capital, heading, paragraphs, type Voice } from './voice.ts';
import type { EarlierMeasure, StatementFacts } from './facts.ts';

export function groundOf({ ground, marketplace }: StatementFacts, { say, in: form, language }: Voice): Block[] {
  const words = ground?.texts[language];
  if (!ground || !words) return [];
  const { clause, version } = ground;
  return [
    ...paragraphs(say('ground.clause', { clause, terms: marketplace.terms, title: words.title })),
    ...paragraphs(say('ground.text', { text: words.text })),
    { kind: 'paragraph', text: say('ground.version', { version: form.count(version) }), tone: 'quiet' },
  ];
}

/** Said where they matter: when the service ends. */
export function earlierMeasures({ measure, earlier }: StatementFacts, voice: Voice): Block[] {
  if (measure !== 'end' || earlier.length === 0) return [];
  const { say } = voice;
  return [
    heading(say('heading.earlier')),
    ...paragraphs(say('earlier.intro')),
    { kind: 'list', items: earlier.map((one) => earlierOf(one, voice)) },
  ];
}

function earlierOf({ measure, reference, from, until }: EarlierMeasure, { say, in: form }: Voice): string {
  const values = { step: capital(say(`step.${measure}`)), reference, from: form.day(from) };
  return until === null ? say('earlier.open', values) : say('earlier.until', { ...values, until: form.day(until) });
}

export function noticeOf({ measure, exception, issuedOn, from }: StatementFacts, { say, in: form }: Voice): string {
  const values = { issued: form.day(issuedOn), from: form.day(from) };
  if (measure === 'warn') return say('notice.warn');
  if (measure !== 'end') return say('notice.restriction', values);
  return exception === null ? say('notice.thirty', values) : say(`notice.${exception}`, values);
}
