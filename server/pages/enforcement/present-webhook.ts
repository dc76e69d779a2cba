/** How a webhook stands, as a shape, a word and a sentence. */
import { wordsIn } from '../../helpers/words-in.ts';
import type { Texts } from '../../languages/texts.ts';
import type { Webhook } from '../../stores/webhooks.ts';
import { marketplace, type Keeper } from './keeper.ts';
import { saidFault } from './said-faults.ts';
import { formatWords, groupWords } from './webhook-form.ts';

export interface WebhookStanding {
  mark: 'fine' | 'too-few' | 'stale' | 'warn' | 'limit';
  word: string;
}

export function standingOfWebhook(t: Texts, { active, pausedAt, failingSince, deliveredAt }: Webhook): WebhookStanding {
  if (!active) return { mark: 'stale', word: t('off') };
  if (pausedAt) return { mark: 'limit', word: t('paused') };
  if (failingSince) return { mark: 'warn', word: t('not taking') };
  return deliveredAt ? { mark: 'fine', word: t('taking') } : { mark: 'too-few', word: t('nothing sent yet') };
}

/** 'changes of standing and the night’s summary' */
export const toldOf = (t: Texts, { kinds }: Webhook): string =>
  wordsIn(t.language).list(kinds.map((kind) => t(groupWords[kind].told)));

export function leadOfWebhook(t: Texts, webhook: Webhook): string {
  const { active, pausedAt, pausedReason, failingSince } = webhook;
  if (!active) return t('It is off: what happens meanwhile is not sent, unless you send it again later.');
  if (pausedAt)
    return t('It is paused. {reason} What happens waits; mend the receiver, then resume it.', {
      reason: pausedReason === null ? '' : saidFault(t, pausedReason),
    });
  if (failingSince)
    return t('It is not taking messages at the moment. They are sent again by themselves, at growing distances.');
  return t('It is told of {what}.', { what: toldOf(t, webhook) });
}

export function leadOfWebhooks(t: Texts, keeper: Keeper, webhooks: readonly Webhook[]): string {
  const ofMarketplace = keeper === marketplace;
  if (webhooks.length === 0)
    return ofMarketplace
      ? t('No program is told of what is decided. Programs can also ask, with a token.')
      : t('None of your programs is told when something changes. They can also ask, with a token.');
  const told = webhooks.filter(({ active }) => active).length;
  const paused = webhooks.filter(({ active, pausedAt }) => active && pausedAt).length;
  const failing = webhooks.filter(({ active, pausedAt, failingSince }) => active && !pausedAt && failingSince).length;
  return [
    ofMarketplace
      ? t(
          '{n, plural, =0 {Every address is off: none is told of what is decided.} one {One address is told of what is decided.} other {# addresses are told of what is decided.}}',
          { n: told },
        )
      : t(
          '{n, plural, =0 {Every address is off: none is told when something changes.} one {One address is told when something changes.} other {# addresses are told when something changes.}}',
          { n: told },
        ),
    ...(paused > 0
      ? [t('{n, plural, one {One is paused and waits for you.} other {# are paused and wait for you.}}', { n: paused })]
      : []),
    ...(failing > 0
      ? [
          t(
            '{n, plural, one {One is not taking messages and tried again.} other {# are not taking messages and tried again.}}',
            { n: failing },
          ),
        ]
      : []),
  ].join(' ');
}

export const webhookRow = (t: Texts, keeper: Keeper, webhook: Webhook, waiting: number) => ({
  ...standingOfWebhook(t, webhook),
  name: webhook.name,
  href: `${keeper.webhooks}/${webhook.id}`,
  address: webhook.shownAddress,
  format: t(formatWords[webhook.format].label),
  told: toldOf(t, webhook),
  waiting,
  deliveredAt: webhook.deliveredAt,
});
