/** An event as the body of a message, in the shape that its receiver takes. */
import { chatText, type ChatEvent } from './chat-text.ts';

/** `assay`: signed JSON for programs. `chat`: what Slack, Mattermost, Rocket.Chat and Google Chat take. `teams`: a Teams workflow. */
export const formats = ['assay', 'chat', 'teams'] as const;
export type Format = (typeof formats)[number];

/** @param baseUrl where the links of a chat message lead */
export function messageBody(format: Format, event: ChatEvent, baseUrl: string): string {
  if (format === 'assay') return signedBody(event);
  const text = chatText(event, baseUrl);
  return JSON.stringify(format === 'chat' ? { text } : teamsCard(text));
}

/** As a program reads it: type and instant outside, all else within `data`. */
export function signedBody({ type, at, ...data }: { type: string; at: string }): string {
  return JSON.stringify({ type, timestamp: at, data });
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
