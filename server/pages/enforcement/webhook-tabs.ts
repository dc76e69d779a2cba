/** The two pages of what programs may know. */
export const webhookTabs = (current: '/webhooks' | '/tokens') => [
  { href: '/webhooks', label: 'Webhooks', current: current === '/webhooks' },
  { href: '/tokens', label: 'Tokens', current: current === '/tokens' },
];
