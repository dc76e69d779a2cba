/** Where messages may go. An administrator types the address, yet it must not become a way into this machine's cloud. */
import { BlockList, isIP } from 'node:net';

/** Networks that no receiver lives in: link-local with the metadata services of clouds, multicast, nowhere. */
const refused = new BlockList();
for (const [network, prefix] of [
  ...([
    ['0.0.0.0', 8],
    ['169.254.0.0', 16],
    ['192.0.0.0', 24],
    ['224.0.0.0', 3],
  ] as const),
  // Metadata services that lie elsewhere: Alibaba, Azure.
  ...([
    ['100.100.100.200', 32],
    ['168.63.129.16', 32],
  ] as const),
])
  refused.addSubnet(network, prefix, 'ipv4');
for (const [network, prefix] of [
  ...([
    ['fe80::', 10],
    ['fec0::', 10],
    ['ff00::', 8],
  ] as const),
  // Metadata of AWS, and ways to write an IPv4 address as another one.
  ...([
    ['fd00:ec2::', 32],
    ['64:ff9b::', 96],
    ['64:ff9b:1::', 48],
    ['2002::', 16],
    ['2001::', 32],
    ['::ffff:0:0:0', 96],
    ['::', 96],
  ] as const),
])
  refused.addSubnet(network, prefix, 'ipv6');

const own = new BlockList();
for (const [network, prefix] of [
  ['127.0.0.0', 8],
  ['10.0.0.0', 8],
  ['172.16.0.0', 12],
  ['192.168.0.0', 16],
] as const)
  own.addSubnet(network, prefix, 'ipv4');
own.addSubnet('fc00::', 7, 'ipv6');
own.addAddress('::1', 'ipv6');

/** Besides those: addresses that providers, tests and examples have among themselves. */
const unroutable = new BlockList();
for (const [network, prefix] of [
  ['100.64.0.0', 10],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
] as const)
  unroutable.addSubnet(network, prefix, 'ipv4');
unroutable.addSubnet('100::', 64, 'ipv6');
unroutable.addSubnet('2001:db8::', 32, 'ipv6');

const metadataNames = /^(metadata|instance-data)(\.|$)|\.metadata\.|^metadata\.google\.internal$/i;

/** An IPv4 address that is written as an IPv6 one is judged as what it is. */
function judged(address: string): { address: string; family: 'ipv4' | 'ipv6' } {
  const inside = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  if (inside) return { address: inside, family: 'ipv4' };
  return { address, family: isIP(address) === 4 ? 'ipv4' : 'ipv6' };
}

export function isRefusedAddress(ip: string): boolean {
  const { address, family } = judged(ip);
  return address !== '::1' && refused.check(address, family);
}

/** Of this machine or of the house: plain http is allowed there. */
export function isOwnNetwork(ip: string): boolean {
  const { address, family } = judged(ip);
  return own.check(address, family);
}

/** Somewhere on the internet that is neither ours nor nobody's: where programs of sellers live. */
export function isPublic(ip: string): boolean {
  const { address, family } = judged(ip);
  return !isRefusedAddress(ip) && !own.check(address, family) && !unroutable.check(address, family);
}

/** The host without the brackets that an IPv6 address has in an URL. */
export const bareHost = ({ hostname }: URL): string => hostname.replace(/^\[(.*)\]$/, '$1').replace(/\.$/, '');

/**
 * What is wrong with an address as it was typed, in one sentence for the person; null: nothing. Where its name leads is
 * judged again each time that something is sent.
 *
 * @param publicOnly of a seller, who must not reach into the marketplace's own network
 */
export function faultOfAddress(text: string, publicOnly = false): string | null {
  const url = URL.parse(text);
  if (!url || !(publicOnly ? /^https:$/ : /^https?:$/).test(url.protocol) || url.hostname === '')
    return 'Write the whole address, with https:// in front.';
  if (url.username || url.password)
    return 'Leave name and password out of the address: every message is signed instead.';
  const host = bareHost(url);
  if (metadataNames.test(host)) return 'This is the name of a cloud’s metadata service: nothing is sent there.';
  if (isIP(host) !== 0 && isRefusedAddress(host)) return 'Nothing is sent to link-local and metadata addresses.';
  if (publicOnly && (isIP(host) === 0 ? !host.includes('.') : !isPublic(host)))
    return 'Give an address that can be reached from the internet.';
  return null;
}

/**
 * Why nothing may be sent to what a name has resolved to; null: it may.
 *
 * @param addresses all of them: one that is refused among them spoils the name
 */
export function faultOfResolved(url: URL, addresses: readonly string[], publicOnly = false): string | null {
  if (addresses.length === 0) return 'the name leads to no address';
  if (addresses.some(isRefusedAddress)) return 'the name leads to a link-local or metadata address: nothing was sent';
  if (publicOnly && !addresses.every(isPublic))
    return 'the name leads to an address that cannot be reached from the internet: nothing was sent';
  if (url.protocol === 'http:' && !addresses.every(isOwnNetwork))
    return 'plain http is only for this machine and private networks: use https';
  return null;
}
