import { isIPv6 } from 'node:net';

/**
 * The network a visitor is counted under: an IPv4 address (also one that travels inside IPv6) as it is, an IPv6 address by its first 64 bits,
 * since whoever has one of those has all of them. Anything else is its own text.
 */
export function networkOf(address: string): string {
  const inside = /^(?:::ffff:)(\d+\.\d+\.\d+\.\d+)$/i.exec(address);
  if (inside?.[1]) return inside[1];
  if (!isIPv6(address)) return address;
  const [head = '', tail] = address.split('%')[0]!.toLowerCase().split('::');
  const groups = (text: string | undefined): string[] => (text ? text.split(':') : []);
  const [before, after] = [groups(head), groups(tail)];
  const zeros = Array.from({ length: tail === undefined ? 0 : Math.max(0, 8 - before.length - after.length) }, () => '0');
  return [...before, ...zeros, ...after].slice(0, 4).map((group) => group.replace(/^0+(?=.)/, '')).join(':');
}
