import { BlockList, isIP } from 'node:net';
import type { ChannelType } from '../../ledger/types.ts';
import { email } from '../text.ts';

/** Addresses that no alert may go to unless the operator allows it: not of the public internet. */
const PRIVATE_V4 = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
] as const;

/** Local addresses, and the ranges that carry an IPv4 address to where it says. */
const PRIVATE_V6 = [
  ['::', 127],
  ['64:ff9b::', 96],
  ['2002::', 16],
  ['fc00::', 7],
  ['fe80::', 10],
  ['ff00::', 8],
] as const;

const blocked = new BlockList();
for (const [net, bits] of PRIVATE_V4) blocked.addSubnet(net, bits, 'ipv4');
for (const [net, bits] of PRIVATE_V6) blocked.addSubnet(net, bits, 'ipv6');

/** The target as a URL of http or https without credentials; null where it is none. */
export function parseTarget(target: string): URL | null {
  if (/\s/.test(target) || !URL.canParse(target)) return null;
  const url = new URL(target);
  const isWeb = url.protocol === 'http:' || url.protocol === 'https:';
  return isWeb && url.username === '' && url.password === '' && url.port !== '0' ? url : null;
}

/** Why a target is none for its channel; null where it is one. */
export function targetProblem(type: ChannelType, target: string): string | null {
  if (type === 'email') {
    return email.safeParse(target).success ? null : 'must be an e-mail address';
  }
  const url = parseTarget(target);
  if (url === null) return 'must be an http(s) URL without credentials';
  return null;
}

/**
 * Whether the target names this machine or a private address outright. A name that resolves to one
 * is found out when it is sent to, since names change.
 */
export function isPrivateTarget({ hostname }: URL): boolean {
  const host = hostname.replace(/^\[|\]$/g, '').replace(/\.$/, '');
  if (host === 'localhost' || host.endsWith('.localhost')) return true;
  const family = isIP(host);
  return family !== 0 && blocked.check(host, family === 4 ? 'ipv4' : 'ipv6');
}
