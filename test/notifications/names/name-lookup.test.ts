import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { nameLookup, type NameLookupOptions } from '../../../notifications/names/name-lookup.ts';
import type { AskSystem } from '../../../notifications/names/system-lookup.ts';
import { startNameServer, type NameAnswer } from '../../support/name-server.ts';

const cleanups: (() => unknown)[] = [];
afterEach(async () => {
  for (const cleanup of cleanups.splice(0)) await cleanup();
});

/** Lookups by a name server and files of their own. */
async function lookingUp(
  names: Readonly<Record<string, NameAnswer>> | Parameters<typeof startNameServer>[0],
  {
    hosts = '',
    resolvConf = '',
    ...options
  }: Partial<NameLookupOptions> & { hosts?: string; resolvConf?: string } = {},
) {
  const server = await startNameServer(
    typeof names === 'function' ? names : (name) => names[name] ?? 'none',
  );
  const folder = mkdtempSync(join(tmpdir(), 'sla-names-'));
  cleanups.push(
    () => server.stop(),
    () => rmSync(folder, { recursive: true }),
  );
  const hostsFile = join(folder, 'hosts');
  const file = join(folder, 'resolv.conf');
  writeFileSync(hostsFile, hosts);
  writeFileSync(file, resolvConf);
  const lookup = nameLookup({
    askSystem: null,
    servers: [server.address],
    hostsFile,
    resolvConf: file,
    ...options,
  });
  const addressesOf = async (name: string) => (await lookup(name)).map(({ address }) => address);
  return { server, hostsFile, lookup, addressesOf };
}

/** Names whose name servers say nothing, and what all others have. */
const dead = (count: number) => Array.from({ length: count }, (_, index) => `n${index}.dead`);
const orSilent = (name: string): NameAnswer => (name.endsWith('.dead') ? 'silent' : ['192.0.2.1']);

const never: AskSystem = () => new Promise(() => {});

/** Whether each of some promises has settled by now. */
function settledOf(all: readonly Promise<unknown>[]): () => number {
  let count = 0;
  const note = (): void => void (count += 1);
  for (const one of all) one.then(note, note);
  return () => count;
}

describe('a name', () => {
  it('has the addresses that its name servers say', async () => {
    const { lookup } = await lookingUp({ 'hooks.example': ['192.0.2.1', '192.0.2.2'] });
    expect(await lookup('hooks.example')).toEqual([
      { address: '192.0.2.1', family: 4 },
      { address: '192.0.2.2', family: 4 },
    ]);
  });

  it('of the hosts file has the addresses that are there, and nobody is asked', async () => {
    const { addressesOf, server, hostsFile } = await lookingUp(
      { 'receiver.example': ['192.0.2.1'] },
      {
        hosts:
          '# ours\n10.0.0.7\treceiver.example Receiver  # both\nfd00::7 receiver.example\nbroken x\n',
      },
    );
    expect(await addressesOf('receiver.example')).toEqual(['10.0.0.7', 'fd00::7']);
    expect(await addressesOf('receiver')).toEqual(['10.0.0.7']);
    expect(server.asked).toEqual([]);
    writeFileSync(hostsFile, '10.0.0.71 receiver\n');
    expect(await addressesOf('receiver')).toEqual(['10.0.0.71']);
    expect(await addressesOf('receiver.example')).toEqual(['192.0.2.1']);
    rmSync(hostsFile);
    await expect(addressesOf('receiver')).rejects.toThrow('has no address');
  });

  it.each(['localhost', 'localhost.', 'api.localhost'])('%s is this machine', async (name) => {
    const { addressesOf, server } = await lookingUp({ [name]: ['192.0.2.1'] });
    expect(await addressesOf(name)).toEqual(['127.0.0.1', '::1']);
    expect(server.asked).toEqual([]);
  });

  it('that is short is asked under the domains of the search list first', async () => {
    const { addressesOf, server } = await lookingUp(
      { 'hooks.alerts.svc.cluster.local': ['10.0.0.1'], 'hooks.dev': ['192.0.2.1'] },
      {
        resolvConf: 'nameserver 192.0.2.53\nsearch alerts.svc.cluster.local\noptions ndots:5\n',
      },
    );
    expect(await addressesOf('hooks')).toEqual(['10.0.0.1']);
    expect(await addressesOf('hooks.dev')).toEqual(['192.0.2.1']);
    expect(await addressesOf('hooks.dev.')).toEqual(['192.0.2.1']);
    expect(server.asked).toEqual([
      'hooks.alerts.svc.cluster.local',
      'hooks.dev.alerts.svc.cluster.local',
      'hooks.dev',
      'hooks.dev',
    ]);
  });

  it('with a dot is asked as it stands first, and under the search list afterwards', async () => {
    const { addressesOf, server } = await lookingUp(
      { 'hooks.alerts.corp.example': ['10.0.0.1'], 'hooks.alerts.lab.example': 'broken' },
      { resolvConf: 'search lab.example corp.example' },
    );
    expect(await addressesOf('hooks.alerts')).toEqual(['10.0.0.1']);
    expect(server.asked.filter((name) => !name.endsWith('lab.example'))).toEqual([
      'hooks.alerts',
      'hooks.alerts.corp.example',
    ]);
  });

  it('that nobody knows has no address', async () => {
    const { addressesOf } = await lookingUp({ 'mail.example': [] });
    for (const name of ['gone.example', 'mail.example']) {
      await expect(addressesOf(name)).rejects.toMatchObject({
        problem: 'has no address',
        code: 'ENOTFOUND',
      });
    }
  });

  it('is known once it is known for IPv4, where nobody answers for IPv6', async () => {
    const { addressesOf } = await lookingUp((name, family) => {
      if (family === 6) return 'silent';
      return name === 'hooks.example' ? ['192.0.2.1'] : 'none';
    });
    expect(await addressesOf('hooks.example')).toEqual(['192.0.2.1']);
    await expect(addressesOf('gone.example')).rejects.toThrow('has no address');
  });

  it('whose name server is broken could not be looked up', async () => {
    const { addressesOf } = await lookingUp({ 'broken.example': 'broken' });
    await expect(addressesOf('broken.example')).rejects.toMatchObject({
      problem: 'could not be looked up',
      code: 'ESERVFAIL',
    });
  });

  it('whose name server does not answer is given up in time, and so said', async () => {
    const { addressesOf } = await lookingUp({ 'dead.example': 'silent' }, { withinMs: 300 });
    await expect(addressesOf('dead.example')).rejects.toMatchObject({
      problem: 'could not be looked up within 0.3 s',
      code: 'ETIMEOUT',
    });
  });
});

