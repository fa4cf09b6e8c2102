import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ADMIN_KEY } from '../support/desk.ts';
import { makeInstallation, type Installation } from '../support/installation.ts';
import { spawnScript, type Spawned } from '../support/spawned.ts';

const LISTENER = new URL('../service/system/scripts/listen.ts', import.meta.url);

let installation: Installation;
let stranger: Spawned;
let taken: string;

beforeAll(async () => {
  installation = await makeInstallation(ADMIN_KEY);
  stranger = spawnScript(LISTENER, []);
  taken = await stranger.line();
});

afterAll(async () => {
  stranger.kill('SIGKILL');
  await stranger.ended;
  await installation.remove();
});

describe('a start that cannot be', () => {
  test('for its configuration names all that is wrong with it, and nothing else', async () => {
    const exit = await installation.failToStart({
      PORT: 'abc',
      SLA_ALLOW_PRIVATE_TARGETS: 'maybe',
    });
    expect(exit).toMatchObject({ code: 1, stdout: '' });
    expect(exit.stderr.trim().split('\n')).toEqual([
      'The configuration cannot be used:',
      expect.stringMatching(/^- PORT: .*1 to 65535/),
      expect.stringMatching(/^- SLA_ALLOW_PRIVATE_TARGETS: .*yes.*no/),
    ]);
  });

  test('for its policies lists what is wrong with them, before it builds or makes anything', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'policies-'));
    try {
      mkdirSync(join(folder, 'calendars', 'moon'), { recursive: true });
      writeFileSync(
        join(folder, 'calendars', 'moon', 'v1.yaml'),
        'id: moon\ntimeZone: Moon/Tycho\n',
      );
      const exit = await installation.failToStart({ SLA_POLICIES_DIR: folder });
      expect(exit).toMatchObject({ code: 1, stdout: '' });
      expect(exit.stderr).toMatch(
        /calendars\/moon\/v1\.yaml:2:1 at timeZone: neither an IANA zone/,
      );
      expect(exit.stderr).toMatch(/calendars\/moon\/v1\.yaml:1:1 at source: /);
      expect(existsSync(join(installation.dataDir, 'lock'))).toBe(false);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });

  test.each(['PORT', 'SLA_ENGINE_PORT', 'SLA_ENGINE_UI_PORT'])(
    'as a stranger listens on %s names it, and leaves nothing running',
    async (variable) => {
      const exit = await installation.failToStart({ [variable]: taken });
      expect(exit.code).toBe(1);
      expect(exit.stderr).toContain(`Port ${taken} on 127.0.0.1 is taken`);
      expect(exit.stderr).toContain(`set ${variable}`);
      expect(exit.stderr.trim().split('\n')).toHaveLength(1);
      expect(installation.processes()).toEqual([]);
    },
  );

  test('as its PostgreSQL does not answer says so, and leaves no engine running', async () => {
    const exit = await installation.failToStart({
      DATABASE_URL: `postgresql://sla@127.0.0.1:${taken}/sla`,
    });
    expect(exit.code).toBe(1);
    expect(exit.stderr).toContain('127.0.0.1');
    expect(exit.stderr).not.toContain('The start was');
    expect(installation.processes()).toEqual([]);
  });
});
