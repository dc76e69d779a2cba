/** What was decided, contested, found and told about a filled seller, and what its own people have made. */
import { Buffer } from 'node:buffer';
import type { Value } from '../../db/connect.ts';
import { writtenNight as night } from './written-nights.ts';
import type { Filled, Put } from './filled-seller.ts';

/** @param people keys of two people of the seller */
export async function fillCases(put: Put, { id, canaries }: Filled, people: readonly number[]): Promise<void> {
  const { word, day } = canaries;
  const at = (field: string) => `${day(field)}T03:04:05Z`;
  const mail = (field: string) => `${word(field)}@people.test`;
  const file = async (name: string, owner: Record<string, Value>) => {
    const content = word(`${name} content`);
    const known = { type: 'text/plain', size: content.length, sha256: word(`${name} hash`) };
    const by = { person: mail(`${name} by`), at: at(`${name} at`) };
    await put(`${name}s`, { id, ...owner, name: `${word(`${name} name`)}.txt`, ...known, ...by });
    const key = name === 'attachment' ? { attachment: id } : { file: id };
    await put(`${name}_parts`, { ...key, part: 0, content: Buffer.from(content).toString('base64') });
  };

  const snapshot = JSON.stringify({ night, policy: 1, score: { score: 61.5 }, readings: [], orders: [word('frozen')] });
  await put('recommendations', {
    ...{ id, seller: id, level: 'limit', state: 'decided', since: night, closed: null, grounds: '["late-delivery"]' },
    ...{ evidence: 410, harm: 1, held: 0, snapshot, claimed_by: mail('claimed by'), claimed_at: at('claimed') },
    ...{ snoozed_until: day('snoozed'), snoozed_reason: word('snoozed why'), snoozed_by: mail('snoozed by') },
  });
  await put('case_comments', {
    ...{ id, recommendation: id, person: mail('comment by'), at: at('comment'), text: word('comment'), mentions: '[]' },
  });
  await file('attachment', { recommendation: id });
  await put('decisions', {
    ...{ id, recommendation: id, seller: id, level: 'limit', decision: 'accepted', person: mail('decided by') },
    ...{ reason: word('decided why'), decided_at: '2026-11-20T09:00:00Z', in_force_from: '2026-11-20' },
    ...{ state: 'in-force', scope: '{}', restriction: '{"ordersPerDay":5}', conditions: word('conditions') },
    ...{ ground: 'late-delivery', second_person: mail('second'), second_at: at('second'), version: 3 },
    ...{ notified_at: '2026-11-20T09:00:00Z', notified_day: '2026-11-20', started_at: '2026-11-20T09:00:00Z' },
  });
  await put('appeals', {
    ...{ id, decision: id, seller: id, filed_at: at('appeal'), filed_by: mail('appeal by'), channel: 'portal' },
    ...{ text: word('appeal'), state: 'rejected', decided_by: mail('appeal decided by') },
    ...{ decided_at: at('appeal decided'), answer: word('appeal answer') },
  });
  await put('statements', {
    ...{ id, decision: id, seller: id, measure: 'limit', reference: word('reference'), facts: '{}', facts_sha256: '' },
    ...{ ground: 'late-delivery', ground_version: 1, channel: 'portal', letter_reference: word('letter reference') },
    ...{ composed_at: at('composed'), delivered_at: '2026-11-20T09:00:00Z', opened_at: null, opened_by: null },
  });
  const said = word('statement');
  await put('statement_documents', {
    ...{ statement: id, language: 'en', template_version: 1, content: JSON.stringify({ title: word('title') }) },
    ...{
      html: `<p>${said}</p>`,
      html_sha256: '',
      pdf: Buffer.from(`%PDF- ${said}`).toString('base64'),
      pdf_sha256: '',
    },
  });
  await put('seller_notes', {
    ...{ id, seller: id, kind: 'call', text: word('note'), happened_on: day('note'), person: mail('note by') },
    ...{ written_at: at('note written') },
  });
  await put('tasks', {
    ...{ id, title: word('task'), seller: id, recommendation: id, assignee: mail('assignee'), due_on: day('task') },
    ...{ made_by: mail('task by'), made_at: at('task made') },
  });
  await put('assignments', {
    ...{ seller: id, manager_email: mail('assigned'), assigned_by: mail('assigned by'), assigned_at: at('assigned') },
  });
  await fillFound(put, { id, word, at, mail, day });
  await file('action_file', { action: id });

  await put('disputes', {
    ...{ id, seller: id, order_key: id, reason: 'carrier', state: 'partly', filed_by: mail('dispute by') },
    ...{ filed_at: at('dispute'), due_on: day('dispute due'), form_id: word('dispute form'), effect: '{}' },
    ...{ answers: 2, counted: 1 },
  });
  for (const number of [1, 2])
    await put('dispute_answers', {
      ...{ dispute: id, number, state: 'partly', answered_by: mail(`dispute closed by ${number}`) },
      ...{ answered_at: at(`dispute closed ${number}`), closing: word(`dispute answer ${number}`) },
      reason: number === 1 ? null : word('dispute corrected'),
    });
  for (const [index, metric] of ['late-delivery', 'complaint'].entries()) {
    await put('dispute_points', { dispute: id, number: index + 1, metric, day: night - 1, claim: word('claim') });
    for (const answer of [1, 2])
      await put('dispute_point_answers', {
        ...{ dispute: id, answer, point: index + 1 },
        ...{ verdict: index === 0 ? 'accepted' : 'refused', words: word(`point answer ${answer}`) },
      });
  }
  await file('dispute_file', { dispute: id });
  await put('plans', {
    ...{ id, seller: id, metric: 'late-delivery', cause: word('plan'), state: 'open', begun_by: mail('plan by') },
    ...{ begun_at: at('plan'), form_id: word('plan form'), version: 1 },
  });
  await put('plan_words', {
    ...{ plan: id, side: 'marketplace', text: word('remark'), person: mail('remark by'), at: at('remark') },
    form_id: word('remark form'),
  });
  await put('plan_steps', {
    ...{ id, plan: id, kind: 'step', text: word('step'), target: null, due_on: day('step due'), state: 'done' },
    ...{
      form_id: word('step form'),
      evidence: word('step evidence'),
      closed_by: mail('step by'),
      closed_at: at('step'),
    },
  });
  await file('plan_file', { step: id });

  const texts = JSON.stringify({ en: { subject: word('subject'), paragraphs: [word('paragraph')] } });
  await put('seller_notices', {
    ...{ id, once: word('once'), seller: id, kind: 'dispute', level: 'watch', told_at: at('told') },
    ...{ page: `/disputes/${id}`, texts, is_news: 1 },
  });
  await put('letters', {
    ...{ id, once: word('letter once'), kind: 'dispute', person: people[0]!, language: 'en', subject: word('letter') },
    ...{ body: word('letter body'), state: 'pending', attempts: 0, next_attempt_at: at('letter next') },
    created_at: at('letter made'),
  });
  await put('notice_readers', { notice: id, person: people[1]!, read_at: at('read'), is_opened: 1 });
  await put('tokens', {
    ...{ id, name: word('token'), hash: word('token hash'), scopes: '[]', made_by: mail('token by') },
    ...{ made_at: at('token made'), seller: id },
  });
  await put('webhooks', {
    ...{ id, name: word('webhook'), format: 'assay', kinds: '["standing"]', address: word('sealed'), active: 1 },
    ...{ shown_address: `https://${word('host')}.test`, created_by: mail('webhook by'), created_at: at('webhook') },
    seller: id,
  });
  await put('webhook_deliveries', {
    ...{ id, webhook: id, message_id: word('message'), kind: 'decision.in-force', position: id, seller: id },
    ...{ decision: id, body: JSON.stringify({ said: word('message body') }), state: 'failed', attempts: 1 },
    ...{ due_at: at('message due'), created_at: at('message made') },
  });
  const attempt = { status: 500, milliseconds: 3, answer: word('receiver'), fault: word('fault') };
  await put('webhook_attempts', { id, delivery: id, at: at('attempt'), ...attempt });
  await put('outbox', {
    ...{ id, at: at('event'), kind: 'decision.in-force', seller: id, decision: id },
    ...{ payload: JSON.stringify({ said: word('event') }), position: id, content: JSON.stringify({ x: word('told') }) },
  });
}