describe('the system', () => {
  it('is asked for what neither the hosts file nor a name server has', async () => {
    const asked: string[] = [];
    const { addressesOf } = await lookingUp(
      { 'hooks.example': ['192.0.2.1'], 'broken.local': 'broken' },
      {
        askSystem: (name) => {
          asked.push(name);
          return Promise.resolve([{ address: '192.168.0.9', family: 4 }]);
        },
      },
    );
    expect(await addressesOf('hooks.example')).toEqual(['192.0.2.1']);
    expect(await addressesOf('printer.local')).toEqual(['192.168.0.9']);
    expect(await addressesOf('broken.local')).toEqual(['192.168.0.9']);
    expect(asked).toEqual(['printer.local', 'broken.local']);
  });

  it('is not asked for a name whose name server does not answer', async () => {
    const askSystem = vi.fn<AskSystem>(never);
    const { addressesOf } = await lookingUp(
      { 'dead.example': 'silent' },
      { askSystem, withinMs: 200 },
    );
    await expect(addressesOf('dead.example')).rejects.toThrow('within 0.2 s');
    expect(askSystem).not.toHaveBeenCalled();
  });

  it('is asked for one name at a time, and takes none with it that name servers have', async () => {
    const askSystem = vi.fn<AskSystem>(never);
    const { addressesOf } = await lookingUp({ 'hooks.example': ['192.0.2.1'] }, { askSystem });
    const trapped = Array.from({ length: 12 }, (_, index) => addressesOf(`trap${index}.example`));
    const settled = settledOf(trapped);
    await vi.waitFor(() => expect(askSystem).toHaveBeenCalledTimes(1));
    expect(await addressesOf('hooks.example')).toEqual(['192.0.2.1']);
    expect(settled()).toBe(0);
    const outcomes = await Promise.allSettled(trapped);
    expect(outcomes.map(({ status }) => status)).toEqual(Array(12).fill('rejected'));
    expect(askSystem).toHaveBeenCalledTimes(1);
  });
});

describe('names whose name servers do not answer', () => {
  it('are asked for up to a limit, and the hosts file waits for none of them', async () => {
    const { addressesOf, server } = await lookingUp(orSilent, {
      hosts: '10.0.0.7 receiver',
      withinMs: 1_500,
    });
    const all = Promise.allSettled(dead(400).map(addressesOf));
    expect(await addressesOf('receiver')).toEqual(['10.0.0.7']);
    const problems = (await all).map((one) => (one.status === 'rejected' ? one.reason.code : ''));
    expect(new Set(server.asked).size).toBeLessThanOrEqual(256);
    expect(new Set(problems)).toEqual(new Set(['ETIMEOUT', 'EBUSY']));
  });

  it('share fewer places once they were slow, until they are quick again', async () => {
    let isDown = true;
    const { addressesOf, server } = await lookingUp(
      (name) => (isDown ? orSilent(name) : ['192.0.2.7']),
      { withinMs: 1_500 },
    );
    await Promise.allSettled(dead(200).map(addressesOf));
    const before = server.asked.length;
    const again = Promise.allSettled(dead(200).map(addressesOf));
    expect(await addressesOf('hooks.example')).toEqual(['192.0.2.1']);
    await again;
    // Those that got no place within a second were not asked for.
    expect(new Set(server.asked.slice(before)).size).toBe(64 + 1);
    isDown = false;
    for (let round = 0; round < 2; round += 1) {
      const found = await Promise.all(dead(100).map(addressesOf));
      expect(found.flat()).toEqual(Array(100).fill('192.0.2.7'));
    }
  });
});
