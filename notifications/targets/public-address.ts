import { BlockList, isIP } from 'node:net';

/**
 * IPv4 ranges that are not the public internet, as registered by IANA: local, shared, for
 * documentation, benchmarks or multicast, and reserved.
 * https://www.iana.org/assignments/iana-ipv4-special-registry
 */
const SPECIAL_V4 = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  // Shared by carriers; includes Alibaba's metadata address, 100.100.100.200.
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  // Link-local; includes the metadata address of most clouds.
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  // For protocols; includes Oracle's metadata address, 192.0.0.192.
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.31.196.0', 24],
  ['192.52.193.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['192.175.48.0', 24],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
  // Azure's own host service, which every virtual machine reaches: public by its number only.
  ['168.63.129.16', 32],
] as const;

/**
 * The public part of IPv6. What lies outside is local, multicast or reserved, or carries an IPv4
 * address (mapped, or translated by NAT64) that something on the way unpacks.
 */
const UNICAST_V6 = ['2000::', 3] as const;

/** Exceptions within it: https://www.iana.org/assignments/iana-ipv6-special-registry */
const SPECIAL_V6 = [
  // For protocols; includes Teredo, which carries an IPv4 address.
  ['2001::', 23],
  ['2001:db8::', 32],
  // 6to4, which also carries an IPv4 address.
  ['2002::', 16],
  ['2620:4f:8000::', 48],
  ['3fff::', 20],
] as const;

const special = new BlockList();
for (const [net, bits] of SPECIAL_V4) special.addSubnet(net, bits, 'ipv4');
for (const [net, bits] of SPECIAL_V6) special.addSubnet(net, bits, 'ipv6');

const unicast = new BlockList();
unicast.addSubnet(...UNICAST_V6, 'ipv6');

/**
 * Whether an address belongs to the public internet, to which alerts may go. False for anything
 * that is not an address in its usual spelling.
 */
export function isPublicAddress(address: string): boolean {
  // A zone (`fe80::1%eth0`) names a network of this machine.
  if (address.includes('%')) return false;
  switch (isIP(address)) {
    case 4:
      return !special.check(address, 'ipv4');
    case 6:
      return unicast.check(address, 'ipv6') && !special.check(address, 'ipv6');
    default:
      return false;
  }
}
