/** The two pages of what programs may know. */
import type { Texts } from '../../languages/texts.ts';
import type { Keeper } from './keeper.ts';

/** The marketplace's programs are told first of all; those of a seller mostly ask. */
export function webhookTabs(t: Texts, { webhooks, tokens }: Keeper, current: 'webhooks' | 'tokens') {
  const both = [
    { href: webhooks, label: t('Webhooks'), current: current === 'webhooks' },
    { href: tokens, label: t('Tokens'), current: current === 'tokens' },
  ];
  return tokens === '/keys' ? both.toReversed() : both;
}
