import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { within } from '../../service/system/polling.ts';
import { ROOT } from '../../service/system/root.ts';
import { HOUR } from '../support/case-file.ts';
import { ADMIN_KEY, Desk } from '../support/desk.ts';
import { inParallel } from '../support/in-parallel.ts';
import { makeInstallation, type Installation } from '../support/installation.ts';
import {
  HOSTILE_ACCOUNT,
  hostileRequest,
  type HostileRequest,
} from './support/hostile-requests.ts';
import { chartOf, csvOf } from './support/memory-chart.ts';
import { memorySample, type MemorySample } from './support/memory-samples.ts';
import { scale } from './support/scale.ts';

const MINUTES = scale(Number(process.env['SLA_ATTACK_MINUTES'] ?? 60), 1 / 3);
const SAMPLE_EVERY_MS = scale(5_000, 2_000);
/**
 * The longest wait for garbage to be collected. Thousands of alerts to receivers that do not exist are left
 * then, whose attempts make garbage of their own until the waits between them have grown.
 */
const PAUSE_MS = scale(1_800_000, 30_000);
const AT_ONCE = 6;

/**
 * As many cases as a worker keeps: an instance in use has its cache full, and one that nobody has used yet would
 * seem to grow by what every instance takes.
 */
const CASES_BEFORE = scale(1_000, 20);

/** What may be left of an hour of it. */
const MAX_LEFT_MB = 200;

/** Nothing is wrong with a service that says that it is busy. */
const BUSY = 503;

describe('an hour of the costliest requests of every kind', () => {
  let installation: Installation;
  let desk: Desk;
  let pids: readonly [number, number];
  const begun = performance.now();
  const samples: MemorySample[] = [];
  const failed: string[] = [];

  async function sample(): Promise<MemorySample> {
    const taken = await memorySample(desk, pids, (performance.now() - begun) / 1_000);
    samples.push(taken);
    return taken;
  }

  /** Sends requests until the time is up. */
  async function lane(serials: Iterable<number>): Promise<void> {
    for (const serial of serials) {
      const request = hostileRequest(serial);
      const { status, text } = await send(request);
      if (status < 500 || status === BUSY) continue;
      failed.push(
        `${request.method} ${request.path.slice(0, 80)}: ${status} ${text.slice(0, 300)}`,
      );
    }
  }

  async function send({ method, path, body, headers }: HostileRequest) {
    try {
      const response = await fetch(`${installation.url}${path}`, {
        method,
        headers: {
          Authorization: `Bearer ${ADMIN_KEY}`,
          'Content-Type': 'application/json',
          ...headers,
        },
        ...(body !== undefined && { body }),
      });
      return { status: response.status, text: await response.text() };
    } catch (error) {
      // A connection may be closed in the moment in which it is used again; whether the service has ended is seen later.
      if (installation.processes().length < pids.length) throw error;
      return { status: BUSY, text: String(error) };
    }
  }

  beforeAll(async () => {
    installation = await makeInstallation(ADMIN_KEY);
    // As a user starts it, with the settings of memory that this has.
    await installation.start('npm');
    const [service, engine] = installation.processes();
    if (!service || !engine) throw new Error('The service or its engine does not run.');
    pids = [service.pid, engine.pid];
    desk = new Desk(installation.url);
    await desk.post('/v1/accounts', HOSTILE_ACCOUNT);
    const account = await desk.account();
    await inParallel(Array.from({ length: CASES_BEFORE }), () => desk.open(account, HOUR));
    await sample();
    const timer = setInterval(() => void sample(), SAMPLE_EVERY_MS);
    const serials = serialsUntil(performance.now() + MINUTES * 60_000);
    await Promise.all(Array.from({ length: AT_ONCE }, () => lane(serials)));
    clearInterval(timer);
  }, 7_200_000);

  afterAll(async () => {
    writeReport(samples);
    await installation.remove();
  });

  test('fails at nothing', () => {
    expect(failed).toEqual([]);
    expect(installation.processes().map(({ pid }) => pid)).toEqual(pids);
  });

  test('leaves little behind in the memory of the service', { timeout: 2 * PAUSE_MS }, async () => {
    const [first] = samples;
    const leftOf = (last: MemorySample): number =>
      scale(last.service - first!.service, last.held - first!.held);
    let left = Infinity;
    await within(PAUSE_MS, async () => {
      await delay(SAMPLE_EVERY_MS);
      left = leftOf(await sample());
      return left < MAX_LEFT_MB;
    });
    expect(left).toBeLessThan(MAX_LEFT_MB);
  });
});

function* serialsUntil(end: number): Generator<number> {
  for (let serial = 0; performance.now() < end; serial += 1) yield serial;
}

/** Beside the data of a service that runs from here, which git ignores too. */
function writeReport(samples: readonly MemorySample[]): void {
  const folder = join(ROOT, '.data', 'attacks');
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'hostile-traffic.csv'), csvOf(samples));
  writeFileSync(join(folder, 'hostile-traffic.svg'), chartOf(samples));
}
