/** Signatures as the Standard Webhooks specification has them, so that receivers can use the libraries that are kept for it. */
import { createHmac, randomBytes } from 'node:crypto';

const prefix = 'whsec_';

/** A secret to sign with: 32 random bytes as `whsec_` and Base64. */
export const newSigningSecret = (): string => prefix + randomBytes(32).toString('base64');

/**
 * One signature over id, instant of sending and body.
 *
 * @param secret `whsec_…`
 * @param sentAt seconds since 1970
 * @example signatureOf('whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw', 'msg_p5jXN8AQM9LWM0D4loKWxJek', 1614265330, '{"test": 2432232314}')
 *   // 'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE='
 */
export function signatureOf(secret: string, id: string, sentAt: number, body: string): string {
  const key = Buffer.from(secret.slice(prefix.length), 'base64');
  return `v1,${createHmac('sha256', key).update(`${id}.${sentAt}.${body}`).digest('base64')}`;
}

/** The three headers. During a change of secrets the message bears one signature of each: a receiver takes whichever it knows. */
export const signedHeaders = (secrets: readonly string[], id: string, sentAt: number, body: string) => ({
  'webhook-id': id,
  'webhook-timestamp': String(sentAt),
  'webhook-signature': secrets.map((secret) => signatureOf(secret, id, sentAt, body)).join(' '),
});
