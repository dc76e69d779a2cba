/** An event in the words that managers read in their chat. */
import type { DecisionEvent, NightEvent, TestEvent, ToldCase } from './event.ts';
import type { ToldMeasure } from './standing.ts';

/** What only sellers are told is not written into chats. */
export type ChatEvent = DecisionEvent | NightEvent | TestEvent;

const mostNamed = 8;
const longestName = 60;

export function chatText(event: ChatEvent, baseUrl: string): string {
  if ('night' in event) return nightText(event, baseUrl);
  return 'text' in event ? testText(event) : decisionText(event, baseUrl);
}

const testText = ({ text }: TestEvent): string => text;

/** Names come from feeds: none of them may call a whole channel, draw a link or hide what follows. */
export function plainForChat(name: string): string {
  const plain = name
    .replace(/[\p{Cc}\p{Cf}]/gu, ' ')
    .replace(/[<>[\]@`*_~|]/g, (sign) => lookalike[sign] ?? ' ')
    .replace(/\s+/g, ' ')
    .trim();
  return [...plain].length > longestName ? `${[...plain].slice(0, longestName - 1).join('')}…` : plain;
}

const lookalike: Record<string, string> = { '<': '‹', '>': '›', '[': '(', ']': ')', '@': '＠' };

const said: Record<string, string> = {
  proposed: 'is proposed and waits for a second person',
  decided: 'is decided; its statement of reasons is to be delivered',
  notified: 'is decided, and the seller has been told',
  in_force: 'is in force',
  ended: 'has ended',
  lifted: 'was lifted',
  overturned: 'was overturned after an appeal',
  refused: 'was refused by a second person',
  withdrawn: 'was withdrawn',
};

const nouns = { warn: 'warning', limit: 'limit', suspend: 'suspension', end: 'end of the service' };

function decisionText({ type, seller_id: seller, decision }: DecisionEvent, baseUrl: string): string {
  const step = said[type.replace('decision.', '')] ?? type;
  const noun = nouns[decision.measure];
  return `${plainForChat(seller)}: the ${noun}${extent(decision)} ${step}. ${baseUrl}/decisions/${decision.decision}`;
}

function extent({ markets, categories, orders_per_day: orders, share_of_listings: share }: ToldMeasure): string {
  const how = orders !== null ? ` to ${orders} orders a day` : share !== null ? ` to ${share} % of the listings` : '';
  const where = [...markets, ...categories].map(plainForChat).join(', ');
  return where ? `${how} (${where})` : how;
}

function nightText({ night, opened, raised, ended, held }: NightEvent, baseUrl: string): string {
  const head = [
    `${opened.length} new`,
    ...(raised.length > 0 ? [`${raised.length} raised`] : []),
    `${ended.length} ended`,
    ...(held > 0 ? [`${held} held back because too many came at once`] : []),
  ];
  const lines = [...named('New', opened), ...named('Raised', raised)];
  return [`Night of ${night}: ${head.join(', ')}.`, ...lines, `${baseUrl}/today`].join('\n');
}

function named(title: string, cases: readonly ToldCase[]): string[] {
  if (cases.length === 0) return [];
  const words = cases
    .slice(0, mostNamed)
    .map((one) => `${plainForChat(one.seller_name ?? one.seller_id)} (${one.level})`);
  const more = cases.length > mostNamed ? ` and ${cases.length - mostNamed} more` : '';
  return [`${title}: ${words.join(', ')}${more}`];
}
