/** The parts of a message: signature, waits, seals, standings, and the words of a chat. */
import { expect } from 'chai';
import { chatText, plainForChat } from '../../server/enforcement/chat-text.ts';
import { eventTypeOf, groupOf, type DecisionEvent, type NightEvent } from '../../server/enforcement/event.ts';
import { messageBody } from '../../server/enforcement/message-body.ts';
import { retryPlan, waitAfter } from '../../server/enforcement/retry-plan.ts';
import { sealFor, UnreadableSealError } from '../../server/enforcement/sealed-text.ts';
import { signatureOf, signedHeaders } from '../../server/enforcement/signature.ts';
import { standingOf, type MeasureInForce } from '../../server/enforcement/standing.ts';

const base = 'https://assay.test';
const limit: MeasureInForce = {
  ...{ decision: 7, measure: 'limit', scope: { markets: ['FR'] }, restriction: { ordersPerDay: 20 } },
  ...{ from: '2026-11-22', until: null },
};
const told = { id: 'evt_1', type: 'decision.in_force', sequence: 1, at: '2026-11-22T08:00:00Z' } as const;
const event = (sellerId: string): DecisionEvent => {
  const standing = standingOf([limit]);
  return {
    ...told,
    seller_id: sellerId,
    decision: { ...standing.measures[0]!, state: 'in-force', version: 3 },
    standing,
  };
};
const night: NightEvent = {
  ...{ ...told, type: 'night.published', night: '2026-11-21', held: 2 },
  opened: [{ seller_id: 'S-1', seller_name: '<!channel> @all [free](http://x)', case: 1, level: 'limit' }],
  raised: [{ seller_id: 'S-2', seller_name: null, case: 2, level: 'suspend' }],
  ended: [],
};

describe('messages', () => {
  it('are signed as the example of Standard Webhooks', () => {
    const secret = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw';
    const [id, at, body] = ['msg_p5jXN8AQM9LWM0D4loKWxJek', 1614265330, '{"test": 2432232314}'] as const;
    const signature = 'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=';
    expect(signatureOf(secret, id, at, body)).to.equal(signature);
    expect(signedHeaders([secret, secret], id, at, body)['webhook-signature']).to.equal(`${signature} ${signature}`);
  });

  it('wait longer each time, a little more or less by chance, two days in all', () => {
    expect(retryPlan.map((_wait, index) => waitAfter(index + 1, 0.5))).to.deep.equal([...retryPlan]);
    expect([waitAfter(1, 0), waitAfter(1, 1), waitAfter(9, 0.5)]).to.deep.equal([9, 11, null]);
    expect(retryPlan.reduce((sum, wait) => sum + wait, 0) / 3600).to.be.within(44, 45);
  });

  it('keep secrets under a seal that only the same installation opens', () => {
    const seal = sealFor('a secret of the installation', 'webhooks');
    const sealed = seal.close('whsec_x é');
    expect(seal.open(sealed)).to.equal('whsec_x é');
    expect(seal.close('whsec_x é')).not.to.equal(sealed);
    for (const other of [sealFor('another', 'webhooks'), sealFor('a secret of the installation', 'else')])
      expect(() => other.open(sealed)).to.throw(UnreadableSealError);
    for (const changed of [`${sealed.slice(0, -2)}AA`, 'AAAA', ''])
      expect(() => seal.open(changed)).to.throw(UnreadableSealError);
  });

  it('tell the whole standing, with its harshest measure anywhere and on the whole account', () => {
    const warning: MeasureInForce = { ...limit, decision: 8, measure: 'warn', scope: {}, restriction: null };
    const standing = standingOf([limit, warning]);
    expect([standing.level, standing.account_level, standing.measures.length]).to.deep.equal(['limit', 'warn', 2]);
    expect(standingOf([])).to.deep.equal({ level: 'good', account_level: 'good', measures: [] });
  });

  it('have names of types without hyphens, in three groups', () => {
    expect(eventTypeOf('decision.in-force')).to.equal('decision.in_force');
    expect(['decision.lifted', 'decision.proposed', 'night.published'].map(groupOf)).to.deep.equal([
      ...['standing', 'steps', 'night'],
    ]);
    const { type, timestamp, data } = JSON.parse(messageBody('assay', event('S-1'), base)) as Record<string, unknown>;
    expect([type, timestamp]).to.deep.equal(['decision.in_force', '2026-11-22T08:00:00Z']);
    expect(data).to.have.keys('id', 'sequence', 'seller_id', 'decision', 'standing');
  });

  it('say in a chat what a manager wants to know', () => {
    expect(JSON.parse(messageBody('chat', event('S-1'), base))).to.deep.equal({
      text: 'S-1: the limit to 20 orders a day (FR) is in force. https://assay.test/decisions/7',
    });
    const card = JSON.parse(messageBody('teams', event('S-1'), base)) as {
      attachments: { content: { body: unknown[] } }[];
    };
    expect(JSON.stringify(card.attachments[0]?.content.body)).to.include('is in force');
    expect(chatText(night, base).split('\n')).to.deep.equal([
      'Night of 2026-11-21: 1 new, 1 raised, 0 ended, 2 held back because too many came at once.',
      'New: ‹!channel› ＠all (free)(http://x) (limit)',
      'Raised: S-2 (suspend)',
      'https://assay.test/today',
    ]);
  });

  it('let no name of a feed call a channel, draw a link or hide text', () => {
    for (const name of ['<!here>', '@channel', '[a](http://b)', 'a\u202eb', '`code`', 'x'.repeat(200), 'line\nbreak'])
      expect(plainForChat(name)).to.match(/^[^<>@[\]`\n\u202e]{1,60}$/);
  });
});
