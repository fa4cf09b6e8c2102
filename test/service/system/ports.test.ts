import { createServer } from 'node:net';
import { afterEach, describe, expect, test } from 'vitest';
import {
  AddressUnusableError,
  freePorts,
  PortTakenError,
  requireFreePort,
} from '../../../service/system/ports.ts';
import { spawnScript } from '../../support/spawned.ts';
import type { Spawned } from '../../support/spawned.ts';

const LISTENER = new URL('./scripts/listen.ts', import.meta.url);

let started: Spawned | null = null;

afterEach(async () => {
  started?.kill('SIGKILL');
  await started?.ended;
  started = null;
});

describe('a port', () => {
  test('is free where nobody listens', async () => {
    const [port = 0] = await freePorts(1);
    await expect(requireFreePort('127.0.0.1', port, 'PORT')).resolves.toBeUndefined();
  });

  test('that another process holds is refused, naming it and the setting', async () => {
    started = spawnScript(LISTENER, []);
    const port = Number(await started.line());
    const error = await requireFreePort('127.0.0.1', port, 'SLA_ENGINE_PORT').catch(
      (thrown: unknown) => thrown,
    );
    expect(error).toBeInstanceOf(PortTakenError);
    expect(error).toMatchObject({ port });
    expect(String(error)).toContain(`Port ${port} on 127.0.0.1`);
    expect(String(error)).toContain('SLA_ENGINE_PORT');
  });

  test('is refused where someone listens on every address', async () => {
    const server = createServer();
    const port = await new Promise<number>((resolve) => {
      server.listen(0, '0.0.0.0', () => {
        const address = server.address();
        resolve(typeof address === 'object' ? (address?.port ?? 0) : 0);
      });
    });
    await expect(requireFreePort('127.0.0.1', port, 'PORT')).rejects.toThrow(PortTakenError);
    server.close();
  });

  test('on an address that is not ours is refused by naming HOST', async () => {
    await expect(requireFreePort('192.0.2.1', 8080, 'PORT')).rejects.toThrow(AddressUnusableError);
  });

  test('is never handed out twice', async () => {
    const ports = await freePorts(20);
    expect(new Set(ports).size).toBe(20);
  });
});
