/** An event as the body of a message, in the shape that its receiver takes. */
import { chatText } from './chat-text.ts';
import type { ToldEvent } from './event.ts';

/** `assay`: signed JSON for programs. `chat`: what Slack, Mattermost, Rocket.Chat and Google Chat take. `teams`: a Teams workflow. */
export const formats = ['assay', 'chat', 'teams'] as const;
export type Format = (typeof formats)[number];

/** @param baseUrl where the links of a chat message lead */
export function messageBody(format: Format, event: ToldEvent, baseUrl: string): string {
  if (format === 'assay') {
    const { type, at, ...rest } = event;
    return JSON.stringify({ type, timestamp: at, data: rest });
  }
  const text = chatText(event, baseUrl);
  return JSON.stringify(format === 'chat' ? { text } : teamsCard(text));
}

const teamsCard = (text: string) => ({
  type: 'message',
  attachments: [
    {
      contentType: 'application/vnd.microsoft.card.adaptive',
      contentUrl: null,
      content: {
        $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
        type: 'AdaptiveCard',
        version: '1.4',
        body: [{ type: 'TextBlock', text, wrap: true }],
      },
    },
  ],
});
