/** One message to one address: where the name leads is looked up, judged and held to; nothing is followed. */
import { lookup } from 'node:dns/promises';
import { request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import { bareHost, faultOfAddress, faultOfResolved } from '../server/enforcement/address-rules.ts';
import type { Outcome } from '../server/stores/webhook-deliveries.ts';

/** Milliseconds from the first look at the name to the end of the answer. */
export const usualPatience = 10_000;
/** Bytes of an answer that are read, and characters of it that are kept. */
const [mostRead, mostKept] = [64 * 1024, 500];

export interface Message {
  address: string;
  headers: Readonly<Record<string, string>>;
  body: string;
  /** To public addresses by https only: nobody of ours chose this one. */
  publicOnly?: boolean;
}

/** Every address that a name leads to. */
export type Resolve = (host: string) => Promise<string[]>;

const resolveName: Resolve = async (host) => (await lookup(host, { all: true })).map(({ address }) => address);

class Refusal extends Error {}

/** Never throws: whatever goes wrong is the outcome. No sentence of it holds the address. */
export async function sendMessage(
  { address, headers, body, publicOnly = false }: Message,
  { patience = usualPatience, resolve = resolveName }: { patience?: number; resolve?: Resolve } = {},
): Promise<Outcome> {
  const begun = performance.now();
  const outOfTime = AbortSignal.timeout(patience);
  const took = () => Math.round(performance.now() - begun);
  try {
    const url = new URL(address);
    const fault = faultOfAddress(address, publicOnly);
    if (fault) throw new Refusal(fault);
    const addresses = await addressesOf(url, publicOnly, resolve, outOfTime);
    const { status, answer } = await post(url, addresses, { headers, body }, outOfTime);
    return { status, milliseconds: took(), answer, fault: faultOfStatus(status) };
  } catch (error) {
    const fault = outOfTime.aborted ? `no answer within ${patience / 1000} s` : inWords(error);
    return { status: null, milliseconds: took(), answer: '', fault };
  }
}

async function addressesOf(url: URL, publicOnly: boolean, resolve: Resolve, signal: AbortSignal): Promise<string[]> {
  const host = bareHost(url);
  const addresses = isIP(host) ? [host] : await Promise.race([resolve(host), ending(signal)]);
  const fault = faultOfResolved(url, addresses, publicOnly);
  if (fault) throw new Refusal(fault);
  return addresses;
}

const ending = (signal: AbortSignal): Promise<never> =>
  new Promise((_resolve, reject) => signal.addEventListener('abort', () => reject(new Error('out of time'))));

function post(
  url: URL,
  addresses: readonly string[],
  { headers, body }: Pick<Message, 'headers' | 'body'>,
  signal: AbortSignal,
): Promise<{ status: number; answer: string }> {
  const request = url.protocol === 'https:' ? requestHttps : requestHttp;
  const whole = { ...headers, 'content-length': String(Buffer.byteLength(body)) };
  return new Promise((resolve, reject) => {
    const outgoing = request(url, { method: 'POST', headers: whole, agent: false, lookup: heldTo(addresses), signal });
    outgoing.on('error', reject);
    outgoing.on('response', (incoming) => {
      const parts: Buffer[] = [];
      let read = 0;
      const done = () => {
        resolve({ status: incoming.statusCode ?? 0, answer: keptOf(Buffer.concat(parts)) });
        outgoing.destroy();
      };
      incoming.on('data', (part: Buffer) => {
        parts.push(part);
        read += part.length;
        if (read >= mostRead) done();
      });
      incoming.on('end', done);
      incoming.on('error', reject);
    });
    outgoing.end(body);
  });
}

/** The name is not asked a second time: a different answer could lead elsewhere. */
const heldTo =
  (addresses: readonly string[]): LookupFunction =>
  (_host, options, answer) => {
    const all = addresses.map((address) => ({ address, family: isIP(address) }));
    if (options.all) answer(null, all);
    else answer(null, addresses[0] ?? '', isIP(addresses[0] ?? ''));
  };

const keptOf = (bytes: Buffer): string =>
  [...bytes.toString('utf8').replace(/[^\P{Cc}\n\t]/gu, '')].slice(0, mostKept).join('');

function faultOfStatus(status: number): string | null {
  if (status >= 200 && status < 300) return null;
  return status >= 300 && status < 400
    ? `it answered with a redirection (${status}), which is not followed`
    : `it answered with ${status}`;
}

const words: Record<string, string> = {
  ECONNREFUSED: 'nobody listens there',
  ECONNRESET: 'it hung up',
  ENOTFOUND: 'there is no such name',
  EAI_AGAIN: 'the name could not be looked up',
  EHOSTUNREACH: 'there is no way to it',
  ENETUNREACH: 'there is no way to it',
};

function inWords(error: unknown): string {
  if (error instanceof Refusal) return error.message;
  const { code } = error as { code?: string };
  if (!code) return 'the connection failed';
  return (
    words[code] ??
    (/CERT|SSL|TLS/.test(code) ? `its certificate is not accepted (${code})` : `the connection failed (${code})`)
  );
}
