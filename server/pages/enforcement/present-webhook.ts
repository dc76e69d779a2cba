/** How a webhook stands, as a shape, a word and a sentence. */
import { list, opening } from '../../helpers/words.ts';
import type { Webhook } from '../../stores/webhooks.ts';
import { formatWords, groupWords } from './webhook-form.ts';

export interface WebhookStanding {
  mark: 'fine' | 'too-few' | 'stale' | 'warn' | 'limit';
  word: string;
}

export function standingOfWebhook({ active, pausedAt, failingSince, deliveredAt }: Webhook): WebhookStanding {
  if (!active) return { mark: 'stale', word: 'off' };
  if (pausedAt) return { mark: 'limit', word: 'paused' };
  if (failingSince) return { mark: 'warn', word: 'not taking' };
  return deliveredAt ? { mark: 'fine', word: 'taking' } : { mark: 'too-few', word: 'nothing sent yet' };
}

export const toldOf = ({ kinds }: Webhook): string => list(kinds.map((kind) => groupWords[kind].label.toLowerCase()));

export function leadOfWebhook(webhook: Webhook): string {
  const { active, pausedAt, pausedReason, failingSince } = webhook;
  if (!active) return 'It is off: what happens meanwhile is not sent, unless you send it again later.';
  if (pausedAt) return `It is paused. ${pausedReason ?? ''} What happens waits; mend the receiver, then resume it.`;
  if (failingSince)
    return 'It is not taking messages at the moment. They are sent again by themselves, at growing distances.';
  return `It is told of ${toldOf(webhook)}.`;
}

export function leadOfWebhooks(webhooks: readonly Webhook[]): string {
  if (webhooks.length === 0) return 'No program is told of what is decided. Programs can also ask, with a token.';
  const told = webhooks.filter(({ active }) => active).length;
  const count =
    told === 0
      ? 'Every address is off: none is'
      : `${opening(told, 'address', 'addresses')} ${told === 1 ? 'is' : 'are'}`;
  const paused = webhooks.filter(({ active, pausedAt }) => active && pausedAt).length;
  const failing = webhooks.filter((one) => standingOfWebhook(one).word === 'not taking').length;
  const rest = [
    ...(paused > 0
      ? [`${paused === 1 ? 'One is' : `${paused} are`} paused and ${paused === 1 ? 'waits' : 'wait'} for you.`]
      : []),
    ...(failing > 0 ? [`${failing === 1 ? 'One is' : `${failing} are`} not taking messages and tried again.`] : []),
  ];
  return [`${count} told of what is decided.`, ...rest].join(' ');
}

export const webhookRow = (webhook: Webhook, waiting: number) => ({
  ...standingOfWebhook(webhook),
  name: webhook.name,
  href: `/webhooks/${webhook.id}`,
  address: webhook.shownAddress,
  format: formatWords[webhook.format].label,
  told: toldOf(webhook),
  waiting,
  deliveredAt: webhook.deliveredAt,
});