interface Words {
  id: number;
  word: (field: string) => string;
  at: (field: string) => string;
  mail: (field: string) => string;
  day: (field: string) => string;
}

/** A revealed order of the lab, with what followed. */
async function fillFound(put: Put, { id, word, at, mail, day }: Words): Promise<void> {
  const model = word('model');
  await put('mystery_orders', {
    ...{ id, seller: id, draw: 'random', category: 'smartphones', grade: 'good', order_id: word('test order') },
    ...{ ordered_on: day('ordered'), received_on: day('received'), inspected_on: day('inspected'), quality: 61 },
    ...{ delivery: 72, packaging: 83, verdict: 'blocker', safety_finding: 'none', notes: word('lab notes') },
    ...{ logged_by: mail('logged by'), logged_at: at('logged'), revealed_on: '2026-11-18', model, version: 1 },
  });
  const wrong = {
    ...{ item: 'screen', label: word('label'), severity: 'major', points: 20, note: word('wrong'), part: word('part') },
    ...{ batch: word('batch'), mark: 'quality', group: word('group'), help: word('help') },
  };
  const content = {
    ...{ orderId: word('test order'), draw: 'random', category: 'smartphones', gradeSold: 'good' },
    ...{
      orderedOn: day('ordered'),
      receivedOn: day('received'),
      inspectedOn: day('inspected'),
      gradings: 1,
      photos: [],
    },
    delivery: { promisedOn: day('promised'), shippedOn: day('shipped'), carrier: word('lab carrier'), days: 1 },
    checklist: { kind: 'phone', version: 1 },
    result: {
      ...{ quality: 61, delivery: 72, packaging: 83, verdict: 'blocker', safetyFinding: 'none', gradeSeen: 'fair' },
      ...{ model, wrong: [wrong] },
    },
  };
  await put('revelations', {
    ...{ mystery_order: id, seller: id, revealed_at: '2026-11-18T09:00:00Z', revealed_by: mail('revealed by') },
    ...{ answer_until: '2026-11-28', content: JSON.stringify(content) },
  });
  await put('findings', {
    ...{ id, mystery_order: id, seller: id, item: 'screen', severity: 'major', text: word('finding'), model },
    ...{ category: 'smartphones', part: word('part'), batch: word('batch'), found_on: day('found') },
  });
  await put('verdict_answers', {
    ...{ id, mystery_order: id, seller: id, person: mail('answer by'), at: at('answer'), text: word('answer') },
    ...{ state: 'stands', decided_by: mail('answer decided by'), decided_at: at('decided'), outcome: word('outcome') },
  });
  await put('corrective_actions', {
    ...{ id, seller: id, mystery_order: id, finding: id, text: word('action'), due_on: day('action due') },
    ...{ state: 'done', asked_by: mail('asked by'), asked_at: at('asked'), evidence: word('evidence') },
    ...{ evidence_by: mail('evidence by'), evidence_at: at('evidence'), version: 2 },
  });
}
