/** The annex: each order behind the figures with what happened. Nothing of the buyers. */
import type { Block } from '../documents/printed-document.ts';
import { heading, type Voice } from './voice.ts';
import type { AnnexOrder, Happened, StatementFacts } from './facts.ts';
import { vocabulary } from './parts.ts';

export function annexOf({ orders, ordersInAll }: StatementFacts, voice: Voice): Block[] {
  if (orders.length === 0) return [];
  const { say, in: form } = voice;
  const count = form.count(orders.length);
  const more = ordersInAll > orders.length;
  return [
    { kind: 'sheet' },
    heading(say('heading.annex')),
    {
      kind: 'table',
      caption: more ? say('annex.more', { count, total: form.count(ordersInAll) }) : say('annex.intro', { count }),
      columns: [
        { label: say('annex.order'), share: 0.24 },
        { label: say('annex.ordered'), share: 0.18 },
        { label: say('annex.happened'), share: 0.58 },
      ],
      rows: orders.map((order) => rowOf(order, voice)),
    },
  ];
}

function rowOf({ orderId, orderedOn, happened }: AnnexOrder, voice: Voice): string[] {
  const words = happened.map((one) => wordsOf(one, voice)).join(' ');
  return [orderId, voice.in.shortDay(orderedOn), words || voice.say('happened.other')];
}

function wordsOf(happened: Happened, { say, in: form }: Voice): string {
  const day = form.shortDay;
  const numbered = (key: string, count: number) => `${key}.${form.isOne(count) ? 'one' : 'many'}`;
  switch (happened.kind) {
    case 'late': {
      const { promised, delivered, days } = happened;
      const values = { promised: day(promised), delivered: day(delivered), count: form.count(days) };
      return say(numbered('happened.late', days), values);
    }
    case 'missing':
      return say('happened.missing', { promised: day(happened.promised) });
    case 'complaint':
    case 'return':
      return say(`happened.${happened.kind}`, { day: day(happened.day), reason: reasonOf(happened.reason, say) });
    case 'review': {
      const { stars } = happened;
      return say(numbered('happened.review', stars), { day: day(happened.day), count: form.count(stars) });
    }
    case 'cancelled':
      return say('happened.cancelled');
    case 'reply':
      return say('happened.reply', { day: day(happened.day), answered: day(happened.answered) });
    case 'silence':
      return say('happened.silence', { day: day(happened.day) });
  }
}

function reasonOf(reason: string | null, say: Voice['say']): string {
  if (reason === null) return say('reason.none');
  return say(`reason.${(vocabulary['reason'] ?? []).includes(reason) ? reason : 'other'}`);
}
