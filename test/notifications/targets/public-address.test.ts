import { describe, expect, it } from 'vitest';
import { isPublicAddress } from '../../../notifications/targets/public-address.ts';

describe('an address of the public internet', () => {
  it.each([
    '8.8.8.8',
    '1.0.0.0',
    '9.255.255.255',
    '11.0.0.0',
    '100.63.255.255',
    '100.128.0.0',
    '168.63.129.15',
    '168.63.129.17',
    '172.15.255.255',
    '172.32.0.0',
    '191.255.255.255',
    '192.0.1.0',
    '198.17.255.255',
    '198.20.0.0',
    '223.255.255.255',
    '2001:200::1',
    '2001:4860:4860::8888',
    '2a00:1450:4001::1',
  ])('is %s', (address) => {
    expect(isPublicAddress(address)).toBe(true);
  });
});

describe('an address that is not on the public internet', () => {
  it.each([
    ['this network', '0.0.0.0'],
    ['this network', '0.255.255.255'],
    ['private', '10.0.0.1'],
    ['private', '172.16.0.0'],
    ['private', '172.31.255.255'],
    ['private', '192.168.255.255'],
    ['shared by carriers', '100.64.0.0'],
    ['shared by carriers', '100.127.255.255'],
    ['loopback', '127.255.255.254'],
    ['link-local', '169.254.0.1'],
    ['metadata of most clouds', '169.254.169.254'],
    ['metadata of containers', '169.254.170.2'],
    ['metadata of Alibaba', '100.100.100.200'],
    ['metadata of Oracle', '192.0.0.192'],
    ['the machine beside those of Azure', '168.63.129.16'],
    ['of documentation', '192.0.2.1'],
    ['of documentation', '198.51.100.1'],
    ['of documentation', '203.0.113.1'],
    ['of benchmarks', '198.18.0.1'],
    ['of benchmarks', '198.19.255.255'],
    ['of the relay of 6to4', '192.88.99.1'],
    ['multicast', '224.0.0.1'],
    ['reserved', '240.0.0.1'],
    ['broadcast', '255.255.255.255'],
    ['nobody', '::'],
    ['loopback', '::1'],
    ['an old form of 127.0.0.1', '::7f00:1'],
    ['127.0.0.1, mapped', '::ffff:127.0.0.1'],
    ['8.8.8.8, mapped', '::ffff:8.8.8.8'],
    ['10.0.0.1 by NAT64', '64:ff9b::a00:1'],
    ['NAT64 of a network of its own', '64:ff9b:1::1'],
    ['10.0.0.1 by 6to4', '2002:a00:1::'],
    ['Teredo', '2001:0:4136:e378:8000:63bf:3fff:fdd2'],
    ['of benchmarks', '2001:2::1'],
    ['ORCHID', '2001:20::1'],
    ['of documentation', '2001:db8::1'],
    ['of documentation', '3fff::1'],
    ['discarded', '100::1'],
    ['private', 'fc00::1'],
    ['metadata of Amazon', 'fd00:ec2::254'],
    ['link-local', 'fe80::1'],
    ['link-local of one network', 'fe80::1%eth0'],
    ['site-local', 'fec0::1'],
    ['multicast', 'ff02::1'],
    ['not given to anybody', '4000::1'],
    ['a name', 'example.com'],
    ['of another spelling', '0x7f.1'],
    ['nothing', ''],
  ])('is one that is %s, %s', (_what, address) => {
    expect(isPublicAddress(address)).toBe(false);
  });
});
