/** What went wrong with an address or a message, in the reader's language: it is found where nobody reads, and kept in English. */
import { message, type Texts } from '../../languages/texts.ts';

/** Of server/enforcement/address-rules.ts and jobs/send-message.ts; a test holds them to it. */
export const knownFaults = [
  message('Write the whole address, with https:// in front.'),
  message('Leave name and password out of the address: every message is signed instead.'),
  message('This is the name of a cloud’s metadata service: nothing is sent there.'),
  message('Nothing is sent to link-local and metadata addresses.'),
  message('Give an address that can be reached from the internet.'),
  message('the name leads to no address'),
  message('the name leads to a link-local or metadata address: nothing was sent'),
  message('the name leads to an address that cannot be reached from the internet: nothing was sent'),
  message('plain http is only for this machine and private networks: use https'),
  message('nobody listens there'),
  message('it hung up'),
  message('there is no such name'),
  message('the name could not be looked up'),
  message('there is no way to it'),
  message('the connection failed'),
  message('its address cannot be read: SESSION_SECRET is another one than when it was entered'),
  message('It has taken nothing for three days.'),
  message('It answered with 410: it wants no more messages.'),
];

const patterns: readonly [RegExp, (t: Texts, figure: string) => string][] = [
  [/^it answered with (\d+)$/, (t, status) => t('it answered with {status}', { status })],
  [
    /^it answered with a redirection \((\d+)\), which is not followed$/,
    (t, status) => t('it answered with a redirection ({status}), which is not followed', { status }),
  ],
  [/^no answer within ([\d.]+) s$/, (t, seconds) => t('no answer within {seconds} s', { seconds })],
  [/^its certificate is not accepted \((\w+)\)$/, (t, code) => t('its certificate is not accepted ({code})', { code })],
  [/^the connection failed \((\w+)\)$/, (t, code) => t('the connection failed ({code})', { code })],
];

export function saidFault(t: Texts, fault: string): string {
  for (const [pattern, say] of patterns) {
    const figure = pattern.exec(fault)?.[1];
    if (figure !== undefined) return say(t, figure);
  }
  return t(fault);
}
