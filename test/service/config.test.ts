import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { ConfigError, configSchema, loadConfig } from '../../service/config.ts';

function problemsOf(env: NodeJS.ProcessEnv): Record<string, string> {
  try {
    loadConfig(env);
  } catch (error) {
    if (error instanceof ConfigError) {
      return Object.fromEntries(error.problems.map((found) => [found.variable, found.message]));
    }
    throw error;
  }
  return {};
}

describe('the configuration', () => {
  test('works with nothing set', () => {
    const { config, warnings } = loadConfig({ XDG_CACHE_HOME: '/caches' });
    expect(warnings).toEqual([]);
    expect(config).toMatchObject({
      port: 8080,
      host: '127.0.0.1',
      dataDir: '.data',
      adminKey: null,
      databaseUrl: null,
      temporalElsewhere: false,
      namespace: null,
      enginePort: 7233,
      engineUiPort: 8233,
      allowPrivateTargets: false,
      publicUrl: 'http://127.0.0.1:8080',
      temporalUiUrl: null,
      allowedHosts: [],
      policiesDir: null,
      logLevel: 'info',
    });
    expect(config.cacheDir).toMatch(/sla-timers$/);
  });

  test('says whether Temporal is elsewhere', () => {
    expect(loadConfig({ TEMPORAL_PROFILE: 'ours' }).config.temporalElsewhere).toBe(true);
    expect(loadConfig({ TEMPORAL_NAMESPACE: 'sla' }).config.temporalElsewhere).toBe(false);
  });

  test('takes an empty variable as unset', () => {
    const empty = Object.fromEntries(Object.keys(configSchema.shape).map((name) => [name, '']));
    expect(loadConfig(empty)).toEqual(loadConfig({}));
  });

  test('ignores a cache folder that is not absolute', () => {
    const { config } = loadConfig({ XDG_CACHE_HOME: 'caches' });
    expect(config.cacheDir.startsWith(join(homedir(), '/'))).toBe(true);
  });

  test('takes the cache folder from where it was started, as the engine runs elsewhere', () => {
    expect(loadConfig({ SLA_CACHE_DIR: 'cache' }).config.cacheDir).toBe(resolve('cache'));
  });

  test('takes a folder of policies that is there, and no other', () => {
    const there = { SLA_POLICIES_DIR: 'policies/examples' };
    expect(loadConfig(there).config.policiesDir).toBe('policies/examples');
    for (const missing of ['policies/nowhere', 'package.json', 'package.json/below']) {
      expect(problemsOf({ SLA_POLICIES_DIR: missing })).toEqual({
        SLA_POLICIES_DIR: 'must be a folder that can be read',
      });
    }
  });

  test.each([
    ['1', true],
    ['true', true],
    ['YES', true],
    ['0', false],
    ['False', false],
    ['no', false],
  ])('reads %s as %s', (written, meant) => {
    const { config } = loadConfig({ SLA_ALLOW_PRIVATE_TARGETS: written });
    expect(config.allowPrivateTargets).toBe(meant);
  });

  test('names every variable that cannot be used, at once, with what is allowed', () => {
    const problems = problemsOf({
      PORT: 'http',
      SLA_ENGINE_PORT: '70000',
      SLA_ENGINE_UI_PORT: '0',
      SLA_ADMIN_KEY: 'short',
      DATABASE_URL: 'mysql://db/sla',
      TEMPORAL_ADDRESS: 'https://temporal.example.com',
      SLA_ALLOW_PRIVATE_TARGETS: 'maybe',
      SLA_PUBLIC_URL: 'sla.example.com',
      LOG_LEVEL: 'loud',
    });
    expect(problems).toEqual({
      PORT: expect.stringContaining('1 to 65535'),
      SLA_ENGINE_PORT: expect.stringContaining('1 to 65535'),
      SLA_ENGINE_UI_PORT: expect.stringContaining('1 to 65535'),
      SLA_ADMIN_KEY: expect.stringContaining('16 characters'),
      DATABASE_URL: expect.stringContaining('postgres://'),
      TEMPORAL_ADDRESS: expect.stringContaining('host:port'),
      SLA_ALLOW_PRIVATE_TARGETS: expect.stringContaining('true or yes'),
      SLA_PUBLIC_URL: expect.stringContaining('https://'),
      LOG_LEVEL: expect.stringContaining('info'),
    });
  });

  test('takes an administrator’s key up to the length at which the API reads one', () => {
    expect(problemsOf({ SLA_ADMIN_KEY: 'k'.repeat(512) })).toEqual({});
    expect(problemsOf({ SLA_ADMIN_KEY: 'k'.repeat(513) })).toEqual({
      SLA_ADMIN_KEY: 'must have at most 512 characters',
    });
  });

  test('lists what is wrong between variables beside what is wrong with one', () => {
    const env = { LOG_LEVEL: 'loud', PORT: '7233', SMTP_URL: 'smtp://localhost' };
    expect(problemsOf(env)).toEqual({
      LOG_LEVEL: expect.stringContaining('info'),
      SLA_ENGINE_PORT: 'must differ from PORT, which is 7233 too',
      SLA_MAIL_FROM: 'is required with SMTP_URL: the sender of mails',
    });
  });

  test('never shows a secret in its complaint', () => {
    const secrets = { SLA_ADMIN_KEY: 'tiny-secret', DATABASE_URL: 'mysql://me:hidden@db/sla' };
    expect(() => loadConfig(secrets)).toThrow(ConfigError);
    expect(() => loadConfig(secrets)).not.toThrow(/tiny-secret|hidden/);
  });

  test('refuses one port for two things', () => {
    expect(problemsOf({ PORT: '7233' })).toEqual({
      SLA_ENGINE_PORT: 'must differ from PORT, which is 7233 too',
    });
  });

  test('warns of a variable that it does not know', () => {
    const { warnings } = loadConfig({ SLA_DATADIR: '/data' });
    expect(warnings).toEqual([expect.stringContaining('SLA_DATADIR')]);
  });

  test('takes links from where it listens unless told otherwise', () => {
    expect(loadConfig({ HOST: '0.0.0.0', PORT: '80' }).config.publicUrl).toBe(
      'http://127.0.0.1:80',
    );
    expect(loadConfig({ HOST: '::1' }).config.publicUrl).toBe('http://[::1]:8080');
    expect(loadConfig({ SLA_PUBLIC_URL: 'https://sla.example.com/' }).config.publicUrl).toBe(
      'https://sla.example.com',
    );
  });

  test('says of every variable what it means', () => {
    const silent = Object.entries(configSchema.shape).filter(([, schema]) => !schema.description);
    expect(silent).toEqual([]);
  });

  test.each([
    ['sla@sla.example', { name: '', address: 'sla@sla.example' }],
    ['SLA timers <sla@sla.example>', { name: 'SLA timers', address: 'sla@sla.example' }],
    ['"Frist, Zeit" <sla@sla.example>', { name: 'Frist, Zeit', address: 'sla@sla.example' }],
  ])('takes %s for whom mails are from', (written, from) => {
    const { config } = loadConfig({ SMTP_URL: 'smtp://localhost', SLA_MAIL_FROM: written });
    expect(config.mail?.from).toEqual(from);
  });

  test.each(['sla', 'SLA <sla>', 'a@b.example, c@d.example', 'all: a@b.example;', 'SLA <>'])(
    'does not take %s for it',
    (written) => {
      expect(problemsOf({ SMTP_URL: 'smtp://localhost', SLA_MAIL_FROM: written })).toMatchObject({
        SLA_MAIL_FROM: 'must be one e-mail address, alone or as "Name <address>"',
      });
    },
  );

  test('takes further host names, and tells them from addresses and ports', () => {
    const { config } = loadConfig({ SLA_ALLOWED_HOSTS: 'sla.internal, sla-api' });
    expect(config.allowedHosts).toEqual(['sla.internal', 'sla-api']);
    for (const written of ['sla:8080', 'http://sla', '*', '*.internal', 'a,,b', 'a b', '-a']) {
      expect(problemsOf({ SLA_ALLOWED_HOSTS: written })).toMatchObject({
        SLA_ALLOWED_HOSTS: expect.stringContaining('without ports'),
      });
    }
  });

  test.each([
    ['SLA_ADMIN_KEYS', 'SLA_ADMIN_KEY'],
    ['SLA_ENGINE_PROT', 'SLA_ENGINE_PORT'],
    ['SLA_DATADIR', 'SLA_DATA_DIR'],
    ['SLA_PORT', 'PORT'],
    ['SLA_HOST', 'HOST'],
    ['SLA_DATABASE_URL', 'DATABASE_URL'],
    ['SLA_LOG_LEVEL', 'LOG_LEVEL'],
    ['SLA_UI_PORT', 'SLA_ENGINE_UI_PORT'],
  ])('warns that %s is no setting, and asks whether %s was meant', (written, meant) => {
    const { warnings } = loadConfig({ [written]: 'x' });
    expect(warnings).toEqual([
      `${written} is not a setting of this version and has no effect. Did you mean ${meant}?`,
    ]);
  });

  // Several settings end like the second.
  test.each(['SLA_SOMETHING_ELSE', 'SLA_DIR'])(
    'asks nothing of %s, which is like none or many',
    (written) => {
      expect(loadConfig({ [written]: 'x' }).warnings).toEqual([
        `${written} is not a setting of this version and has no effect.`,
      ]);
    },
  );

  describe.each(['SLA_CACHE_DIR', 'SLA_DATA_DIR'])('does not take for %s', (variable) => {
    test.each(['package.json', 'package.json/below', '/dev/null'])('%s', (path) => {
      expect(problemsOf({ [variable]: path })).toEqual({
        [variable]: 'must be a folder, or a path where one can be created',
      });
    });
  });
});
