import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { remoteFromEnvironment, RemoteSettingsError } from '../../../service/engine/remote.ts';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sla-remote-'));
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

function profileFile(...lines: string[]): string {
  const file = join(folder, 'temporal.toml');
  writeFileSync(file, lines.join('\n'));
  return file;
}

describe('a Temporal elsewhere', () => {
  test('is none where the environment asks for none', () => {
    expect(remoteFromEnvironment({})).toBeNull();
    expect(remoteFromEnvironment({ TEMPORAL_ADDRESS: '' })).toBeNull();
    expect(
      remoteFromEnvironment({ TEMPORAL_NAMESPACE: 'sla', XDG_CONFIG_HOME: folder }),
    ).toBeNull();
  });

  test('is named by TEMPORAL_ADDRESS', () => {
    expect(
      remoteFromEnvironment({ TEMPORAL_ADDRESS: 'temporal:7233', XDG_CONFIG_HOME: folder }),
    ).toEqual({ connectionOptions: { address: 'temporal:7233' }, namespace: null });
  });

  test('is reached with an API key over TLS', () => {
    const remote = remoteFromEnvironment({
      TEMPORAL_ADDRESS: 'cloud.example.com:7233',
      TEMPORAL_API_KEY: 'key',
      TEMPORAL_NAMESPACE: 'sla.account',
      XDG_CONFIG_HOME: folder,
    });
    expect(remote).toEqual({
      connectionOptions: { address: 'cloud.example.com:7233', tls: true, apiKey: 'key' },
      namespace: 'sla.account',
    });
  });

  test('is named by a profile, which the environment overrides', () => {
    const file = profileFile(
      '[profile.staging]',
      'address = "staging.example.com:7233"',
      'namespace = "sla-staging"',
      '[profile.staging.tls]',
      'server_name = "inner"',
      '[profile.staging.grpc_meta]',
      'team = "support"',
    );
    const env = { TEMPORAL_CONFIG_FILE: file, TEMPORAL_PROFILE: 'staging' };
    const remote = remoteFromEnvironment(env);
    expect(remote?.namespace).toBe('sla-staging');
    expect(remote?.connectionOptions).toMatchObject({
      address: 'staging.example.com:7233',
      tls: { serverNameOverride: 'inner' },
      metadata: { team: 'support' },
    });
    expect(remoteFromEnvironment({ ...env, TEMPORAL_NAMESPACE: 'mine' })?.namespace).toBe('mine');
  });

  test.each([
    ['a profile that is not there', { TEMPORAL_PROFILE: 'nowhere' }, /nowhere/],
    [
      'a certificate that is not there',
      {
        TEMPORAL_ADDRESS: 'temporal:7233',
        TEMPORAL_TLS_CLIENT_CERT_PATH: '/no/such/cert',
        TEMPORAL_TLS_CLIENT_KEY_PATH: '/no/such/key',
      },
      /no\/such\/cert/,
    ],
  ])('cannot be used with %s', (_what, env, message) => {
    const use = () => remoteFromEnvironment({ ...env, XDG_CONFIG_HOME: folder });
    expect(use).toThrow(RemoteSettingsError);
    expect(use).toThrow(message);
  });
});
